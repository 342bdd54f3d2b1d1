package dev.lockstep.agent;

import dev.lockstep.agent.boot.BootImage;
import java.io.IOException;
import java.lang.instrument.Instrumentation;

/** Entry points of the agent. Touches no runtime class before the boot image is defined. */
public final class PreMain {
    private static final int EXIT_USAGE = 64;
    private static final int EXIT_TOOL = 73;
    private static boolean started;

    private PreMain() {}

    /** {@code -javaagent}. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation, true);
    }

    /** Attached to a running JVM; {@code main} is not controlled. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation, false);
    }

    private static synchronized void start(String arguments, Instrumentation instrumentation, boolean atStart) {
        if (started) {
            if (atStart) {
                die("the agent is listed twice on the command line; once is enough", EXIT_USAGE);
            }
            return;
        }
        started = true;
        try {
            BootImage.define(instrumentation);
            Assembly.start(arguments, instrumentation, atStart);
        } catch (IOException e) {
            die(e.getMessage(), EXIT_TOOL);
        } catch (LinkageError | RuntimeException e) {
            die("agent jar damaged or not fit for this JVM: " + e, EXIT_TOOL);
        }
    }

    private static void die(String line, int status) {
        System.err.println("lockstep: " + line);
        System.err.flush();
        Runtime.getRuntime().halt(status);
    }
}
