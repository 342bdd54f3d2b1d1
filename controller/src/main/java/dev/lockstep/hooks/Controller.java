package dev.lockstep.hooks;

import java.io.IOException;
import java.util.Map;

/**
 * What the hooks ask of the controller. Unless a method says otherwise it is called only by the thread
 * that holds the baton, so implementations need no locks of their own. All times are virtual.
 */
public abstract class Controller {
    /** A scheduling point before an operation on {@code resource} (may be null) at {@code site}. */
    public abstract void point(Object resource, int site);

    /** Runs with no scheduling points until {@link #leaveAtomic}; nests. */
    public abstract void enterAtomic();

    /** As {@link #enterAtomic}, for the initialiser of the class of that name. */
    public abstract void enterInitializer(String name);

    /** Ends what {@link #enterInitializer} began. */
    public abstract void leaveInitializer();

    /** A {@code main(String[])} of the application is entered. */
    public abstract void mainEntered();

    /** Ends what {@link #enterAtomic} began. */
    public abstract void leaveAtomic();

    /** As {@link #enterAtomic}, within the definition of a class. */
    public abstract void enterDefinition();

    /** Ends what {@link #enterDefinition} began. */
    public abstract void leaveDefinition();

    /** Acquires the shadow monitor of {@code object}. */
    public abstract void monitorEnter(Object object);

    /** Releases the shadow monitor of {@code object}. */
    public abstract void monitorExit(Object object);

    /** {@code Object.wait}; {@code nanos} of zero waits without limit. */
    public abstract void monitorWait(Object object, long nanos) throws InterruptedException;

    /** {@code Object.notify} or {@code notifyAll}. */
    public abstract void monitorNotify(Object object, boolean all);

    /** {@code object.hashCode()}, or its identity hash code, with codes that are drawn now decided by the seed. */
    public abstract int hashCode(Object object, boolean identity);

    /** The VM has defined {@code type} for a loader. */
    public abstract void classDefined(Class<?> type);

    /** The VM is about to define the JDK class {@code name}. */
    public abstract void classDefining(String name);

    /** The VM is about to define, and link, a hidden class. */
    public abstract void hiddenClassDefining(String name);

    /** {@code Thread.holdsLock}. */
    public abstract boolean holdsLock(Object object);

    /** {@code Unsafe.park}: {@code time} is relative nanoseconds, or absolute virtual milliseconds. */
    public abstract void park(boolean absolute, long time);

    /** Makes a permit available to {@code thread}; false if it is not a task of this run. Any thread. */
    public abstract boolean unpark(Thread thread);

    /** Starts {@code thread} as a task, in place of its native start. */
    public abstract void start(Thread thread);

    /** True if {@code thread} is, or was, a task of this run. Any thread. */
    public abstract boolean owns(Thread thread);

    /** Whether a task's thread has started and not yet ended. Any thread. */
    public abstract boolean isAlive(Thread thread);

    /** The state of a task's thread. Any thread. */
    public abstract Thread.State state(Thread thread);

    /** Wakes a task from an interruptible wait after its interrupt status was set. Any thread. */
    public abstract boolean interrupt(Thread thread);

    /** {@code Thread.sleep}. */
    public abstract void sleep(long nanos) throws InterruptedException;

    /** {@code Thread.yield} and {@code onSpinWait}. */
    public abstract void yieldNow();

    /** The task has gone round a loop for thousands of turns, perhaps without a scheduling point. */
    public abstract void loop();

    /** Nanoseconds of the task's monotonic clock. */
    public abstract long nanoTime();

    /** Nanoseconds since 1970 of the task's wall clock. */
    public abstract long epochNanos();

    /** 64 bits from the run's data stream. */
    public abstract long randomBits();

    /** 32 bits that decide the order of {@code Set.of} and {@code Map.of} in this run. */
    public abstract long collectionSalt();

    /** Seeds the current thread's {@code ThreadLocalRandom} and probe. */
    public abstract void seedThreadLocalRandom();

    /** Next thread id of this run. */
    public abstract long nextThreadId();

    /** A thread is of the JVM after all: the id that it has drawn goes to the next one. */
    public abstract void disown(Thread thread);

    /** Next number of a counter that the JDK keeps in a static, restarted for each run. */
    public abstract int nextNumber(int counter);

    /** The run's own value of a JDK static; {@code original} is what the JDK holds. */
    public abstract Object perRun(int row, Object original);

    /** Sets the current node's own value of a JDK static. */
    public abstract void setPerRun(int row, Object value);

    /** The statics that the current run and node has of classes that keep nothing but such, by internal name. */
    public abstract Map<String, Object[]> classStatics();

    /** Environment variables that the current task's node sees; null for the machine's own. */
    public abstract Map<String, String> environment();

    /** Where the files of the current task's node are; null for where the machine's process has them. */
    public abstract NodeFiles files();

    /** True if the current task is on a node other than the default one. */
    public abstract boolean onNode();

    /** What the current task's node takes for the system class loader; null if it has none of its own. */
    public abstract ClassLoader systemLoader();

    /** Has a real thread make the call and waits for it; throws what it throws. */
    public abstract void outside(Outside call) throws IOException;

    /** {@code System.exit} or {@code Runtime.halt}; does not return normally. */
    public abstract void exit(int status, boolean halt);

    /** {@code Runtime.addShutdownHook} (or removal); true if the hook was known. */
    public abstract boolean shutdownHook(Thread hook, boolean add);

    /** Threads of the run that have started and not ended, in order of start. */
    public abstract Thread[] liveThreads();

    /** How many threads the run has started. */
    public abstract long startedThreads();

    /** Threads of the run that wait for each other, by monitors or (unless barred) exclusive synchronizers. */
    public abstract Thread[] deadlockedThreads(boolean monitorsOnly);

    /** What is known of a live thread of the run, but for its stack. */
    public abstract ThreadReport report(Thread thread);

    /** Stack of a descheduled task. Any thread. */
    public abstract StackTraceElement[] stackTrace(Thread thread);
}
