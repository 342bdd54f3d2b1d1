package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.controller.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.w3c.dom.NodeList;

/** Controlled tests in a JVM that has no agent and cannot get one, or has one of another version. */
@Execution(ExecutionMode.CONCURRENT)
class MissingAgentIT {
    private static final String NEEDED = "() FAILED: ExtensionConfigurationException: @LockstepTest needs Lockstep's "
            + "agent, which could not attach itself (";

    @Test
    void attachingIsDisabled() {
        expectAdvice(ChildJvm.plain().with("-XX:+DisableAttachMechanism"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void dynamicLoadingIsDisabled() {
        expectAdvice(ChildJvm.plain().with("-XX:-EnableDynamicAgentLoading"));
    }

    @Test
    void namedJarIsNoJar() {
        ChildJvm jvm = ChildJvm.plain().option("agent.jar", "/no/such.jar");
        assertTrue(expectAdvice(jvm).contains("/no/such.jar is not the agent's jar"));
    }

    /** Two tests fail with one line each that says what to do; the native one does not mind. */
    private static String expectAdvice(ChildJvm jvm) {
        ChildResult result = TestJvm.tests(jvm, List.of(), "ShopSample").run().expectStatus(0);
        List<String> lines = result.out.lines().toList();
        assertEquals(3, lines.size(), result::toString);
        assertEquals(2, lines.stream().filter(line -> line.contains(NEEDED)).count(), result::toString);
        assertEquals(
                2,
                lines.stream()
                        .filter(line -> line.contains("Give the test JVM -javaagent:/path/to/lockstep-agent.jar"))
                        .count(),
                result::toString);
        assertTrue(lines.contains("nativeTest() SUCCESSFUL"), result::toString);
        return result.out;
    }

    @Test
    void versionsDiffer() throws IOException {
        Path old = olderJUnit();
        ChildResult result = TestJvm.tests(ChildJvm.withAgent(), List.of(old), "ShopSample")
                .run()
                .expectStatus(0);
        String expected = "sellsOnce() FAILED: ExtensionConfigurationException: lockstep-junit is version 0.0.9, but "
                + "the agent in this JVM is " + Version.NUMBER + "; use the same version of both\n";
        assertTrue(result.out.contains(expected), result::toString);
        assertTrue(result.out.contains("nativeTest() SUCCESSFUL"), result::toString);
    }

    /** Our class file of lockstep-junit that names the version, as if it were compiled against 0.0.9. */
    private static Path olderJUnit() throws IOException {
        String name = "dev/lockstep/junit/Agent.class";
        byte[] bytes;
        try (InputStream in = MissingAgentIT.class.getClassLoader().getResourceAsStream(name)) {
            bytes = in.readAllBytes();
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String number = (char) 0 + String.valueOf((char) Version.NUMBER.length()) + Version.NUMBER;
        assertTrue(text.contains(number), "the class file has the version in its constant pool");
        Path directory = ChildJvm.newDirectory();
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.replace(number, "\0\0050.0.9").getBytes(StandardCharsets.ISO_8859_1));
        return directory;
    }

    @Test
    void versionIsThatOfTheBuild() throws Exception {
        NodeList children = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("..", "pom.xml").toFile())
                .getDocumentElement()
                .getElementsByTagName("version");
        assertEquals(children.item(0).getTextContent(), Version.NUMBER, "change Version.NUMBER with the pom.xml");
    }
}
