package dev.lockstep.agent.option;

import jdk.internal.misc.VM;

/** Whether this JVM was started for a debugger. */
final class Debugger {
    private Debugger() {}

    /** True if the JVM's command line loads the debug wire protocol's agent. */
    static boolean isPresent() {
        try {
            String[] arguments = VM.getRuntimeArguments(); // null if there are none
            for (int i = 0; arguments != null && i < arguments.length; i++) {
                String argument = arguments[i];
                if (argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp")) {
                    return true;
                }
            }
            return false;
        } catch (IllegalAccessError e) {
            return false; // outside an agent, as in unit tests, the JDK does not tell
        }
    }
}
