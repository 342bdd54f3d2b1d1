package dev.lockstep.controller;

import dev.lockstep.task.ThreadFields;

/** Shadow monitors in use, by object identity. A monitor that nobody owns or wants is forgotten. */
final class MonitorTable {
    private static final int FIRST_CAPACITY = 64;
    private final IdentityHashes hashes;
    private Monitor[] buckets = new Monitor[FIRST_CAPACITY];
    private int size;

    MonitorTable(IdentityHashes hashes) {
        this.hashes = hashes;
    }

    /** Threads, which are looked up whenever one ends, have a number already. */
    private int hash(Object object) {
        return object instanceof Thread ? (int) ThreadFields.id((Thread) object) : hashes.of(object);
    }

    /** The monitor of {@code object} if it is in use; null otherwise. */
    Monitor find(Object object) {
        int hash = hash(object);
        Monitor monitor = buckets[hash & buckets.length - 1];
        while (monitor != null && monitor.object != object) {
            monitor = monitor.nextInBucket;
        }
        return monitor;
    }

    /** The monitor of {@code object}, put into use if it was not. */
    Monitor of(Object object) {
        int hash = hash(object);
        Monitor[] table = buckets;
        int slot = hash & table.length - 1;
        for (Monitor monitor = table[slot]; monitor != null; monitor = monitor.nextInBucket) {
            if (monitor.object == object) {
                return monitor;
            }
        }
        if (++size > table.length) {
            grow();
            table = buckets;
            slot = hash & table.length - 1;
        }
        Monitor monitor = new Monitor(object, hash);
        monitor.nextInBucket = table[slot];
        table[slot] = monitor;
        return monitor;
    }

    /** Forgets {@code monitor} if it is idle. */
    void release(Monitor monitor) {
        if (!monitor.isIdle()) {
            return;
        }
        int slot = monitor.hash & buckets.length - 1;
        Monitor other = buckets[slot];
        if (other == monitor) {
            buckets[slot] = monitor.nextInBucket;
            size--;
            return;
        }
        while (other != null && other.nextInBucket != monitor) {
            other = other.nextInBucket;
        }
        if (other != null) {
            other.nextInBucket = monitor.nextInBucket;
            size--;
        }
    }

    private void grow() {
        Monitor[] larger = new Monitor[buckets.length * 2];
        for (Monitor head : buckets) {
            Monitor monitor = head;
            while (monitor != null) {
                Monitor next = monitor.nextInBucket;
                int slot = monitor.hash & larger.length - 1;
                monitor.nextInBucket = larger[slot];
                larger[slot] = monitor;
                monitor = next;
            }
        }
        buckets = larger;
    }
}
