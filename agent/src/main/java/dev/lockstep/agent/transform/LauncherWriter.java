package dev.lockstep.agent.transform;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Lets the agent see, and replace, the main class that the JDK's launcher is about to call. */
final class LauncherWriter {
    private LauncherWriter() {}

    /** True for the two methods that are rewritten. */
    static boolean applies(String type, String method) {
        return type.equals("sun/launcher/LauncherHelper")
                && (method.equals("checkAndLoadMain") || method.equals("abort"));
    }

    /** Rewrites the two methods of the launcher's helper; true if {@code method} is one. */
    static boolean rewrite(ClassNode type, MethodNode method) {
        if (!type.name.equals("sun/launcher/LauncherHelper")) {
            return false;
        }
        if (method.name.equals("checkAndLoadMain")) {
            for (AbstractInsnNode insn : method.instructions.toArray()) {
                if (insn.getOpcode() == Opcodes.ARETURN) {
                    method.instructions.insertBefore(insn, hook("mainClass", "(Ljava/lang/Class;)Ljava/lang/Class;"));
                }
            }
            return true;
        }
        if (method.name.equals("abort")) {
            InsnList code = new InsnList();
            code.add(new VarInsnNode(Opcodes.ALOAD, 0));
            code.add(new VarInsnNode(Opcodes.ALOAD, 1));
            code.add(new VarInsnNode(Opcodes.ALOAD, 2));
            code.add(hook("abort", "(Ljava/lang/Throwable;Ljava/lang/String;[Ljava/lang/Object;)V"));
            method.instructions.insert(code);
            return true;
        }
        return false;
    }

    private static MethodInsnNode hook(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, Names.MAIN, name, descriptor, false);
    }
}
