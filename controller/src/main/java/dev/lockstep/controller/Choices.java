package dev.lockstep.controller;

import dev.lockstep.strategy.Strategy;
import dev.lockstep.task.RunnableTasks;
import dev.lockstep.task.Task;
import dev.lockstep.trace.DecisionLog;

/**
 * The one stream of decisions of a run: which task goes on, which waiter is drawn, when time jumps. Asks the
 * strategy, or follows a recorded log, and records what was decided either way.
 */
final class Choices {
    private static final int SPIN_LIMIT = 2_000;
    private final Strategy strategy;
    private final DecisionLog log = new DecisionLog();
    private final TimeRace race = new TimeRace();
    private DecisionLog replay;
    private int replayed;
    private String divergence;
    private long nextRace;

    Choices(Strategy strategy) {
        this.strategy = strategy;
    }

    void begin(long seed, boolean racing, DecisionLog follow) {
        log.clear();
        strategy.begin(seed);
        race.begin(seed);
        replay = follow;
        replayed = 0;
        divergence = null;
        nextRace = racing ? race.nextAfter(0) : Long.MAX_VALUE;
    }

    /** Step before which {@link #race} need not be asked. */
    long nextRaceStep() {
        return replay == null ? nextRace : followedRaceStep();
    }

    private long followedRaceStep() {
        for (int i = replayed; i < replay.size(); i++) {
            if (replay.code(i) == DecisionLog.JUMP) {
                return replay.step(i);
            }
        }
        return Long.MAX_VALUE;
    }

    /** Draws the next race after one was due at {@code step}. */
    void raceDone(long step) {
        if (replay == null) {
            nextRace = race.nextAfter(step);
        }
    }

    /** Records a jump of time at {@code step}. */
    void jumped(long step) {
        log.add(step, DecisionLog.JUMP);
        if (replay != null) {
            replayed++;
        }
    }

    /** The task to run at {@code step}; {@code current} is null if it blocked. */
    Task next(long step, RunnableTasks runnable, Task current) {
        Task chosen;
        if (replay == null) {
            if (current != null && ++current.streak > SPIN_LIMIT) {
                current.streak = 0;
                strategy.yielded(current);
            }
            chosen = strategy.next(runnable, current);
        } else {
            chosen = followed(step, runnable, current);
        }
        if (chosen != current) {
            log.add(step, DecisionLog.switchTo(chosen.id));
        }
        return chosen;
    }

    private Task followed(long step, RunnableTasks runnable, Task current) {
        boolean here = divergence == null && replayed < replay.size() && replay.step(replayed) == step;
        int code = here ? replay.code(replayed) : DecisionLog.JUMP;
        if ((code & 1) == 0) { // an odd code is a draw, for the operation that follows this point
            replayed++;
            for (int i = 0; i < runnable.size(); i++) {
                if (code == DecisionLog.switchTo(runnable.get(i).id)) {
                    return runnable.get(i);
                }
            }
            diverged(step, "the trace runs task " + (code >> 1) + ", which is not runnable");
        } else if (current == null && divergence == null) {
            diverged(step, "the trace has no choice of a task where one blocks");
        }
        return current != null ? current : runnable.get(0);
    }

    /** An index below {@code bound}, at {@code step}. */
    int draw(long step, int bound) {
        if (bound == 1) {
            return 0;
        }
        int index;
        if (replay == null) {
            index = strategy.draw(bound);
        } else {
            index = followedDraw(step, bound);
        }
        log.add(step, DecisionLog.drawn(index));
        return index;
    }

    private int followedDraw(long step, int bound) {
        if (divergence == null) {
            if (replayed < replay.size() && replay.step(replayed) == step) {
                int code = replay.code(replayed++);
                if ((code & 1) == 1 && code != DecisionLog.JUMP && code >> 1 < bound) {
                    return code >> 1;
                }
            }
            diverged(step, "the trace has no draw below " + bound + " here");
        }
        return 0;
    }

    private void diverged(long step, String why) {
        divergence = "at step " + step + ": " + why;
    }

    /** Where and why a replay that is over left its trace; null if it did not. */
    String divergence() {
        if (divergence == null && replay != null && replayed < replay.size()) {
            return "by ending before step " + replay.step(replayed) + ", where the trace goes on";
        }
        return divergence;
    }

    DecisionLog log() {
        return log;
    }

    Strategy strategy() {
        return strategy;
    }
}
