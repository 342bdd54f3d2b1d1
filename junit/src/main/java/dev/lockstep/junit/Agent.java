package dev.lockstep.junit;

import dev.lockstep.controller.Settings;
import dev.lockstep.controller.Version;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.Map;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Lockstep's agent in this JVM: whether it is there, attaching it, and the options it was given. Thread-safe. The
 * only class that knows the agent; {@link Settings} is the boot loader's once the agent is there, and must not be
 * touched before.
 */
final class Agent {
    private static final String MARK = "dev.lockstep.hooks.Controller";
    private static final String VERSION = "dev.lockstep.controller.Version";
    private static final String PREMAIN = "dev.lockstep.agent.PreMain";
    private static final String TEST_OPTIONS = "dev.lockstep.agent.TestOptions";
    private static final String HOW = "Give the test JVM -javaagent:/path/to/lockstep-agent.jar (in Maven: "
            + "<argLine>-javaagent:${dev.lockstep:lockstep-agent:jar}</argLine> in Surefire's configuration, with "
            + "dependency:properties run before it).";
    private static Throwable problem;

    private Agent() {}

    /** True if the agent runs in this JVM. */
    static boolean isPresent() {
        try {
            Class.forName(MARK, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Attaches the agent unless it is there. A failure is kept for {@link #require}. */
    static synchronized void attachQuietly() {
        if (isPresent() || problem != null) {
            return;
        }
        try {
            ByteBuddyAgent.attach(jar(), Long.toString(ProcessHandle.current().pid()));
            reach("retransformLoaded").invoke(null);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            problem = e;
        }
    }

    /**
     * Makes sure that the agent is there, and of this version.
     *
     * @throws ExtensionConfigurationException that says how to attach it, or which versions differ
     */
    static void require() {
        attachQuietly();
        if (!isPresent()) {
            String why = problem == null ? "" : " (" + problem.getMessage() + ")";
            throw new ExtensionConfigurationException(
                    "@LockstepTest needs Lockstep's agent, which could not attach itself" + why + ". " + HOW, problem);
        }
        String ours = Version.NUMBER; // a constant that the compiler has put into this class
        String agent = version();
        if (!agent.equals(ours)) {
            throw new ExtensionConfigurationException("lockstep-junit is version " + ours
                    + ", but the agent in this JVM is " + agent + "; use the same version of both");
        }
    }

    /** The agent's version, which the boot loader's copy of the class tells; ours is in our own constants. */
    private static String version() {
        try {
            return (String)
                    Class.forName(VERSION, true, null).getField("NUMBER").get(null);
        } catch (ReflectiveOperationException e) {
            return "of an older build";
        }
    }

    /**
     * What this JVM's options make of a test's own.
     *
     * @throws ExtensionConfigurationException with one line that names an option, if it is malformed
     */
    static Settings settings(Map<String, String> ofTest) {
        try {
            return (Settings) reach("settings", Map.class).invoke(null, ofTest);
        } catch (InvocationTargetException e) {
            throw new ExtensionConfigurationException(e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new ExtensionConfigurationException(
                    "this lockstep-junit does not fit the agent in this JVM; use the same version of both", e);
        }
    }

    private static java.lang.reflect.Method reach(String method, Class<?>... parameters)
            throws ReflectiveOperationException {
        return Class.forName(TEST_OPTIONS, true, ClassLoader.getSystemClassLoader())
                .getMethod(method, parameters);
    }

    private static File jar() {
        String given = System.getProperty("lockstep.agent.jar");
        File jar = given != null ? new File(given) : onClassPath();
        if (jar.isFile()) {
            return jar;
        }
        throw new IllegalStateException(jar + " is not the agent's jar; name it with -Dlockstep.agent.jar=FILE");
    }

    private static File onClassPath() {
        try {
            CodeSource source = Class.forName(PREMAIN, false, Agent.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            return new File(source.getLocation().toURI());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("lockstep-agent.jar is not on the class path", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
