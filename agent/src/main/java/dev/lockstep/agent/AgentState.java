package dev.lockstep.agent;

import dev.lockstep.agent.option.Options;
import java.lang.instrument.Instrumentation;

/** What this JVM's agent was started with. */
final class AgentState {
    private static volatile Options options;
    private static volatile Instrumentation instrumentation;

    private AgentState() {}

    static void set(Options jvmOptions, Instrumentation jvm) {
        options = jvmOptions;
        instrumentation = jvm;
    }

    static Options options() {
        return options;
    }

    static Instrumentation instrumentation() {
        return instrumentation;
    }
}
