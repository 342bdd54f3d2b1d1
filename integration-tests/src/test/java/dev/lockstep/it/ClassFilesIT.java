package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class files of all kinds: other compilers', in unusual jars, too large to be rewritten, with parts missing. */
@Execution(ExecutionMode.CONCURRENT)
class ClassFilesIT {
    private static final Path SOURCES = Path.of("src", "programs", "languages").toAbsolutePath();
    private static final List<String> LIBRARIES = List.of(
            "org.jetbrains.kotlin:kotlin-stdlib:1.9.10",
            "org.jetbrains.kotlinx:kotlinx-coroutines-core-jvm:1.7.3",
            "org.scala-lang:scala-library:2.13.16");
    private static final int SEED = 7;
    private static final int LINES = 7_000;

    @ParameterizedTest
    @ValueSource(strings = {"KotlinCoroutines", "ScalaFutures"})
    void librariesOfOtherCompilersAreControlled(String program) throws IOException {
        String name = "programs/languages/" + program + ".java";
        Path libraries = Path.of(Programs.classPath(LIBRARIES));
        Path classes = Programs.compileAgainst(
                ChildJvm.newDirectory(), libraries, name, Files.readString(SOURCES.resolve(name)));
        String classPath = classes + File.pathSeparator + libraries;
        String main = "programs.languages." + program;
        ChildResult natively = ChildJvm.plain().main(classPath, main).run().expectStatus(0);
        String trace = null;
        for (String engine : ChildJvm.ENGINES) {
            ChildResult alone = ChildJvm.withAgent()
                    .option("engine", engine)
                    .option("seed", SEED)
                    .main(classPath, main)
                    .run()
                    .expectPass();
            assertEquals(natively.out, alone.out);
            ChildResult third = ChildJvm.withAgent()
                    .option("engine", engine)
                    .option("seed", SEED - 2)
                    .option("iterations", 3)
                    .main(classPath, main)
                    .run()
                    .expectPass();
            assertEquals(natively.out.repeat(3), third.out);
            assertEquals(alone.field("trace"), third.field("trace"));
            assertFalse(alone.err.contains("not controlled"), alone::toString);
            trace = trace == null ? alone.field("trace") : trace;
            assertEquals(trace, alone.field("trace"));
        }
    }

