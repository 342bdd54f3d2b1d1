package dev.lockstep.agent.transform;

import java.util.HashMap;
import java.util.Map;

/**
 * JDK methods whose body is preceded by a question: if the condition hook says yes, the action hook answers
 * in place of the body. One row a method.
 */
final class PrologueRules {
    /** A row. The condition takes nothing or the receiver; the action takes the method's arguments. */
    static final class Rule {
        final String conditionOwner;
        final String condition;
        final boolean conditionTakesArguments;
        final String actionOwner;
        final String action;
        final String actionDescriptor;

        /** Type of the one argument that the condition takes; null if it takes none or all. */
        final String conditionType;

        /** Which argument that is, counting the receiver. */
        final int conditionArgument;

        Rule(
                String conditionOwner,
                String condition,
                boolean takesArguments,
                String actionOwner,
                String action,
                String descriptor) {
            this(conditionOwner, condition, takesArguments, null, -1, actionOwner, action, descriptor);
        }

        Rule(
                String conditionOwner,
                String condition,
                boolean takesArguments,
                String conditionType,
                int conditionArgument,
                String actionOwner,
                String action,
                String descriptor) {
            this.conditionType = conditionType;
            this.conditionArgument = conditionArgument;
            this.conditionOwner = conditionOwner;
            this.condition = condition;
            this.conditionTakesArguments = takesArguments;
            this.actionOwner = actionOwner;
            this.action = action;
            this.actionDescriptor = descriptor;
        }
    }

    private static final Map<String, Rule> RULES = new HashMap<>();

    static {
        String runtime = "java/lang/Runtime";
        managed(runtime, "exit", "(I)V", Names.RUNTIME, "exit", "(Ljava/lang/Runtime;I)V");
        managed(runtime, "halt", "(I)V", Names.RUNTIME, "halt", "(Ljava/lang/Runtime;I)V");
        String add = "addShutdownHook";
        String runtimeAndHook = "(Ljava/lang/Runtime;Ljava/lang/Thread;)V";
        RULES.put(
                runtime + "." + add + "(Ljava/lang/Thread;)V",
                new Rule(Names.RUNTIME, "hooksOfRun", false, Names.RUNTIME, add, runtimeAndHook));
        managed(
                runtime,
                "removeShutdownHook",
                "(Ljava/lang/Thread;)Z",
                Names.RUNTIME,
                "removeShutdownHook",
                "(Ljava/lang/Runtime;Ljava/lang/Thread;)Z");
        managed("java/lang/Thread", "nextThreadID", "()J", Names.THREADS, "nextThreadId", "()J");
        managed("java/lang/Thread", "nextThreadNum", "()I", Names.THREADS, "nextThreadNumber", "()I");
        managed("java/lang/Thread$ThreadIdentifiers", "next", "()J", Names.THREADS, "nextThreadId", "()J");
        managed("java/lang/Thread$ThreadNumbering", "next", "()I", Names.THREADS, "nextThreadNumber", "()I");
        owned("java/lang/Thread", "alive", "()Z", "owns", "ownedIsAlive", "(Ljava/lang/Thread;)Z");
        owned(
                "java/lang/Thread",
                "getState",
                "()Ljava/lang/Thread$State;",
                "owns",
                "ownedState",
                "(Ljava/lang/Thread;)Ljava/lang/Thread$State;");
        owned(
                "java/lang/Thread",
                "threadState",
                "()Ljava/lang/Thread$State;",
                "owns",
                "ownedState",
                "(Ljava/lang/Thread;)Ljava/lang/Thread$State;");
        owned(
                "java/lang/Thread",
                "getStackTrace",
                "()[Ljava/lang/StackTraceElement;",
                "ownsOther",
                "ownedStackTrace",
                "(Ljava/lang/Thread;)[Ljava/lang/StackTraceElement;");
        managed("jdk/internal/vm/ContinuationSupport", "isSupported", "()Z", Names.THREADS, "no", "()Z");
        String system = "java/lang/System";
        onNode(system, "setOut", "(Ljava/io/PrintStream;)V", "setOut", "(Ljava/io/PrintStream;)V");
        onNode(system, "setErr", "(Ljava/io/PrintStream;)V", "setErr", "(Ljava/io/PrintStream;)V");
        String properties = "(Ljava/util/Properties;)V";
        managed(system, "setProperties", properties, Names.RUNTIME, "setProperties", properties);
        String text = "Ljava/lang/String;";
        environment("(" + text + ")" + text);
        environment("()Ljava/util/Map;");
        String handler = "Ljava/lang/Thread$UncaughtExceptionHandler;";
        onNode(
                "java/lang/Thread",
                "setDefaultUncaughtExceptionHandler",
                "(" + handler + ")V",
                "setDefaultHandler",
                "(" + handler + ")V");
        onNode(
                "java/lang/Thread",
                "getDefaultUncaughtExceptionHandler",
                "()" + handler,
                "defaultHandler",
                "()" + handler);
        managed("java/util/Random", "seedUniquifier", "()J", Names.RANDOM, "seed", "()J");
        managed("java/lang/Math", "random", "()D", Names.RANDOM, "nextDouble", "()D");
        managed("java/lang/StrictMath", "random", "()D", Names.RANDOM, "nextDouble", "()D");
        managed("java/util/concurrent/ThreadLocalRandom", "localInit", "()V", Names.RANDOM, "localInit", "()V");
        managed("java/util/concurrent/ForkJoinPool", "getAndAddPoolIds", "(I)I", Names.RANDOM, "nextPoolId", "(I)I");
        String secure = "java/security/SecureRandom";
        managed(secure, "nextBytes", "([B)V", Names.RANDOM, "fill", "(Ljava/lang/Object;[B)V");
        managed(secure, "generateSeed", "(I)[B", Names.RANDOM, "bytesOf", "(Ljava/lang/Object;I)[B");
        managed(secure, "getSeed", "(I)[B", Names.RANDOM, "bytes", "(I)[B");
        groups();
        management();
        age();
        RULES.put(
                "java/lang/ref/Reference.enqueueFromPending()V",
                new Rule(Names.REFERENCES, "holdsBack", true, null, null, null));
        RULES.put(
                "java/lang/ref/Finalizer.register(Ljava/lang/Object;)V",
                new Rule(Names.REFERENCES, "leavesUnfinalized", false, null, null, null));
        String references = "java/lang/ref/ReferenceQueue";
        String reference = ")Ljava/lang/ref/Reference;";
        managed(references, "remove", "(" + reference, Names.REFERENCES, "remove", "(L" + references + ";" + reference);
        managed(
                references,
                "remove",
                "(J" + reference,
                Names.REFERENCES,
                "remove",
                "(L" + references + ";J" + reference);
        RULES.put(
                "java/lang/ClassLoader.getClassLoadingLock(Ljava/lang/String;)Ljava/lang/Object;",
                new Rule(
                        Names.LOADERS,
                        "isOwnLock",
                        true,
                        Names.LOADERS,
                        "lock",
                        "(Ljava/lang/ClassLoader;Ljava/lang/String;)Ljava/lang/Object;"));
        RULES.put(
                "java/lang/ClassLoader.getSystemClassLoader()Ljava/lang/ClassLoader;",
                new Rule(
                        Names.RUNTIME,
                        "hasApplicationLoader",
                        false,
                        Names.RUNTIME,
                        "systemClassLoader",
                        "()Ljava/lang/ClassLoader;"));
    }

