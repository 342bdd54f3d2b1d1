package dev.lockstep.controller;

import dev.lockstep.task.Task;
import java.util.Arrays;

/** A shadow monitor: who owns an object's lock, who wants it, who waits on it. */
final class Monitor {
    private static final int FIRST_CAPACITY = 4;
    final Object object;
    final int hash;
    Task owner;
    int depth;
    Task[] entrants;
    int entrantCount;
    int heirs;
    int returning;
    Task[] waiters;
    int waiterCount;
    Monitor nextInBucket;
    Monitor nextHeld;
    Monitor previousHeld;

    Monitor(Object object, int hash) {
        this.object = object;
        this.hash = hash;
    }

    boolean isIdle() {
        return owner == null && entrantCount == 0 && waiterCount == 0 && heirs == 0 && returning == 0;
    }

    void addEntrant(Task task) {
        if (entrants == null) {
            entrants = new Task[FIRST_CAPACITY];
        } else if (entrantCount == entrants.length) {
            entrants = Arrays.copyOf(entrants, entrantCount * 2);
        }
        entrants[entrantCount++] = task;
    }

    Task takeEntrant(int index) {
        Task task = entrants[index];
        entrants[index] = entrants[--entrantCount];
        entrants[entrantCount] = null;
        return task;
    }

    boolean removeEntrant(Task task) {
        for (int i = 0; i < entrantCount; i++) {
            if (entrants[i] == task) {
                takeEntrant(i);
                return true;
            }
        }
        return false;
    }

    void addWaiter(Task task) {
        if (waiters == null) {
            waiters = new Task[FIRST_CAPACITY];
        } else if (waiterCount == waiters.length) {
            waiters = Arrays.copyOf(waiters, waiterCount * 2);
        }
        waiters[waiterCount++] = task;
    }

    Task takeWaiter(int index) {
        Task task = waiters[index];
        int moved = --waiterCount - index;
        System.arraycopy(waiters, index + 1, waiters, index, moved);
        waiters[waiterCount] = null;
        return task;
    }

    boolean removeWaiter(Task task) {
        for (int i = 0; i < waiterCount; i++) {
            if (waiters[i] == task) {
                takeWaiter(i);
                return true;
            }
        }
        return false;
    }
}
