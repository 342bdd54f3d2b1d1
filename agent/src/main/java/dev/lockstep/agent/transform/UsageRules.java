package dev.lockstep.agent.transform;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;

/** Methods that tell how much of the JVM and of the machine is in use. One row a method. */
final class UsageRules {
    private static final String HOOKS = Names.HOOKS + "UsageHooks";
    private static final String BEAN = "(Ljava/lang/Object;)";
    private static final String USAGE = "()Ljava/lang/management/MemoryUsage;";
    private static final String MACHINE = "com/sun/management/internal/OperatingSystemImpl";

    /** Who is told of a row. */
    interface Rows {
        /** Answers calls with {@code hook}, while {@code condition} of the same class holds. */
        void add(String key, String condition, String hookOwner, String hook, String hookDescriptor);
    }

    private UsageRules() {}

    /** The rows of methods that begin with a question whether the hook is to answer. */
    static void addPrologues(Rows rows) {
        usage(rows, "sun/management/MemoryImpl.getHeapMemoryUsage", "heap");
        usage(rows, "sun/management/MemoryImpl.getNonHeapMemoryUsage", "other");
        usage(rows, "sun/management/MemoryPoolImpl.getUsage", "other");
        usage(rows, "sun/management/MemoryPoolImpl.getPeakUsage", "other");
        usage(rows, "sun/management/MemoryPoolImpl.getCollectionUsage", "other");
        row(rows, "sun/management/ClassLoadingImpl.getLoadedClassCount", "I", "classes");
        row(rows, "sun/management/ClassLoadingImpl.getTotalLoadedClassCount", "J", "allClasses");
        row(rows, "sun/management/ClassLoadingImpl.getUnloadedClassCount", "J", "none");
        row(rows, "sun/management/CompilationImpl.getTotalCompilationTime", "J", "none");
        row(rows, "sun/management/BaseOperatingSystemImpl.getSystemLoadAverage", "D", "idle");
        row(rows, MACHINE + ".getCpuLoad", "D", "idle");
        row(rows, MACHINE + ".getProcessCpuLoad", "D", "idle");
        row(rows, MACHINE + ".getProcessCpuTime", "J", "cpuTime");
        row(rows, MACHINE + ".getOpenFileDescriptorCount", "J", "descriptors");
        row(rows, MACHINE + ".getCommittedVirtualMemorySize", "J", "memory");
        row(rows, MACHINE + ".getFreeMemorySize", "J", "memory");
        row(rows, MACHINE + ".getFreeSwapSpaceSize", "J", "none");
    }

    /** The collector's beans have native methods: what a call of them gives is put right. True if it is such a call. */
    static boolean adjust(InsnList code, MethodInsnNode call) {
        if (!call.name.startsWith("getCollection")
                || !call.desc.equals("()J")
                || !call.owner.endsWith("management/GarbageCollectorMXBean")) {
            return false;
        }
        code.insert(call, new MethodInsnNode(Opcodes.INVOKESTATIC, HOOKS, "collections", "(J)J", false));
        return true;
    }

    private static void usage(Rows rows, String method, String hook) {
        rows.add(method + USAGE, "isFixed", HOOKS, hook, BEAN + "Ljava/lang/Object;");
    }

    private static void row(Rows rows, String method, String result, String hook) {
        rows.add(method + "()" + result, "isFixed", HOOKS, hook, BEAN + result);
    }
}
