package dev.lockstep.cluster;

import dev.lockstep.controller.Baton;
import dev.lockstep.task.Task;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * Delivers events to the callbacks of one node, one after another, on a daemon thread of that node: so a callback may
 * block, and dies with its node.
 */
final class Courier implements Runnable {
    private final Baton baton;
    private final ArrayDeque<Delivery> waiting = new ArrayDeque<>();
    private Task task;

    Courier(Baton baton) {
        this.baton = baton;
    }

    private static final class Delivery {
        final Watch watch;
        final Object event;

        Delivery(Watch watch, Object event) {
            this.watch = watch;
            this.event = event;
        }
    }

    /** Starts the thread that delivers; called by a task of the node. */
    void start(Member member) {
        Thread thread = new Thread(member.group(), this, member.name().concat("-events"));
        thread.setDaemon(true);
        baton.nodes().start(thread, member.node);
    }

    /** Has {@code event} delivered soon, unless the watch is closed first. */
    void post(Watch watch, Object event) {
        waiting.add(new Delivery(watch, event));
        if (task != null) {
            baton.wake(task);
        }
    }

    @Override
    public void run() {
        task = baton.task();
        while (true) {
            while (waiting.isEmpty()) {
                baton.await();
            }
            Delivery next = waiting.poll();
            if (!next.watch.isClosed()) {
                next.watch.consume(next.event);
            }
        }
    }

    /** Puts what it is given into a queue. */
    static final class Queueing<T> implements Consumer<T> {
        private final java.util.Queue<? super T> queue;

        Queueing(java.util.Queue<? super T> queue) {
            this.queue = queue;
        }

        @Override
        public void accept(T event) {
            queue.add(event);
        }
    }
}
