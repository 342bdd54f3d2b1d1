package dev.lockstep.engine;

import dev.lockstep.task.Task;

/**
 * How a worker waits for its turn. A native hand-over costs tens of microseconds where it wakes another processor, and
 * two tasks that talk to each other hand over twice a round trip; so where two take turns, and there is a second
 * processor to look with, the one that gave its turn away looks for it a short while before it sleeps. The while is
 * longer than a wake-up takes, or two that have fallen asleep would miss each other for ever. Where looking is in vain
 * most of the time, because the machine is busy, it rests.
 *
 * <p>All fields but {@link #looking} are used by whoever gives its turn away, or has just done so; a lost update costs
 * a look too many or too few.
 */
final class TurnWait {
    private static final long LOOK_NANOS = 100_000;
    private static final int LOOKS_PER_CLOCK = 32;
    private static final int MISSES_BEFORE_REST = 8;
    private static final int REST = 64;
    private static final int ALTERNATIONS = 2;
    private final boolean canLook = Runtime.getRuntime().availableProcessors() > 1;
    private volatile Worker looking;
    private Task giver;
    private int alternations;
    private int misses;
    private int rest;

    /** {@code from} is about to give its turn to {@code to}; true if it is worth while to look for it. */
    boolean isExchange(Task from, Task to) {
        alternations = to == giver ? alternations + 1 : 0;
        giver = from;
        return canLook && alternations >= ALTERNATIONS;
    }

    /** Looks for a short while until it is {@code worker}'s turn; true if it is. */
    boolean look(Worker worker) {
        if (rest > 0 && --rest > 0) {
            return false;
        }
        looking = worker;
        long start = System.nanoTime();
        do {
            for (int i = 0; i < LOOKS_PER_CLOCK; i++) {
                if (worker.hasTurn()) {
                    misses = 0;
                    return true;
                }
                Thread.onSpinWait();
            }
        } while (looking == worker && System.nanoTime() - start < LOOK_NANOS);
        if (++misses >= MISSES_BEFORE_REST) {
            misses = MISSES_BEFORE_REST - 2; // two misses more and it rests again
            rest = REST;
        }
        return false;
    }

    /** Sleeps until it is {@code worker}'s turn. */
    static void sleep(Worker worker) {
        worker.asleep = true;
        while (!worker.hasTurn()) {
            worker.sleep();
        }
        worker.asleep = false;
    }

    /** It is {@code worker}'s turn, which everyone can see already. */
    static void wake(Worker worker) {
        if (worker.asleep) {
            worker.wake();
        }
    }
}