    static {
        String in = "java/io/FileInputStream";
        pipe(in, "read", "()I", "(L" + in + ";)I");
        pipe(in, "read", "([B)I", "(L" + in + ";[B)I");
        pipe(in, "read", "([BII)I", "(L" + in + ";[BII)I");
        String out = "java/io/FileOutputStream";
        pipe(out, "write", "([BII)V", "(L" + out + ";[BII)V");
        String end = "(JZ)Ljava/util/concurrent/CompletableFuture;";
        managed("java/lang/ProcessHandleImpl", "completion", end, Names.CHILDREN, "completion", end);
        elsewhere("needToResolveAgainstDefaultDirectory", "()Z", "yes");
        elsewhere("defaultDirectory", "()[B", "directory");
    }

    static {
        String load = "(Ljava/lang/Class;Ljava/lang/String;)V";
        String refuse = "(Ljava/lang/Runtime;Ljava/lang/Class;Ljava/lang/String;)V";
        for (String method : new String[] {"load0", "loadLibrary0"}) {
            RULES.put(
                    "java/lang/Runtime." + method + load,
                    new Rule(Names.TRANSPORTS, "isRefused", true, Names.TRANSPORTS, "refuse", refuse));
        }
    }

    static {
        NetworkRules.addPrologues((key, condition, type, argument, owner, hook, descriptor) -> {
            String asked = "Ljava/lang/Object;".equals(type) ? Names.DATAGRAMS : Names.DESCRIPTORS;
            RULES.put(key, new Rule(asked, condition, false, type, argument, owner, hook, descriptor));
        });
    }

    static {
        UsageRules.addPrologues((key, condition, owner, hook, descriptor) ->
                RULES.put(key, new Rule(owner, condition, false, owner, hook, descriptor)));
    }

    private PrologueRules() {}

