package dev.lockstep.agent.transform;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Calls of {@code hashCode} that may be the first to ask an object for its identity hash code. */
final class IdentityWriter {
    private static final String OBJECT = "java/lang/Object";

    /** Classes of the JDK that hash the objects of others. */
    private static final Set<String> HASHING = Set.of(
            OBJECT,
            "java/lang/Enum",
            "java/util/AbstractList",
            "java/util/AbstractMap",
            "java/util/AbstractSet",
            "java/util/Arrays",
            "java/util/HashMap",
            "java/util/Hashtable",
            "java/util/ImmutableCollections",
            "java/util/KeyValueHolder",
            "java/util/Objects",
            "java/util/WeakHashMap",
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/ConcurrentHashMap$MapEntry");

    private IdentityWriter() {}

    /** True for classes of the JDK whose calls are rewritten. */
    static boolean appliesToJdk(String type) {
        return HASHING.contains(type) || type.startsWith("java/util/ImmutableCollections$");
    }

    /** True if the call of an instruction, in such a class or the application's, is to be rewritten. */
    static boolean matches(int opcode, String owner, String name, String descriptor) {
        return name.equals("hashCode")
                && descriptor.equals("()I")
                && (opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE || isSuper(opcode, owner));
    }

    private static boolean isSuper(int opcode, String owner) {
        return opcode == Opcodes.INVOKESPECIAL && owner.equals(OBJECT);
    }

    /** Rewrites one method; true if it changed. */
    static boolean rewrite(MethodNode method) {
        boolean changed = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (!(insn instanceof MethodInsnNode)) {
                continue;
            }
            MethodInsnNode call = (MethodInsnNode) insn;
            if (matches(call.getOpcode(), call.owner, call.name, call.desc)) {
                replace(call, isSuper(call.getOpcode(), call.owner) ? "identityHashCode" : "hashCode");
                changed = true;
            }
        }
        return changed;
    }

    private static void replace(MethodInsnNode call, String hook) {
        call.setOpcode(Opcodes.INVOKESTATIC);
        call.owner = Names.IDENTITY;
        call.name = hook;
        call.desc = "(Ljava/lang/Object;)I";
        call.itf = false;
    }
}
