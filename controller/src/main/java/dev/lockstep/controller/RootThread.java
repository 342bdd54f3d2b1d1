package dev.lockstep.controller;

import jdk.internal.misc.Unsafe;

/** The first thread of a run: has the id and name of a main thread in every run. */
final class RootThread extends Thread {
    /** Ids of managed threads start here, far above those of the VM's own threads. */
    static final long FIRST_ID = 1_000_000L;

    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long TID = UNSAFE.objectFieldOffset(Thread.class, "tid");
    private static final long STACK_BYTES = 8L << 20;
    private final Runnable body;

    RootThread(ThreadGroup group, Runnable body, ClassLoader loader) {
        super(group, null, "main", STACK_BYTES, false);
        this.body = body;
        UNSAFE.putLong(this, TID, FIRST_ID);
        setContextClassLoader(loader);
        setDaemon(false);
        setPriority(NORM_PRIORITY);
    }

    @Override
    public void run() {
        body.run();
    }
}
