package dev.lockstep.agent.transform;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Tells the controller of every class loader that is made, and of every class that the VM defines for one. */
final class LoaderWriter {
    private static final String LOADER = "java/lang/ClassLoader";
    private static final String CONSTRUCTOR = "(Ljava/lang/Void;Ljava/lang/String;Ljava/lang/ClassLoader;)V";

    private LoaderWriter() {}

    /** True for the two methods that are rewritten. */
    static boolean applies(String type, String method, String descriptor) {
        return type.equals(LOADER) && (isConstructor(method, descriptor) || isUpcall(method));
    }

    private static boolean isConstructor(String method, String descriptor) {
        return method.equals("<init>") && descriptor.equals(CONSTRUCTOR);
    }

    /** The VM calls it with each class that it has defined. */
    private static boolean isUpcall(String method) {
        return method.equals("addClass");
    }

    /** Rewrites one of the two methods; true if {@code method} is one. */
    static boolean rewrite(String type, MethodNode method) {
        if (!applies(type, method.name, method.desc)) {
            return false;
        }
        if (isUpcall(method.name)) {
            method.instructions.insert(call(1, Names.IDENTITY, "defined", "(Ljava/lang/Class;)V"));
            return true;
        }
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.RETURN) {
                method.instructions.insertBefore(insn, call(0, Names.LOADERS, "created", "(Ljava/lang/ClassLoader;)V"));
            }
        }
        return true;
    }

    private static InsnList call(int slot, String owner, String hook, String descriptor) {
        InsnList code = new InsnList();
        code.add(new VarInsnNode(Opcodes.ALOAD, slot));
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, hook, descriptor, false));
        return code;
    }
}
