package dev.lockstep.agent.transform;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Lets the agent see hidden classes, in the JDK's implementation of {@code JavaLangAccess.defineClass}. */
final class HiddenClassWriter {
    private static final String DEFINE = "(Ljava/lang/ClassLoader;Ljava/lang/Class;Ljava/lang/String;[B"
            + "Ljava/security/ProtectionDomain;ZILjava/lang/Object;)Ljava/lang/Class;";
    private static final int HOST = 2;
    private static final int NAME = 3;
    private static final int BYTES = 4;
    private static final int FLAGS = 7;

    private HiddenClassWriter() {}

    /** True for the method that is rewritten. */
    static boolean applies(String type, String method, String descriptor) {
        return type.startsWith("java/lang/System$") && method.equals("defineClass") && descriptor.equals(DEFINE);
    }

    /** Replaces the bytes that are to be defined; true if {@code method} is the one. */
    static boolean rewrite(String type, MethodNode method) {
        if (!applies(type, method.name, method.desc)) {
            return false;
        }
        InsnList code = new InsnList();
        code.add(new VarInsnNode(Opcodes.ALOAD, HOST));
        code.add(new VarInsnNode(Opcodes.ALOAD, NAME));
        code.add(new VarInsnNode(Opcodes.ALOAD, BYTES));
        code.add(new VarInsnNode(Opcodes.ILOAD, FLAGS));
        code.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC,
                Names.HOOKS + "HiddenClassHooks",
                "define",
                "(Ljava/lang/Class;Ljava/lang/String;[BI)[B",
                false));
        code.add(new VarInsnNode(Opcodes.ASTORE, BYTES));
        method.instructions.insert(code);
        return true;
    }
}
