package dev.lockstep.agent.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The rows name methods of this JDK, and no other method of {@code java.io.File} asks the operating system. */
class FileRulesTest {
    /** Calls of the JDK's own file system that only work on the text of a name. */
    private static final Set<String> TEXTUAL = Set.of(
            "compare",
            "fromURIPath",
            "getDefaultParent",
            "getNameMax",
            "getPathSeparator",
            "getSeparator",
            "hashCode",
            "isAbsolute",
            "isInvalid",
            "listRoots",
            "normalize",
            "prefixLength");

    private static ClassNode read(String name) throws IOException {
        ClassNode type = new ClassNode();
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            new ClassReader(in).accept(type, 0);
        }
        return type;
    }

    @Test
    void rowsNameMethodsWithCode() throws IOException {
        Set<String> found = new HashSet<>();
        for (String owner : List.of(
                "java/io/File",
                "java/io/FileInputStream",
                "java/io/FileOutputStream",
                "java/io/RandomAccessFile",
                "java/lang/ProcessImpl",
                "sun/nio/fs/UnixFileSystem")) {
            for (MethodNode method : read(owner).methods) {
                if ((method.access & Opcodes.ACC_NATIVE) == 0) {
                    found.add(owner + "." + method.name + method.desc);
                }
            }
        }
        Set<String> missing = new HashSet<>(FileRules.rules().keySet());
        missing.removeAll(found);
        missing.remove("java/io/File.normalizedList()[Ljava/lang/String;"); // what list() calls, in later JDKs
        assertEquals(Set.of(), missing);
        for (String nio : List.of("needToResolveAgainstDefaultDirectory()Z", "defaultDirectory()[B")) {
            assertTrue(found.contains("sun/nio/fs/UnixFileSystem." + nio), nio);
            int end = nio.indexOf('(');
            assertTrue(
                    PrologueRules.find("sun/nio/fs/UnixFileSystem", nio.substring(0, end), nio.substring(end)) != null);
        }
    }

    @Test
    void nothingElseAsksTheOperatingSystem() throws IOException {
        List<String> others = new ArrayList<>();
        for (MethodNode method : read("java/io/File").methods) {
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof MethodInsnNode
                        && ((MethodInsnNode) insn).owner.equals("java/io/FileSystem")
                        && !TEXTUAL.contains(((MethodInsnNode) insn).name)
                        && !((MethodInsnNode) insn).desc.startsWith("(Ljava/lang/String;Ljava/lang/String;)")
                        && !FileWriter.applies("java/io/File", method.name, method.desc)) {
                    others.add(method.name + method.desc + " calls " + ((MethodInsnNode) insn).name);
                }
            }
        }
        assertEquals(List.of(), others);
    }
}
