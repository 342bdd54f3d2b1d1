package dev.lockstep.engine;

/**
 * Idle workers, by the size of their stacks. Only the holder of the baton, or whoever runs while nobody holds
 * it, takes and returns workers, one at a time; the methods are synchronized for the moments in between.
 */
final class WorkerPool {
    private static final int MAX_IDLE = 256;
    private static final long STANDARD_BYTES = 1L << 20;
    private static final long LARGE_BYTES = 8L << 20;
    private final ThreadEngine engine;
    private final boolean keeps;
    private final Worker[] standard = new Worker[MAX_IDLE];
    private final Worker[] large = new Worker[MAX_IDLE];
    private int standardCount;
    private int largeCount;
    private int created;
    private boolean closed;
    private volatile boolean kept;

    /** {@code keeps}: on one processor, if that can be done. */
    WorkerPool(ThreadEngine engine, boolean keeps) {
        this.engine = engine;
        this.keeps = keeps;
    }

    /** True if the workers share one processor. */
    boolean isKept() {
        return kept;
    }

    /** True if {@code worker} has stack enough for a thread that asked for {@code stackBytes}. */
    static boolean fits(Worker worker, long stackBytes) {
        return classOf(stackBytes) == worker.stackBytes;
    }

    private static long classOf(long stackBytes) {
        if (stackBytes <= STANDARD_BYTES) {
            return 0;
        }
        return Math.max(stackBytes, LARGE_BYTES);
    }

    /** An idle worker, or a new one that has been started. */
    synchronized Worker take(long stackBytes) {
        long bytes = classOf(stackBytes);
        if (bytes == 0 && standardCount > 0) {
            return standard[--standardCount];
        }
        if (bytes == LARGE_BYTES && largeCount > 0) {
            return large[--largeCount];
        }
        if (created == 0 && keeps) {
            return new Founder(bytes).found();
        }
        return create(bytes);
    }

    private Worker create(long bytes) {
        Worker worker = new Worker(engine, created++, bytes, kept ? Bell.take() : null);
        worker.start();
        return worker;
    }

    /** Takes back a worker that has nothing to do, or lets it end if there are many. */
    synchronized void put(Worker worker) {
        if (closed) {
            worker.dismiss();
        } else if (worker.stackBytes == 0 && standardCount < MAX_IDLE) {
            standard[standardCount++] = worker;
        } else if (worker.stackBytes == LARGE_BYTES && largeCount < MAX_IDLE) {
            large[largeCount++] = worker;
        } else {
            worker.dismiss();
        }
    }

    /** Lets the idle workers end, and each that is given back from now on. */
    synchronized void close() {
        closed = true;
        while (standardCount > 0) {
            standard[--standardCount].dismiss();
        }
        while (largeCount > 0) {
            large[--largeCount].dismiss();
        }
    }

    /** Makes the first worker, which makes those that follow: they may run where this thread may. */
    private final class Founder extends Thread {
        private final long bytes;
        private Worker worker;

        Founder(long bytes) {
            super(RootGroup.find(), null, "lockstep-founder", 0, false);
            this.bytes = bytes;
        }

        @Override
        public void run() {
            kept = OneProcessor.settle();
            worker = create(bytes);
        }

        Worker found() {
            start();
            boolean interrupted = false;
            while (isAlive()) {
                try {
                    join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return worker;
        }
    }
}