    @Test
    void theVersionOfAMultiReleaseJarIsTheOneThatRuns() throws IOException {
        Path directory = ChildJvm.newDirectory();
        String version = "package app;\nclass Version { static synchronized String text() { return \"%s\"; } }";
        String main = main("Thread thread = new Thread(() -> System.out.println(Version.text()));\n"
                + "thread.start();\nthread.join();");
        Path base = Programs.compile(
                directory.resolve("base"), "app/Main.java", main, "app/Version.java", String.format(version, "old"));
        Path newer = Programs.compile(
                directory.resolve("newer"), "app/Version.java", String.format(version, "17 and later"));
        Path jar = directory.resolve("app.jar");
        Manifest manifest = manifest();
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            entry(out, "app/Main.class", base.resolve("app/Main.class"));
            entry(out, "app/Version.class", base.resolve("app/Version.class"));
            entry(out, "META-INF/versions/17/app/Version.class", newer.resolve("app/Version.class"));
        }
        ChildResult result = ChildJvm.withAgent()
                .option("iterations", 2)
                .with("-jar", jar.toString())
                .run()
                .expectPass();
        assertEquals("17 and later\n".repeat(2), result.out);
    }

    /** Many a library tells its peers the version that it finds here. */
    @Test
    void packagesAreWhatTheirManifestSays() throws IOException {
        Path directory = ChildJvm.newDirectory();
        Path classes = Programs.compile(
                directory,
                "app/Main.java",
                main(String.join(
                        "\n",
                        "Package own = Main.class.getPackage();",
                        "System.out.println(own.getImplementationTitle() + ' ' + own.getImplementationVersion());",
                        "System.out.println(own.getImplementationVendor() + ' ' + own.getSpecificationTitle());",
                        "System.out.println(own.getSpecificationVersion() + ' ' + own.isSealed());")));
        Manifest manifest = manifest();
        Attributes all = manifest.getMainAttributes();
        all.put(Attributes.Name.IMPLEMENTATION_TITLE, "all");
        all.put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2.3");
        all.put(Attributes.Name.SPECIFICATION_VERSION, "2.1");
        Attributes own = new Attributes();
        own.put(Attributes.Name.IMPLEMENTATION_TITLE, "own");
        own.put(Attributes.Name.SEALED, "true");
        manifest.getEntries().put("app/", own);
        Path jar = directory.resolve("app.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            entry(out, "app/Main.class", classes.resolve("app/Main.class"));
        }
        ChildResult plain = ChildJvm.plain().with("-jar", jar.toString()).run().expectStatus(0);
        assertEquals("own 1.2.3\nnull null\n2.1 true\n", plain.out);
        for (int iterations = 1; iterations <= 2; iterations++) {
            ChildResult controlled = ChildJvm.withAgent()
                    .option("iterations", iterations)
                    .with("-jar", jar.toString())
                    .run()
                    .expectPass();
            assertEquals(plain.out.repeat(iterations), controlled.out);
        }
    }

    /** Signatures are of the original class file, and hold although another one is run. */
    @Test
    void signedJarsKeepTheirSigners() throws IOException {
        Path directory = ChildJvm.newDirectory();
        Path classes = Programs.compile(
                directory,
                "app/Main.java",
                main("synchronized (Main.class) {\n"
                        + "System.out.println(Main.class.getSigners().length + \" \"\n"
                        + "+ Main.class.getProtectionDomain().getCodeSource().getCodeSigners().length);\n}"));
        Path jar = CommandLineIT.jarOf(classes, directory.resolve("app.jar"), "app.Main");
        String keys = directory.resolve("keys").toString();
        tool("keytool", "-genkeypair -alias a -keyalg EC -dname CN=a -storepass secret -keystore " + keys);
        tool("jarsigner", "-storepass secret -keystore " + keys + " " + jar + " a");
        ChildResult asJar = ChildJvm.withAgent()
                .option("iterations", 2)
                .with("-jar", jar.toString())
                .run()
                .expectPass();
        assertEquals("1 1\n1 1\n", asJar.out);
        for (int iterations = 1; iterations <= 2; iterations++) {
            ChildResult onPath = ChildJvm.withAgent()
                    .option("iterations", iterations)
                    .main(jar.toString(), "app.Main")
                    .run()
                    .expectPass();
            assertEquals("1 1\n".repeat(iterations), onPath.out);
        }
    }

    @Test
    void methodThatWouldBeTooLargeIsLeftAloneAndNamed() {
        StringBuilder large = new StringBuilder("static volatile int count;\nstatic void large() {\n");
        for (int i = 0; i < LINES; i++) {
            large.append("count++;\n");
        }
        large.append("}\nstatic synchronized void small() { count++; }\n");
        String body = "Thread thread = new Thread(() -> { large(); small(); });\nthread.start();\nthread.join();\n"
                + "small();\nSystem.out.println(count);";
        Path classes = Programs.compile(
                ChildJvm.newDirectory(), "app/Main.java", main(body).replace("class Main {", "class Main {\n" + large));
        ChildResult result =
                ChildJvm.withAgent().main(classes.toString(), "app.Main").run().expectPass();
        assertEquals((LINES + 2) + "\n", result.out);
        assertTrue(
                result.err.contains(
                        "lockstep: warning: method app.Main.large is not controlled: with control its code"),
                result::toString);
        int steps = Integer.parseInt(result.field("steps"));
        assertTrue(steps > 0 && steps < LINES, result::toString);
    }

    /** As on a plain JVM: whoever touches such a class fails, and nobody else. */
    @Test
    void classesWhoseSupertypesAreMissing() throws IOException {
        Path classes = Programs.compile(
                ChildJvm.newDirectory(),
                "app/Missing.java",
                "package app;\nclass Missing { volatile int value; synchronized int next() { return ++value; } }",
                "app/Sub.java",
                "package app;\nclass Sub extends Missing { int twice() { return next() + value; } }",
                "app/User.java",
                "package app;\nclass User { volatile Sub sub; int use(Sub given) { sub = given; return given.twice()"
                        + " + given.value; }\nint ok() { synchronized (this) { return 1; } } }",
                "app/Main.java",
                main("System.out.println(new User().ok());\n"
                        + "try { System.out.println(new Sub()); } catch (NoClassDefFoundError e) {\n"
                        + "System.out.println(e.getMessage()); }\n"
                        + "System.out.println(new User().sub);"));
        Files.delete(classes.resolve("app/Missing.class"));
        ChildResult natively =
                ChildJvm.plain().main(classes.toString(), "app.Main").run().expectStatus(0);
        assertEquals("1\napp/Missing\nnull\n", natively.out);
        ChildResult controlled =
                ChildJvm.withAgent().main(classes.toString(), "app.Main").run().expectPass();
        assertEquals(natively.out, controlled.out);
        assertFalse(controlled.err.contains("not controlled"), controlled::toString);
    }

    /** A loader that tells what it is asked for is asked for the same, in the same order. */
    @Test
    void transformationLoadsNoClassOfTheApplication() {
        String telling = "static final class Telling extends java.net.URLClassLoader {\n"
                + "Telling() throws Exception { super(new java.net.URL[] {java.nio.file.Path.of(\n"
                + "System.getProperty(\"java.class.path\")).toUri().toURL()}, null); }\n"
                + "@Override protected Class<?> loadClass(String name, boolean resolve)\n"
                + "throws ClassNotFoundException {\n"
                + "if (name.startsWith(\"app.\")) { System.out.println(name); }\n"
                + "return super.loadClass(name, resolve); } }\n";
        Path classes = Programs.compile(
                ChildJvm.newDirectory(),
                "app/Base.java",
                "package app;\npublic abstract class Base implements Face { volatile int value; Other other; }",
                "app/Face.java",
                "package app;\ninterface Face { default int face() { return 1; } }",
                "app/Other.java",
                "package app;\nclass Other extends Base { static volatile int shared; }",
                "app/Far.java",
                "package app;\nclass Far extends Other { int far; }",
                "app/Start.java",
                "package app;\npublic final class Start extends Base implements Runnable {\n"
                        + "private Far never(boolean how, Base one) { Base two = how ? new Far() : new Other();\n"
                        + "synchronized (two) { two.value++; Other.shared++; } return how ? (Far) two : null; }\n"
                        + "@Override public synchronized void run() { value++; other = null;\n"
                        + "new Thread(() -> System.out.println(face() + value)).run(); } }",
                "app/Main.java",
                main("((Runnable) new Telling().loadClass(\"app.Start\").getConstructor().newInstance()).run();")
                        .replace("class Main {", "class Main {\n" + telling));
        ChildResult natively =
                ChildJvm.plain().main(classes.toString(), "app.Main").run().expectStatus(0);
        assertTrue(natively.out.startsWith("app.Start\napp.Base\napp.Face\n"), natively::toString);
        for (String points : List.of("sync", "memory")) {
            ChildResult controlled = ChildJvm.withAgent()
                    .option("points", points)
                    .main(classes.toString(), "app.Main")
                    .run()
                    .expectPass();
            assertEquals(natively.out, controlled.out);
        }
    }

    private static String main(String body) {
        return "package app;\npublic final class Main {\n"
                + "    public static void main(String[] args) throws Exception {\n" + body + "\n    }\n}\n";
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "app.Main");
        return manifest;
    }

    private static void entry(JarOutputStream out, String name, Path content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        Files.copy(content, out);
        out.closeEntry();
    }

    private static void tool(String name, String arguments) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", name);
        ChildJvm.shell(tool + " " + arguments).run().expectStatus(0);
    }
}
