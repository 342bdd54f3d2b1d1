package dev.lockstep.controller;

import dev.lockstep.task.Task;
import java.util.ArrayList;
import java.util.List;

/** What comes from outside the run: wake-ups from unmanaged threads, taken in by the holder of the baton later. */
final class Inbox {
    private static final int MAX_NAMES = 20;
    private static final long WAIT_NANOS = 100_000_000L;
    private Entry head;
    private volatile boolean filled;
    private int total;
    private int arrived;
    private Parking parking;
    private OutsideCalls calls;
    private final List<String> names = new ArrayList<>();

    private static final class Entry {
        final Task task;
        final boolean interrupt;
        final Entry next;

        Entry(Task task, boolean interrupt, Entry next) {
            this.task = task;
            this.interrupt = interrupt;
            this.next = next;
        }
    }

    /** A run begins, to whose tasks wake-ups go. */
    synchronized void begin(Parking runParking, OutsideCalls runCalls) {
        parking = runParking;
        calls = runCalls;
        calls.clear();
        head = null;
        filled = false;
        names.clear();
        total = 0;
        arrived = 0;
    }

    synchronized void put(Task task, boolean interrupt) {
        arrived++;
        head = new Entry(task, interrupt, head);
        name((interrupt ? "interrupt of " : "unpark of ") + task + " by unmanaged thread \""
                + Thread.currentThread().getName() + '"');
        filled = true;
    }

    /** Something else from outside: {@code what} says it in words. Any thread. */
    synchronized void name(String what) {
        total++;
        if (names.size() < MAX_NAMES) {
            names.add(what);
        }
    }

    /** The first events, in words. */
    synchronized List<String> names() {
        return new ArrayList<>(names);
    }

    boolean isFilled() {
        return filled;
    }

    synchronized int total() {
        return total;
    }

    /** Delivers what has come, in any order. */
    void drain() {
        Entry entry;
        synchronized (this) {
            entry = head;
            head = null;
            filled = false;
        }
        for (; entry != null; entry = entry.next) {
            if (entry.task.isTerminated()) {
                continue;
            }
            if (entry.interrupt) {
                parking.interrupt(entry.task);
            } else {
                parking.unpark(entry.task);
            }
        }
    }

    /** Waits a little, in real time, for an unmanaged thread to wake a task; true if one did. */
    boolean await() {
        if (hasNone()) {
            return false;
        }
        long start = System.nanoTime();
        while (System.nanoTime() - start < WAIT_NANOS) {
            if (filled) {
                drain();
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    /** True if no unmanaged thread has woken a task of the run. */
    private synchronized boolean hasNone() {
        return arrived == 0;
    }

    /** As {@link OutsideCalls#await}; true also if an unmanaged thread has woken a task meanwhile. */
    boolean awaitCall(long nanos) {
        if (calls.await(nanos)) {
            return true;
        }
        boolean woken = filled;
        if (woken) {
            drain();
        }
        return woken;
    }
}
