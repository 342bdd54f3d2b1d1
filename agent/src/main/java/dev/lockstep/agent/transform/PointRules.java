package dev.lockstep.agent.transform;

import dev.lockstep.hooks.PointKind;
import java.util.Set;

/** Which calls of application code are scheduling points, and of what kind. */
final class PointRules {
    /** A point before a call. */
    static final class Rule {
        final PointKind kind;
        final boolean write;
        final boolean onlyIfShared;

        Rule(PointKind kind, boolean write, boolean onlyIfShared) {
            this.kind = kind;
            this.write = write;
            this.onlyIfShared = onlyIfShared;
        }
    }

    private static final String CONCURRENT = "java/util/concurrent/";
    private static final Rule THREAD = new Rule(PointKind.THREAD, true, false);
    private static final Rule THREAD_READ = new Rule(PointKind.THREAD, false, false);
    private static final Rule ATOMIC_READ = new Rule(PointKind.ATOMIC, false, false);
    private static final Rule ATOMIC_WRITE = new Rule(PointKind.ATOMIC, true, false);
    private static final Rule LOCK = new Rule(PointKind.LOCK, true, false);
    private static final Rule LOCK_READ = new Rule(PointKind.LOCK, false, false);
    private static final Rule PARK = new Rule(PointKind.PARK, true, false);
    private static final Rule SYNC = new Rule(PointKind.SYNC, true, false);
    private static final Rule SYNC_READ = new Rule(PointKind.SYNC, false, false);
    private static final Rule SHARED = new Rule(PointKind.SYNC, true, true);
    private static final Rule SHARED_READ = new Rule(PointKind.SYNC, false, true);
    private static final Rule TIME = new Rule(PointKind.TIME, false, false);
    private static final Rule WAIT = new Rule(PointKind.WAIT, true, false);
    private static final Rule NOTIFY = new Rule(PointKind.NOTIFY, true, false);

    private static final Set<String> THREAD_WRITES = Set.of("start", "join", "interrupt");
    private static final Set<String> THREAD_READS = Set.of("isAlive", "getState", "isInterrupted");

    /** How methods that only look begin, but for those of atomics. */
    private static final String[] QUERIES = {"is", "has", "get", "peek", "size", "contains", "remaining", "estimate"};

    private static final Set<String> ATOMIC_READS = Set.of(
            "get",
            "getPlain",
            "getAcquire",
            "getOpaque",
            "getVolatile",
            "intValue",
            "longValue",
            "floatValue",
            "doubleValue",
            "toString",
            "sum",
            "getReference",
            "getStamp",
            "isMarked",
            "length");
    private static final Set<String> SYNCHRONISED_TYPES = Set.of(
            "java/util/Vector",
            "java/util/Stack",
            "java/util/Hashtable",
            "java/util/Properties",
            "java/lang/StringBuffer",
            "java/util/Timer");
    private static final Set<String> COLLECTION_TYPES = Set.of(
            "java/util/Collection",
            "java/util/List",
            "java/util/Set",
            "java/util/Map",
            "java/util/Queue",
            "java/util/Deque",
            "java/util/SortedMap",
            "java/util/NavigableMap",
            "java/util/SortedSet",
            "java/util/NavigableSet",
            "java/util/AbstractMap",
            "java/util/AbstractCollection");
    private static final Set<String> NOT_SHARED =
            Set.of(CONCURRENT + "TimeUnit", CONCURRENT + "ThreadLocalRandom", CONCURRENT + "Executors");

    private PointRules() {}

    /** The rule for a call; null if it is no point. */
    static Rule find(String owner, String name, String descriptor, boolean isStatic) {
        if (name.charAt(0) == '<') {
            return null;
        }
        if (owner.startsWith(CONCURRENT)) {
            return concurrent(owner, name);
        }
        switch (owner) {
            case "java/lang/Thread":
                return thread(name, isStatic);
            case "java/lang/invoke/VarHandle":
                return isStatic || name.endsWith("Type") ? null : atomic(name);
            case "java/lang/System":
                return name.equals("nanoTime") || name.equals("currentTimeMillis") ? TIME : null;
            case "java/time/Instant":
            case "java/time/LocalDateTime":
                return name.equals("now") ? TIME : null;
            case "sun/misc/Unsafe":
                return name.startsWith("compareAndS") || name.endsWith("Volatile") || name.startsWith("getAnd")
                        ? ATOMIC_WRITE
                        : null;
            default:
                return ofObject(owner, name, descriptor, isStatic);
        }
    }

    private static Rule ofObject(String owner, String name, String descriptor, boolean isStatic) {
        if (isStatic) {
            return null;
        }
        if (name.equals("wait") && (descriptor.equals("()V") || descriptor.equals("(J)V"))) {
            return WAIT;
        }
        if ((name.equals("notify") || name.equals("notifyAll")) && descriptor.equals("()V")) {
            return NOTIFY;
        }
        if (SYNCHRONISED_TYPES.contains(owner)) {
            return isQuery(name) ? SYNC_READ : SYNC;
        }
        if (!COLLECTION_TYPES.contains(owner)) {
            return null;
        }
        return isQuery(name) ? SHARED_READ : SHARED;
    }

    private static Rule thread(String name, boolean isStatic) {
        if (isStatic) {
            return name.equals("interrupted") ? THREAD_READ : null;
        }
        if (THREAD_WRITES.contains(name)) {
            return THREAD;
        }
        return THREAD_READS.contains(name) ? THREAD_READ : null;
    }

    private static boolean isQuery(String name) {
        for (String beginning : QUERIES) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static Rule concurrent(String owner, String name) {
        if (NOT_SHARED.contains(owner) || owner.endsWith("Exception") || owner.endsWith("Factory")) {
            return null;
        }
        if (owner.startsWith(CONCURRENT + "atomic/")) {
            return atomic(name);
        }
        if (owner.equals(CONCURRENT + "locks/LockSupport")) {
            return PARK;
        }
        boolean query = isQuery(name);
        if (owner.startsWith(CONCURRENT + "locks/")) {
            return query ? LOCK_READ : LOCK;
        }
        return query ? SYNC_READ : SYNC;
    }

    private static Rule atomic(String name) {
        return ATOMIC_READS.contains(name) ? ATOMIC_READ : ATOMIC_WRITE;
    }
}
