package dev.lockstep.agent.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.CheckClassAdapter;

/** What becomes of all classes of {@code java.rmi} of the JDK that runs the test. */
class StaticsWriterTest {
    private static final String RMI = "java.rmi";

    @Test
    void everyClassIsValidAndKeepsNothingInStatics() throws IOException {
        int moved = 0;
        for (byte[] original : classes(RMI)) {
            byte[] result = StaticsWriter.rewrite(original);
            StringWriter problems = new StringWriter();
            CheckClassAdapter.verify(new ClassReader(result), null, false, new PrintWriter(problems));
            assertEquals("", problems.toString());
            if (result != original && StaticsWriter.applies(new ClassReader(result).getClassName())) {
                assertEquals(Set.of(), accesses(result));
                moved++;
            }
        }
        assertTrue(moved > 20, () -> "few classes of " + RMI);
    }

    /** Its accesses would not be rewritten. */
    @Test
    void noOtherModuleUsesTheirStatics() throws IOException {
        Set<String> accesses = new TreeSet<>();
        for (String module : users()) {
            for (byte[] type : classes(module)) {
                accesses.addAll(accesses(type));
            }
        }
        assertEquals(Set.of(), accesses);
    }

    /** A constant of an interface would have no accessor. */
    @Test
    void theirInterfacesHaveOnlyCompileTimeConstants() throws IOException {
        for (byte[] type : classes(RMI)) {
            ClassReader reader = new ClassReader(type);
            if ((reader.getAccess() & Opcodes.ACC_INTERFACE) == 0) {
                continue;
            }
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public FieldVisitor visitField(int acc, String name, String desc, String sig, Object value) {
                            assertFalse(value == null, () -> reader.getClassName() + "." + name);
                            return null;
                        }
                    },
                    0);
        }
    }

    private static List<String> users() {
        return ModuleFinder.ofSystem().findAll().stream()
                .filter(module -> module.descriptor().requires().stream()
                        .anyMatch(needed -> needed.name().equals(RMI)))
                .map(module -> module.descriptor().name())
                .toList();
    }

    private static List<byte[]> classes(String module) throws IOException {
        Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", module);
        List<byte[]> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.equals("module-info.class")) {
                    classes.add(Files.readAllBytes(file));
                }
            }
        }
        return classes;
    }

    /** Accesses of statics that the writer would have moved. */
    private static Set<String> accesses(byte[] type) {
        Set<String> found = new TreeSet<>();
        ClassReader reader = new ClassReader(type);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(int acc, String name, String desc, String sig, String[] thrown) {
                        return new MethodVisitor(Opcodes.ASM9) {
                            @Override
                            public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
                                boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
                                if (isStatic && StaticsWriter.isTarget(owner)) {
                                    found.add(reader.getClassName() + " " + owner + "." + field);
                                }
                            }
                        };
                    }
                },
                ClassReader.SKIP_DEBUG);
        return found;
    }
}
