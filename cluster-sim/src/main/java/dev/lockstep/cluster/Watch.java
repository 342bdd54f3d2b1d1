package dev.lockstep.cluster;

import java.util.function.Consumer;

/** One registration for events. */
final class Watch implements Subscription {
    /** What is watched. */
    enum Kind {
        /** The end of one node; fires once. */
        NODE,
        /** The end of one thread; fires once. */
        THREAD,
        /** Any node that goes down. */
        DOWN,
        /** Any node that comes up. */
        UP,
        /** Any change of any node's status. */
        STATUS
    }

    final Kind kind;

    /** The node whose code registered. */
    final Member owner;

    /** The node watched, or that of the thread watched; null for any. */
    final Member target;

    /** The thread watched; null for none. */
    final Thread thread;

    private final Watches watches;
    private final Courier courier;
    private final Consumer<Object> consumer;
    private boolean closed;

    Watch(
            Watches watches,
            Kind kind,
            Member owner,
            Member target,
            Thread thread,
            Courier courier,
            Consumer<Object> consumer) {
        this.watches = watches;
        this.kind = kind;
        this.owner = owner;
        this.target = target;
        this.thread = thread;
        this.courier = courier;
        this.consumer = consumer;
    }

    void post(Object event) {
        courier.post(this, event);
    }

    void consume(Object event) {
        consumer.accept(event);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        watches.remove(this);
    }
}
