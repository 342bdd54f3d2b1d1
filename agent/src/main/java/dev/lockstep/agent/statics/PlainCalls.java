package dev.lockstep.agent.statics;

import java.util.Set;

/**
 * Calls of the JDK whose result depends on their arguments alone, and which change nothing but the objects they are
 * given: what an initialiser may do and still be run again, at another moment, to the same effect. One row a type.
 */
final class PlainCalls {
    /** Types all of whose constructors are plain. */
    private static final Set<String> CONSTRUCTED = Set.of(
            "java/lang/Object",
            "java/lang/Enum",
            "java/lang/Record",
            "java/lang/String",
            "java/lang/StringBuilder",
            "java/lang/ThreadLocal",
            "java/lang/InheritableThreadLocal",
            "java/util/ArrayDeque",
            "java/util/ArrayList",
            "java/util/BitSet",
            "java/util/EnumMap",
            "java/util/HashMap",
            "java/util/HashSet",
            "java/util/Hashtable",
            "java/util/IdentityHashMap",
            "java/util/LinkedHashMap",
            "java/util/LinkedHashSet",
            "java/util/LinkedList",
            "java/util/PriorityQueue",
            "java/util/Stack",
            "java/util/TreeMap",
            "java/util/TreeSet",
            "java/util/Vector",
            "java/util/concurrent/ArrayBlockingQueue",
            "java/util/concurrent/CompletableFuture",
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/ConcurrentLinkedDeque",
            "java/util/concurrent/ConcurrentLinkedQueue",
            "java/util/concurrent/ConcurrentSkipListMap",
            "java/util/concurrent/ConcurrentSkipListSet",
            "java/util/concurrent/CopyOnWriteArrayList",
            "java/util/concurrent/CopyOnWriteArraySet",
            "java/util/concurrent/CountDownLatch",
            "java/util/concurrent/CyclicBarrier",
            "java/util/concurrent/DelayQueue",
            "java/util/concurrent/Exchanger",
            "java/util/concurrent/LinkedBlockingDeque",
            "java/util/concurrent/LinkedBlockingQueue",
            "java/util/concurrent/LinkedTransferQueue",
            "java/util/concurrent/Phaser",
            "java/util/concurrent/PriorityBlockingQueue",
            "java/util/concurrent/Semaphore",
            "java/util/concurrent/SynchronousQueue");

    /** Types all of whose methods are plain. */
    private static final Set<String> VALUES = Set.of(
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Double",
            "java/lang/Float",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Math",
            "java/lang/Short",
            "java/math/BigDecimal",
            "java/math/BigInteger",
            "java/time/Duration",
            "java/util/OptionalInt",
            "java/util/concurrent/TimeUnit",
            "java/util/regex/Pattern");

    /** Methods of those types that read the world, or wait, all the same. */
    private static final Set<String> NOT_PLAIN =
            Set.of("getBoolean", "getInteger", "getLong", "random", "sleep", "timedJoin", "timedWait");

    /** Methods that are plain whatever collection, text or atomic has them. */
    private static final Set<String> OF_CONTAINERS = Set.of(
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "append",
            "charAt",
            "get",
            "isEmpty",
            "length",
            "offer",
            "push",
            "put",
            "putAll",
            "set",
            "size",
            "substring",
            "toCharArray",
            "toString",
            "trim");

    private static final Set<String> CONTAINERS = Set.of(
            "java/lang/String",
            "java/util/Collection",
            "java/util/Deque",
            "java/util/List",
            "java/util/Map",
            "java/util/Queue",
            "java/util/Set",
            "java/util/concurrent/BlockingQueue",
            "java/util/concurrent/ConcurrentMap");

    /** Static methods, as {@code type.name}. */
    private static final Set<String> NAMED = Set.of(
            "java/lang/Class.desiredAssertionStatus",
            "java/lang/Class.getName",
            "java/lang/Class.getSimpleName",
            "java/lang/Enum.valueOf",
            "java/lang/Object.getClass",
            "java/lang/String.valueOf",
            "java/lang/ThreadLocal.withInitial",
            "java/lang/invoke/MethodHandles.arrayElementVarHandle",
            "java/lang/invoke/MethodHandles.lookup",
            "java/lang/invoke/MethodHandles$Lookup.findStaticVarHandle",
            "java/lang/invoke/MethodHandles$Lookup.findVarHandle",
            "java/util/Arrays.asList",
            "java/util/Arrays.copyOf",
            "java/util/Arrays.fill",
            "java/util/EnumSet.allOf",
            "java/util/EnumSet.noneOf",
            "java/util/EnumSet.of",
            "java/util/List.copyOf",
            "java/util/List.of",
            "java/util/Map.entry",
            "java/util/Map.of",
            "java/util/Map.ofEntries",
            "java/util/Objects.requireNonNull",
            "java/util/Optional.empty",
            "java/util/Optional.of",
            "java/util/Set.copyOf",
            "java/util/Set.of",
            "java/util/concurrent/ConcurrentHashMap.newKeySet",
            "java/util/concurrent/atomic/AtomicIntegerFieldUpdater.newUpdater",
            "java/util/concurrent/atomic/AtomicLongFieldUpdater.newUpdater",
            "java/util/concurrent/atomic/AtomicReferenceFieldUpdater.newUpdater");

    /** Methods of {@code java.util.Collections}. */
    private static final String[] OF_COLLECTIONS = {"synchronized", "unmodifiable", "empty", "singleton", "nCopies"};

    private PlainCalls() {}

    /** True for types of the JDK, by their names, and for the tool's own. */
    static boolean isJdk(String type) {
        return type.startsWith("java/")
                || type.startsWith("javax/")
                || type.startsWith("jdk/")
                || type.startsWith("sun/")
                || type.startsWith("com/sun/")
                || type.startsWith("dev/lockstep/hooks/");
    }

    /** True if the call of a JDK method is plain. */
    static boolean contains(String owner, String name, String descriptor) {
        boolean atomic = owner.startsWith("java/util/concurrent/atomic/");
        if (name.equals("<init>")) {
            return CONSTRUCTED.contains(owner)
                    || VALUES.contains(owner)
                    || isThrowable(owner)
                    || atomic
                    || owner.startsWith("java/util/concurrent/locks/")
                    || owner.equals("java/util/Random") && descriptor.equals("(J)V");
        }
        return VALUES.contains(owner) && !NOT_PLAIN.contains(name)
                || NAMED.contains(owner + "." + name)
                || OF_CONTAINERS.contains(name) && (CONTAINERS.contains(owner) || CONSTRUCTED.contains(owner) || atomic)
                || owner.equals("java/util/Collections") && isOfCollections(name)
                || owner.equals("java/lang/Enum") && ofEveryEnum(name, descriptor);
    }

    /** What an initialiser makes to throw it, which it cannot have done if it ended. */
    private static boolean isThrowable(String type) {
        return type.startsWith("java/") && (type.endsWith("Error") || type.endsWith("Exception"));
    }

    /** What {@code java.lang.Enum} and {@code Object} define for good, under whatever owner a call names. */
    static boolean ofEveryEnum(String name, String descriptor) {
        return (name.equals("ordinal") || name.equals("name") || name.equals("getClass"))
                && descriptor.startsWith("()");
    }

    private static boolean isOfCollections(String name) {
        for (String prefix : OF_COLLECTIONS) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
