package dev.lockstep.it;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Dependencies point one way, as each {@code package-info} says; checked on the classes that ship. */
class ArchitectureIT {
    private static final String ROOT = "dev.lockstep.";
    private static final String JDK_INTERNALS = "jdk.internal..";
    private static final JavaClasses SHIPPED = shipped();

    private static JavaClasses shipped() {
        try (JarFile jar = new JarFile(ChildJvm.AGENT.toFile())) {
            return new ClassFileImporter().importJar(jar);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hooks, ''",
        "task, hooks",
        "strategy, task hooks",
        "engine, task hooks",
        "trace, hooks",
        "controller, hooks task strategy engine trace",
        "report, controller trace",
    })
    void packageDependsOnlyOn(String name, String others) {
        String[] ours = Stream.concat(Stream.of(name), Arrays.stream(others.split(" ")))
                .filter(other -> !other.isEmpty())
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);
        String[] allowed = Stream.concat(Stream.of("java..", JDK_INTERNALS), Arrays.stream(ours))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed))
                .check(SHIPPED);
    }

    @Test
    void nothingDependsOnTheAgent() {
        noClasses()
                .that(resideOutsideOfPackages(ROOT + "agent..", ROOT + "junit.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "agent..")
                .check(SHIPPED);
    }

    @Test
    void theAgentBringsItsOwnAsm() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.objectweb.asm..")
                .check(SHIPPED);
    }

    @Test
    void bootClassesUseNothingOfOtherModules() {
        noClasses()
                .that(resideInAnyPackage(
                        ROOT + "hooks..", ROOT + "task..", ROOT + "strategy..", ROOT + "engine..", ROOT + "trace.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "java.lang.management..", "javax.."))
                .check(SHIPPED);
    }

    @Test
    void hooksLinkNothingLazily() throws IOException {
        List<String> found = new ArrayList<>();
        int seen = 0;
        try (ZipFile jar = new ZipFile(ChildJvm.AGENT.toFile())) {
            for (ZipEntry entry : jar.stream().toList()) {
                if (entry.getName().matches("dev/lockstep/hooks/[^/]+\\.class")) {
                    seen++;
                    try (InputStream in = jar.getInputStream(entry)) {
                        new ClassReader(in).accept(new DynamicCalls(entry.getName(), found), ClassReader.SKIP_FRAMES);
                    }
                }
            }
        }
        assertTrue(seen > 5, "classes seen: " + seen);
        assertEquals(List.of(), found);
    }

    /** Collects {@code invokedynamic} instructions. */
    private static final class DynamicCalls extends ClassVisitor {
        private final String file;
        private final List<String> found;

        DynamicCalls(String file, List<String> found) {
            super(Opcodes.ASM9);
            this.file = file;
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String type, String signature, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
                    found.add(file + ": " + method + " calls " + name);
                }
            };
        }
    }
}
