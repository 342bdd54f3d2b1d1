package dev.lockstep.agent.transform;

import dev.lockstep.hooks.ClassGate;
import dev.lockstep.hooks.ClassHooks;
import dev.lockstep.hooks.Controller;
import dev.lockstep.hooks.Current;
import dev.lockstep.hooks.Outside;
import dev.lockstep.hooks.ThreadReport;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;

/** A controller of the calling thread alone, which counts its monitors; every other operation does nothing. */
final class ShadowMonitors extends Controller implements AutoCloseable {
    private final Map<Object, Integer> held = new IdentityHashMap<>();
    private int points;
    private int loops;
    private int atomicDepth;

    /** Takes control of the calling thread until closed. */
    ShadowMonitors() {
        ClassHooks.gate = new OpenGate();
        Current.controller = this;
        Current.thread = Thread.currentThread();
    }

    @Override
    public void close() {
        Current.thread = null;
        Current.controller = null;
    }

    /** Lets every class be initialised at once, as if no task but this one needed any. */
    private static final class OpenGate extends ClassGate {
        @Override
        public void enter(Class<?> type, Class<?> trigger) {}

        @Override
        public void leave(Class<?> type) {}

        @Override
        public void await(Class<?> type) {}
    }

    int held() {
        return held.size();
    }

    int points() {
        return points;
    }

    int loops() {
        return loops;
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
    public void leaveInitializer() {
        atomicDepth--;
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
    public int hashCode(Object object, boolean identity) {
        return identity ? System.identityHashCode(object) : object.hashCode();
    }

    @Override
    public void classDefined(Class<?> type) {}

    @Override
    public void classDefining(String name) {}

    @Override
    public void enterDefinition() {}

    @Override
    public void leaveDefinition() {}

    @Override
    public void hiddenClassDefining(String name) {}

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
    public void start(Thread thread) {}

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
    public void loop() {
        loops++;
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
    public void disown(Thread thread) {
        throw new UnsupportedOperationException();
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
    public void setPerRun(int row, Object value) {}

    @Override
    public java.util.Map<String, Object[]> classStatics() {
        return null;
    }

    @Override
    public java.util.Map<String, String> environment() {
        return null;
    }

    @Override
    public dev.lockstep.hooks.NodeFiles files() {
        return null;
    }

    @Override
    public boolean onNode() {
        return false;
    }

    @Override
    public ClassLoader systemLoader() {
        return null;
    }

    @Override
    public void outside(Outside call) throws IOException {
        call.call();
    }

    @Override
    public boolean shutdownHook(Thread hook, boolean add) {
        return false;
    }

    @Override
    public Thread[] liveThreads() {
        return new Thread[0];
    }

    @Override
    public long startedThreads() {
        return 0;
    }

    @Override
    public Thread[] deadlockedThreads(boolean monitorsOnly) {
        return new Thread[0];
    }

    @Override
    public ThreadReport report(Thread thread) {
        return null;
    }

    @Override
    public StackTraceElement[] stackTrace(Thread thread) {
        return null;
    }
}
