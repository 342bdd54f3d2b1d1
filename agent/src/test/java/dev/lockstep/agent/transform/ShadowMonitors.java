package dev.lockstep.agent.transform;

import dev.lockstep.hooks.Controller;
import dev.lockstep.hooks.Current;
import java.util.IdentityHashMap;
import java.util.Map;

/** A controller of the calling thread alone, which counts its monitors; every other operation does nothing. */
final class ShadowMonitors extends Controller implements AutoCloseable {
    private final Map<Object, Integer> held = new IdentityHashMap<>();
    private int points;
    private int atomicDepth;

    /** Takes control of the calling thread until closed. */
    ShadowMonitors() {
        Current.controller = this;
        Current.thread = Thread.currentThread();
    }

    @Override
    public void close() {
        Current.thread = null;
        Current.controller = null;
    }

    int held() {
        return held.size();
    }

    int points() {
        return points;
    }

    int atomicDepth() {
        return atomicDepth;
    }

    private void requireHeld(Object object) {
        if (!held.containsKey(object)) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
    }

    @Override
    public void point(Object resource, int site) {
        points++;
    }

    @Override
    public void enterAtomic() {
        atomicDepth++;
    }

    @Override
    public void enterInitializer(String name) {
        atomicDepth++;
    }

    @Override
    public void mainEntered() {}

    @Override
    public void leaveAtomic() {
        atomicDepth--;
    }

    @Override
    public void monitorEnter(Object object) {
        held.merge(object, 1, Integer::sum);
    }

    @Override
    public void monitorExit(Object object) {
        if (held.merge(object, -1, Integer::sum) < 0) {
            throw new IllegalMonitorStateException();
        }
        held.remove(object, 0);
    }

    @Override
    public void monitorWait(Object object, long nanos) {
        requireHeld(object);
    }

    @Override
    public void monitorNotify(Object object, boolean all) {
        requireHeld(object);
    }

    @Override
    public boolean holdsLock(Object object) {
        return held.containsKey(object);
    }

    @Override
    public void park(boolean absolute, long time) {}

    @Override
    public boolean unpark(Thread thread) {
        return false;
    }

    @Override
    public boolean start(Thread thread) {
        return false;
    }

    @Override
    public boolean owns(Thread thread) {
        return false;
    }

    @Override
    public boolean isAlive(Thread thread) {
        return false;
    }

    @Override
    public Thread.State state(Thread thread) {
        return null;
    }

    @Override
    public boolean interrupt(Thread thread) {
        return false;
    }

    @Override
    public void sleep(long nanos) {}

    @Override
    public void yieldNow() {}

    @Override
    public void threadEntered(Thread thread) {}

    @Override
    public void threadExited(Thread thread) {}

    @Override
    public void threadExiting(Thread thread) {}

    @Override
    public boolean uncaught(Thread thread, Throwable thrown) {
        return false;
    }

    @Override
    public long nanoTime() {
        return 1;
    }

    @Override
    public long epochNanos() {
        return 1;
    }

    @Override
    public long randomBits() {
        return 0;
    }

    @Override
    public long collectionSalt() {
        return 0;
    }

    @Override
    public void seedThreadLocalRandom() {}

    @Override
    public long nextThreadId() {
        return 0;
    }

    @Override
    public int nextNumber(int counter) {
        return 0;
    }

    @Override
    public Object perRun(int row, Object original) {
        return original;
    }

    @Override
    public void exit(int status, boolean halt) {}

    @Override
    public boolean shutdownHook(Thread hook, boolean add) {
        return false;
    }

    @Override
    public StackTraceElement[] stackTrace(Thread thread) {
        return null;
    }
}