    private static void groups() {
        String group = "java/lang/ThreadGroup";
        String threads = "[Ljava/lang/Thread;";
        listed("java/lang/Thread", "getAllThreads", "()" + threads, "allThreads", "()" + threads);
        String stacks = "()Ljava/util/Map;";
        listed("java/lang/Thread", "getAllStackTraces", stacks, "allStackTraces", stacks);
        listed(group, "activeCount", "()I", "activeCount", "(L" + group + ";)I");
        listed(group, "enumerate", "(" + threads + ")I", "enumerate", "(L" + group + ";" + threads + ")I");
        listed(group, "enumerate", "(" + threads + "Z)I", "enumerate", "(L" + group + ";" + threads + "Z)I");
        listed(group, "interrupt", "()V", "interrupt", "(L" + group + ";)V");
        listed(group, "list", "(Ljava/io/PrintStream;I)V", "list", "(L" + group + ";Ljava/io/PrintStream;I)V");
    }

    private static void listed(String owner, String name, String descriptor, String hook, String hookDescriptor) {
        RULES.put(
                owner + "." + name + descriptor,
                new Rule(Names.GROUPS, "answers", false, Names.GROUPS, hook, hookDescriptor));
    }

    private static void management() {
        String infos = "[Ljava/lang/management/ThreadInfo;";
        bean("getThreadCount", "()I", "threadCount", "I");
        bean("getPeakThreadCount", "()I", "peakThreadCount", "I");
        bean("getDaemonThreadCount", "()I", "daemonThreadCount", "I");
        bean("getTotalStartedThreadCount", "()J", "startedThreadCount", "J");
        bean("getAllThreadIds", "()[J", "allThreadIds", "[J");
        bean("getCurrentThreadCpuTime", "()J", "cpuTime", "J");
        bean("getCurrentThreadUserTime", "()J", "cpuTime", "J");
        bean("getThreadCpuTime", "(J)J", "cpuTime", "J");
        bean("getThreadUserTime", "(J)J", "cpuTime", "J");
        bean("findDeadlockedThreads", "()[J", "deadlocked", "[J");
        bean("findMonitorDeadlockedThreads", "()[J", "monitorDeadlocked", "[J");
        String objects = "[Ljava/lang/Object;";
        bean("getThreadInfo", "([JI)" + infos, "infos", objects);
        bean("getThreadInfo", "([JZZ)" + infos, "infos", objects);
        bean("getThreadInfo", "([JZZI)" + infos, "infos", objects);
        bean("dumpAllThreads", "(ZZ)" + infos, "dump", objects);
        bean("dumpAllThreads", "(ZZI)" + infos, "dump", objects);
    }

    /** The JVM's age: it starts with the run. */
    private static void age() {
        String runtime = "sun/management/RuntimeImpl";
        managed(runtime, "getUptime", "()J", Names.MANAGEMENT, "uptime", "(Ljava/lang/Object;)J");
        managed(runtime, "getStartTime", "()J", Names.MANAGEMENT, "startTime", "(Ljava/lang/Object;)J");
    }

    private static void bean(String name, String descriptor, String hook, String result) {
        String arguments = descriptor.substring(1, descriptor.indexOf(')'));
        String hookDescriptor = "(Ljava/lang/Object;" + arguments + ")" + result;
        managed("sun/management/ThreadImpl", name, descriptor, Names.MANAGEMENT, hook, hookDescriptor);
    }

    private static void managed(
            String owner, String name, String descriptor, String hookOwner, String hook, String hookDescriptor) {
        RULES.put(
                owner + "." + name + descriptor,
                new Rule(Names.CURRENT, "managed", false, hookOwner, hook, hookDescriptor));
    }

    private static void pipe(String owner, String name, String descriptor, String hookDescriptor) {
        String type = "L" + owner + ";";
        RULES.put(
                owner + "." + name + descriptor,
                new Rule(Names.CHILDREN, "isPipe", false, type, 0, Names.CHILDREN, name, hookDescriptor));
    }

    /** Whether and against what {@code java.nio.file} resolves relative names. */
    private static void elsewhere(String name, String descriptor, String hook) {
        RULES.put(
                "sun/nio/fs/UnixFileSystem." + name + descriptor,
                new Rule(Names.FILES, "isElsewhere", false, Names.FILES, hook, descriptor));
    }

    private static void environment(String descriptor) {
        RULES.put(
                "java/lang/System.getenv" + descriptor,
                new Rule(Names.RUNTIME, "hasEnvironment", false, Names.RUNTIME, "environment", descriptor));
    }

    private static void onNode(String owner, String name, String descriptor, String hook, String hookDescriptor) {
        RULES.put(
                owner + "." + name + descriptor,
                new Rule(Names.RUNTIME, "onNode", false, Names.RUNTIME, hook, hookDescriptor));
    }

    private static void owned(
            String owner, String name, String descriptor, String condition, String hook, String hookDescriptor) {
        RULES.put(
                owner + "." + name + descriptor,
                new Rule(Names.THREADS, condition, true, Names.THREADS, hook, hookDescriptor));
    }

    /** The rule for a method; null if it has none. */
    static Rule find(String owner, String name, String descriptor) {
        return RULES.get(owner + "." + name + descriptor);
    }
}
