package dev.lockstep.controller;

import dev.lockstep.task.Task;

/** Wake-ups from unmanaged threads, taken in by the holder of the baton at its next step. */
final class Inbox {
    private Entry head;
    private volatile boolean filled;
    private int total;

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

    synchronized void put(Task task, boolean interrupt) {
        head = new Entry(task, interrupt, head);
        total++;
        filled = true;
    }

    boolean isFilled() {
        return filled;
    }

    synchronized int total() {
        return total;
    }

    /** Delivers what has come, in any order. */
    void drain(Parking parking) {
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

    synchronized void clear() {
        head = null;
        filled = false;
        total = 0;
    }
}
