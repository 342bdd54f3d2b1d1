package dev.lockstep.agent.transform;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Child processes: their pipes are told, questions whether they have ended let others run, nodes lend environments. */
final class ChildWriter {
    private ChildWriter() {}

    /** True for methods that are rewritten. */
    static boolean applies(String type, String method, String descriptor) {
        switch (type) {
            case "java/lang/ProcessImpl":
                return isQuestion(method) || method.equals("newFileDescriptor");
            case "java/lang/ProcessEnvironment":
                return method.equals("environment");
            case "java/lang/ProcessBuilder":
                return method.equals("start") && !descriptor.startsWith("()");
            default:
                return false;
        }
    }

    /** Rewrites one method; true if it changed. */
    static boolean rewrite(String type, MethodNode method) {
        if (!applies(type, method.name, method.desc)) {
            return false;
        }
        if (isQuestion(method.name)) {
            PrologueWriter.enter(method, Names.CHILDREN, "asked");
        } else if (method.name.equals("start")) {
            method.instructions.insert(with(new VarInsnNode(Opcodes.ALOAD, 0), "starts", "java/lang/ProcessBuilder"));
        } else if (method.name.equals("environment")) {
            atReturn(method, "environment", "java/util/Map");
        } else {
            atReturn(method, "pipe", "java/io/FileDescriptor");
        }
        return true;
    }

    /** True for methods that ask whether a child has ended. */
    private static boolean isQuestion(String method) {
        return method.equals("isAlive") || method.equals("exitValue");
    }

    private static void atReturn(MethodNode method, String hook, String type) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.ARETURN) {
                method.instructions.insertBefore(insn, with(new InsnNode(Opcodes.DUP), hook, type));
            }
        }
    }

    private static InsnList with(AbstractInsnNode load, String hook, String type) {
        InsnList code = new InsnList();
        code.add(load);
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Names.CHILDREN, hook, "(L" + type + ";)V", false));
        return code;
    }
}
