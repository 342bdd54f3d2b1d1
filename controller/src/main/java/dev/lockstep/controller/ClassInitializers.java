package dev.lockstep.controller;

import dev.lockstep.engine.TaskKilled;
import dev.lockstep.hooks.ClassGate;
import dev.lockstep.hooks.ClassHooks;
import dev.lockstep.hooks.PointKind;
import dev.lockstep.hooks.Site;
import dev.lockstep.hooks.SiteTable;
import dev.lockstep.task.Task;
import dev.lockstep.task.TaskState;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.internal.misc.Unsafe;

/**
 * Which task initialises which class, and who waits for it: the procedure of the Java Language Specification,
 * 12.4.2, for the classes whose initialisers a run can see. Only the order of locks is repeated here; the VM
 * still does the work.
 */
final class ClassInitializers extends ClassGate {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private final Map<String, Integer> sites = new HashMap<>();
    private final Scheduler scheduler;
    private final boolean points;
    private final List<Class<?>> entered = new ArrayList<>();
    private DeadlockFinder deadlocks;
    private Initializing head;

    /** {@code points}: whether an initialiser that needs another class is a point, as it is where statics are fresh. */
    ClassInitializers(Scheduler scheduler, boolean points) {
        this.scheduler = scheduler;
        this.points = points;
    }

    void begin(DeadlockFinder finder) {
        deadlocks = finder;
        clear();
    }

    /** Forgets all; what was in progress when a run ended never ends. */
    void clear() {
        head = null;
        entered.clear();
        ClassHooks.active = false;
    }

    /** True if a class that the run has begun to initialise is not initialised, and perhaps never will be. */
    boolean leavesBroken() {
        for (Class<?> type : entered) {
            if (UNSAFE.shouldBeInitialized(type)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void enter(Class<?> type, Class<?> trigger) {
        Task task = scheduler.current();
        entered.add(type);
        boolean extended = trigger != null && type.isAssignableFrom(trigger);
        push(new Initializing(type, task, extended ? trigger : type, false));
    }

    @Override
    public void leave(Class<?> type) {
        Task task = scheduler.current();
        if (task.killed) {
            return;
        }
        for (Initializing entry = head; entry != null; entry = entry.next) {
            if (entry.type == type && entry.owner == task && !entry.waits) {
                remove(entry);
                ClassHooks.restoreTrigger(entry.trigger);
                return;
            }
        }
    }

    @Override
    public void await(Class<?> type) {
        Task task = scheduler.current();
        if (task.killed) {
            throw new TaskKilled();
        }
        if (!UNSAFE.shouldBeInitialized(type)) {
            return;
        }
        if (points
                && isOfApplication(type)
                && !isSelfContained(type)
                && isOnlyInitializing(task)
                && !holds(task, type)
                && !isInsideJdk()) {
            pointInside(site(type));
        }
        for (Initializing other = foreign(task, type); other != null; other = foreign(task, type)) {
            block(task, type, other);
            if (!UNSAFE.shouldBeInitialized(type)) {
                return;
            }
        }
    }

    private void block(Task task, Class<?> type, Initializing other) {
        other.waiters = Arrays.copyOf(other.waiters, other.waiters.length + 1);
        other.waiters[other.waiters.length - 1] = task;
        Initializing claim = new Initializing(other.type, task, type, true);
        push(claim);
        task.awaited = other;
        deadlocks.checkCycle(task);
        scheduler.block(TaskState.BLOCKED, Task.NEVER);
        task.awaited = null;
        remove(claim);
    }

    private void push(Initializing entry) {
        entry.next = head;
        head = entry;
        ClassHooks.active = true;
    }

    private void remove(Initializing gone) {
        if (head == gone) {
            head = gone.next;
        } else {
            for (Initializing entry = head; entry != null; entry = entry.next) {
                if (entry.next == gone) {
                    entry.next = gone.next;
                }
            }
        }
        ClassHooks.active = head != null;
        for (Task waiter : gone.waiters) {
            if (!waiter.isRunnable()) {
                scheduler.ready(waiter);
            }
        }
    }

    /** What of another task keeps {@code task} from {@code type}; null if nothing does. */
    private Initializing foreign(Task task, Class<?> type) {
        for (Initializing entry = head; entry != null; entry = entry.next) {
            if (entry.owner != task && isNeeded(entry, type) && !holds(task, type)) {
                return entry;
            }
        }
        return null;
    }

    /** Whether {@code type} cannot be initialised before {@code entry} is done. */
    private static boolean isNeeded(Initializing entry, Class<?> type) {
        if (!entry.waits) {
            return entry.type == type
                    || entry.type.isAssignableFrom(type) && (!entry.type.isInterface() || hasDefaults(entry.type));
        }
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (entry.covers(c)) {
                return true;
            }
        }
        return false;
    }

    /** An interface is initialised with a class only if it declares a method with a body. */
    private static boolean hasDefaults(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (!Modifier.isAbstract(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSelfContained(Class<?> type) {
        ClassHooks.Initializers known = ClassHooks.initializers;
        return known != null && known.areSelfContained(type);
    }

    /** Classes of the JDK, and those behind lambdas and reflection, are initialised when a run cannot tell. */
    private static boolean isOfApplication(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null
                && loader != ClassLoader.getPlatformClassLoader()
                && !type.isHidden()
                && !type.getName().startsWith("jdk.");
    }

    /**
     * True if the task runs an initialiser of the JDK, which only the first run of a JVM does. Who needs that class
     * meanwhile waits in the VM, so no other task may run.
     */
    private static boolean isInsideJdk() {
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            if (frame.getMethodName().equals("<clinit>") && isJdk(frame.getClassName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isJdk(String name) {
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.")
                || name.startsWith("com.sun.");
    }

    /** True if all that keeps {@code task} from scheduling points are initialisers of the application. */
    private boolean isOnlyInitializing(Task task) {
        int depth = 0;
        for (Initializing entry = head; entry != null; entry = entry.next) {
            if (entry.owner == task && !entry.waits) {
                depth++;
            }
        }
        return depth > 0 && depth == task.atomicDepth;
    }

    private boolean holds(Task task, Class<?> type) {
        for (Initializing entry = head; entry != null; entry = entry.next) {
            if (entry.owner == task && entry.covers(type)) {
                return true;
            }
        }
        return false;
    }

    private int site(Class<?> type) {
        String name = ClassCodes.name(type); // the JVM's numbers of proxies differ from run to run
        Integer known = sites.get(name);
        if (known == null) {
            known = Site.pack(SiteTable.intern("initialisation of class " + name), PointKind.CLASS, true);
            sites.put(name, known);
        }
        return known;
    }

    /** Classes whose initialisers {@code task} runs, oldest first, in words; empty if none. */
    String describe(Task task) {
        String text = "";
        for (Initializing entry = head; entry != null; entry = entry.next) {
            if (entry.owner == task && !entry.waits) {
                text = "class " + entry.type.getName() + (text.isEmpty() ? "" : ", " + text);
            }
        }
        return text;
    }

    /** A point inside a class initialiser, where all others are skipped. */
    private void pointInside(int site) {
        Task task = scheduler.current();
        int depth = task.atomicDepth;
        task.atomicDepth = 0;
        try {
            scheduler.point(null, site);
        } finally {
            task.atomicDepth = depth;
        }
    }
}
