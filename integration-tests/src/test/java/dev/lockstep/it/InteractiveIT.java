package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program that talks to a person: it waits for each answer as long as that takes, and then goes on. */
@Execution(ExecutionMode.CONCURRENT)
class InteractiveIT {
    private static final String DIALOGUE = String.join(
            "\n",
            "import java.util.Scanner;",
            "public class Dialogue {",
            "    public static void main(String[] args) throws Exception {",
            "        Scanner in = new Scanner(System.in);",
            "        Thread background = new Thread(() -> System.out.println(\"started\"));",
            "        background.start();",
            "        background.join();",
            "        for (int i = 0; i < 2; i++) {",
            "            System.out.println(\"name?\");",
            "            String name = in.nextLine();",
            "            Thread.sleep(1000);",
            "            System.out.println(\"hello \" + name);",
            "        }",
            "        System.out.println(\"more? \" + in.hasNextLine());",
            "        System.exit(5);",
            "    }",
            "}");

    static Iterable<String> engines() {
        return ChildJvm.ENGINES;
    }

    @ParameterizedTest
    @MethodSource("engines")
    @Timeout(60)
    void answersMayTakeLongerThanTheWatchdog(String engine) throws Exception {
        Path classes = Programs.compile(ChildJvm.newDirectory(), "Dialogue.java", DIALOGUE);
        Process process = ChildJvm.withAgent()
                .option("watchdog", "1s")
                .option("engine", engine)
                .main(classes.toString(), "Dialogue")
                .start();
        try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
            assertEquals("started", out.readLine());
            for (String name : new String[] {"Ada", "Grace"}) {
                assertEquals("name?", out.readLine());
                Thread.sleep(2500);
                in.write(name + "\n");
                in.flush();
                assertEquals("hello " + name, out.readLine());
            }
            in.close();
            assertEquals("more? false", out.readLine());
            String summary = out.readLine();
            assertTrue(summary.startsWith("lockstep: result=pass"), summary);
            assertTrue(summary.contains(" virtual=2.0"), summary);
            assertTrue(summary.contains(" external=2 "), "each answer that took more than a second: " + summary);
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
            assertEquals(5, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }
}
