package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A program of several modules, each iteration of which gets a fresh layer of them. */
@Execution(ExecutionMode.CONCURRENT)
class ModulesIT {
    private static final int ITERATIONS = 3;
    private static final String GREETING =
            "package greeting.api;\npublic interface Greeting {\n    String text();\n}\n";
    private static final String POLITE = String.join(
            "\n",
            "package greeting;",
            "public final class Polite implements greeting.api.Greeting {",
            "    private static int calls;",
            "    public String text() { return \"good day \" + ++calls; }",
            "}");
    private static final String MAIN = String.join(
            "\n",
            "package app;",
            "import greeting.api.Greeting;",
            "import java.util.ServiceLoader;",
            "public final class Main {",
            "    private static int starts;",
            "    public static void main(String[] args) throws Exception {",
            "        Thread thread = new Thread(() -> { synchronized (Main.class) { starts++; } });",
            "        thread.start();",
            "        thread.join();",
            "        for (Greeting greeting : ServiceLoader.load(Greeting.class)) {",
            "            System.out.println(greeting.text() + \" \" + starts + \" \" + args[0]);",
            "        }",
            "        System.out.println(Main.class.getModule().getName() + \" \"",
            "                + Main.class.getModule().getLayer().findModule(\"greeting\").isPresent() + \" \"",
            "                + (Main.class.getResourceAsStream(\"/app/Main.class\") != null) + \" \"",
            "                + (Thread.currentThread().getContextClassLoader() == Main.class.getClassLoader()));",
            "    }",
            "}");
    private static final String EXPECTED = "good day 1 1 x\napp true true true\n";

    private static Path greeting(Path directory) {
        return Programs.compile(
                directory.resolve("greeting"),
                "module-info.java",
                "module greeting { exports greeting.api; provides greeting.api.Greeting with greeting.Polite; }",
                "greeting/api/Greeting.java",
                GREETING,
                "greeting/Polite.java",
                POLITE);
    }

    @Test
    void freshStaticsAndServicesInEachIteration() {
        Path directory = ChildJvm.newDirectory();
        Path greeting = greeting(directory);
        Path app = Programs.compileAgainst(
                directory.resolve("app"),
                greeting,
                "module-info.java",
                "module app { requires greeting; uses greeting.api.Greeting; }",
                "app/Main.java",
                MAIN);
        ChildResult result = ChildJvm.withAgent()
                .option("iterations", ITERATIONS)
                .with("-p", greeting + File.pathSeparator + app, "-m", "app/app.Main", "x")
                .run()
                .expectPass()
                .expectStatus(0);
        assertEquals(EXPECTED.repeat(ITERATIONS), result.out, result::toString);
        assertEquals("" + ITERATIONS, result.field("iterations"));
    }

    /** A module without a descriptor reads the class path: also that is fresh. */
    @Test
    void automaticModuleUsesTheClassPath() {
        Path directory = ChildJvm.newDirectory();
        String counter = "package counting;\npublic final class Counter {\n    private static int count;\n"
                + "    public static int next() { return ++count; }\n}\n";
        Path counting = Programs.compile(directory.resolve("counting"), "counting/Counter.java", counter);
        String main = "package app;\npublic final class Main {\n    public static void main(String[] args) {\n"
                + "        System.out.println(counting.Counter.next());\n    }\n}\n";
        Path app = Programs.compileAgainst(directory.resolve("app"), counting, "app/Main.java", main);
        Path jar = CommandLineIT.jarOf(app, directory.resolve("app.jar"), "app.Main");
        ChildResult result = ChildJvm.withAgent()
                .option("iterations", ITERATIONS)
                .with("-p", jar.toString(), "-cp", counting.toString(), "-m", "app/app.Main")
                .run()
                .expectPass();
        assertEquals("1\n".repeat(ITERATIONS), result.out, result::toString);
    }
}
