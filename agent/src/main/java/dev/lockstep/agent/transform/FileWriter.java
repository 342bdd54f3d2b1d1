package dev.lockstep.agent.transform;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Names of files in the JDK: those of {@link FileRules}, and where temporary files are made. */
final class FileWriter {
    private static final String TEXT = "java/lang/String";
    private static final String FILE = "java/io/File";
    private static final String PATH = "java/nio/file/Path";
    private static final String NOT_FOUND = "java/io/FileNotFoundException";

    private FileWriter() {}

    /** True for methods that are rewritten. */
    static boolean applies(String type, String method, String descriptor) {
        return FileRules.find(type, method, descriptor) != null
                || type.equals("java/io/File$TempDirectory") && method.equals("location")
                || type.equals("java/nio/file/TempFileHelper") && method.equals("create")
                || type.equals(FILE) && method.equals("createTempFile");
    }

    /** Rewrites one method; true if it changed. */
    static boolean rewrite(ClassNode type, MethodNode method) {
        if (!applies(type.name, method.name, method.desc)) {
            return false;
        }
        FileRules.Rule rule = FileRules.find(type.name, method.name, method.desc);
        if (rule == null) {
            temporary(method);
            return true;
        }
        InsnList code = new InsnList();
        int given = method.maxLocals;
        if (rule.opens) {
            code.add(new VarInsnNode(Opcodes.ALOAD, rule.slots[0]));
            code.add(new VarInsnNode(Opcodes.ASTORE, given));
        }
        for (int slot : rule.slots) {
            code.add(new VarInsnNode(Opcodes.ALOAD, slot));
            code.add(hook(rule.hook, "(L" + rule.type + ";)L" + rule.type + ";"));
            code.add(new VarInsnNode(Opcodes.ASTORE, slot));
        }
        if (rule.opens) {
            naming(type, method, code, rule.slots[0], given);
        }
        method.instructions.insert(code);
        return true;
    }

    /** Puts {@code try { body } catch (FileNotFoundException e) { throw renamed(e, opened, given); }} around it. */
    private static void naming(ClassNode type, MethodNode method, InsnList before, int opened, int given) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof FrameNode) {
                MethodFrames.addLocal((FrameNode) insn, given, TEXT);
            }
        }
        method.maxLocals = given + 1;
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        before.add(start);
        InsnList handler = new InsnList();
        handler.add(end);
        List<Object> locals = new ArrayList<>(MethodFrames.initialLocals(type, method));
        FrameNode frame = new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 1, new Object[] {NOT_FOUND});
        MethodFrames.addLocal(frame, given, TEXT);
        handler.add(frame);
        handler.add(new VarInsnNode(Opcodes.ALOAD, opened));
        handler.add(new VarInsnNode(Opcodes.ALOAD, given));
        handler.add(hook("renamed", "(L" + NOT_FOUND + ";L" + TEXT + ";L" + TEXT + ";)L" + NOT_FOUND + ";"));
        handler.add(new InsnNode(Opcodes.ATHROW));
        method.instructions.add(handler);
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, end, NOT_FOUND));
    }

    private static void temporary(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.ARETURN && method.name.equals("location")) {
                method.instructions.insertBefore(insn, hook("temporary", "(L" + FILE + ";)L" + FILE + ";"));
            } else if (insn.getOpcode() == Opcodes.GETSTATIC && ((FieldInsnNode) insn).name.equals("tmpdir")) {
                method.instructions.insert(insn, hook("temporary", "(L" + PATH + ";)L" + PATH + ";"));
            } else if (insn instanceof MethodInsnNode && ((MethodInsnNode) insn).name.equals("createFileExclusively")) {
                method.instructions.insertBefore(insn, hook("name", "(L" + TEXT + ";)L" + TEXT + ";"));
            }
        }
    }

    private static MethodInsnNode hook(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, Names.FILES, name, descriptor, false);
    }
}
