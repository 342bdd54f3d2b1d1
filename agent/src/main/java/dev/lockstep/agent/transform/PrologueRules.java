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

        Rule(
                String conditionOwner,
                String condition,
                boolean takesArguments,
                String actionOwner,
                String action,
                String descriptor) {
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
        managed(
                runtime,
                "addShutdownHook",
                "(Ljava/lang/Thread;)V",
                Names.RUNTIME,
                "addShutdownHook",
                "(Ljava/lang/Runtime;Ljava/lang/Thread;)V");
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
        RULES.put(
                "java/lang/Thread.dispatchUncaughtException(Ljava/lang/Throwable;)V",
                new Rule(Names.THREADS, "uncaught", true, null, null, null));
        managed("java/util/Random", "seedUniquifier", "()J", Names.RANDOM, "seed", "()J");
        managed("java/lang/Math", "random", "()D", Names.RANDOM, "nextDouble", "()D");
        managed("java/lang/StrictMath", "random", "()D", Names.RANDOM, "nextDouble", "()D");
        managed("java/util/concurrent/ThreadLocalRandom", "localInit", "()V", Names.RANDOM, "localInit", "()V");
        managed("java/util/concurrent/ForkJoinPool", "getAndAddPoolIds", "(I)I", Names.RANDOM, "nextPoolId", "(I)I");
        String secure = "java/security/SecureRandom";
        managed(secure, "nextBytes", "([B)V", Names.RANDOM, "fill", "(Ljava/lang/Object;[B)V");
        managed(secure, "generateSeed", "(I)[B", Names.RANDOM, "bytesOf", "(Ljava/lang/Object;I)[B");
        managed(secure, "getSeed", "(I)[B", Names.RANDOM, "bytes", "(I)[B");
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

    private PrologueRules() {}

    private static void managed(
            String owner, String name, String descriptor, String hookOwner, String hook, String hookDescriptor) {
        RULES.put(
                owner + "." + name + descriptor,
                new Rule(Names.CURRENT, "managed", false, hookOwner, hook, hookDescriptor));
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
