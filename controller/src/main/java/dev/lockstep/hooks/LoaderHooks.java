package dev.lockstep.hooks;

import java.util.concurrent.ConcurrentHashMap;
import jdk.internal.misc.Unsafe;

/**
 * Class loaders that are not parallel capable. The VM locks such a loader natively while it asks it for a class, and
 * a task that is descheduled inside would keep the lock. To the VM the loaders of a run therefore look parallel
 * capable; to Java code they lock themselves, as before.
 */
public final class LoaderHooks {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long LOCKS = UNSAFE.objectFieldOffset(ClassLoader.class, "parallelLockMap");
    private static final ConcurrentHashMap<String, Object> NONE = new ConcurrentHashMap<>();

    private LoaderHooks() {}

    /** End of every loader's constructor. */
    public static void created(ClassLoader loader) {
        if (Current.managed() && UNSAFE.getReference(loader, LOCKS) == null) {
            UNSAFE.putReference(loader, LOCKS, NONE);
        }
    }

    /** Whether {@code loader} only looks parallel capable, so that it is its own lock for each class. */
    public static boolean isOwnLock(ClassLoader loader, String className) {
        return UNSAFE.getReference(loader, LOCKS) == NONE;
    }

    /** The lock of such a loader for a class. */
    public static Object lock(ClassLoader loader, String className) {
        return loader;
    }

    /** {@code ClassLoader.getParent()} in application code, which sees as many loaders as without the tool. */
    public static ClassLoader parent(ClassLoader loader) {
        return loader instanceof StandIn ? ((StandIn) loader).standsFor().getParent() : loader.getParent();
    }
}
