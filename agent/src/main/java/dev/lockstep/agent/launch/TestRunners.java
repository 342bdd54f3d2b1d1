package dev.lockstep.agent.launch;

/** Main classes that are left alone: test runners and build tools, whose tests ask for control themselves. */
final class TestRunners {
    private static final String[] PREFIXES = {
        "org.apache.maven.surefire.",
        "org.apache.maven.cli.",
        "org.apache.maven.wrapper.",
        "org.codehaus.plexus.",
        "org.codehaus.classworlds.",
        "org.junit.",
        "com.intellij.rt.",
        "com.intellij.junit",
        "org.eclipse.jdt.internal.",
        "worker.org.gradle.",
        "org.gradle.",
        "org.testng.",
        "org.apache.tools.ant.",
        "sbt.",
        "xsbt.",
        "com.google.testing.junit.runner.",
        "com.facebook.buck.",
        "org.openjdk.jmh.",
        "org.scalatest.tools.",
        "org.netbeans.modules.junit",
        "com.microsoft.java.test.runner.",
        "ch.epfl.scala.",
        "org.jetbrains.jps."
    };

    private TestRunners() {}

    static boolean isRunner(String mainClass) {
        for (String prefix : PREFIXES) {
            if (mainClass.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
