package dev.lockstep.agent.launch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestRunnersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.maven.surefire.booter.ForkedBooter",
                "org.codehaus.plexus.classworlds.launcher.Launcher",
                "org.junit.platform.console.ConsoleLauncher",
                "com.intellij.rt.junit.JUnitStarter",
                "org.eclipse.jdt.internal.junit.runner.RemoteTestRunner",
                "worker.org.gradle.process.internal.worker.GradleWorkerMain",
                "org.testng.TestNG",
                "org.openjdk.jmh.Main"
            })
    void runnersAreLeftAlone(String mainClass) {
        assertTrue(TestRunners.isRunner(mainClass));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Main", "com.example.Main", "org.junit", "my.org.junit.Main", "org.apache.mavenish.Main"})
    void programsAreNot(String mainClass) {
        assertFalse(TestRunners.isRunner(mainClass));
    }
}
