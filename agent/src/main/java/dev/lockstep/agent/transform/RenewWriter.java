package dev.lockstep.agent.transform;

import dev.lockstep.agent.statics.ClassStatics;
import dev.lockstep.hooks.ReflectionHooks;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives a class a method that sets its static fields as its initialiser does. Fields that it sets are no longer
 * final, because only the VM's own run of an initialiser may set those; reflection still calls them so.
 */
final class RenewWriter {
    private static final int ACCESS = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;

    private RenewWriter() {}

    /** Adds the method to a class whose other methods have been rewritten already. */
    static void rewrite(ClassNode type, ClassStatics statics) {
        InsnList defaults = new InsnList();
        for (FieldNode field : type.fields) {
            if ((field.access & Opcodes.ACC_STATIC) != 0 && statics.isRenewed(field.name)) {
                if ((field.access & Opcodes.ACC_FINAL) != 0) {
                    field.access &= ~Opcodes.ACC_FINAL;
                    ReflectionHooks.callFinal(type.name.replace('/', '.'), field.name);
                }
                defaults.add(new InsnNode(zero(field.desc)));
                defaults.add(new FieldInsnNode(Opcodes.PUTSTATIC, type.name, field.name, field.desc));
            }
        }
        MethodNode method = copyOfInitializer(type);
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.PUTSTATIC) {
                leave((FieldInsnNode) insn, type, statics, method);
            }
        }
        method.instructions.insert(defaults);
        method.maxStack = Math.max(method.maxStack, 2);
        type.methods.add(method);
    }

    private static MethodNode copyOfInitializer(ClassNode type) {
        MethodNode copy = new MethodNode(Opcodes.ASM9, ACCESS, ReflectionHooks.RENEW, "()V", null, null);
        for (MethodNode method : type.methods) {
            if (method.name.equals("<clinit>")) {
                method.accept(copy);
                copy.access = ACCESS;
                return copy;
            }
        }
        copy.instructions.add(new InsnNode(Opcodes.RETURN));
        return copy;
    }

    /** A field that never changes has its value already. */
    private static void leave(FieldInsnNode store, ClassNode type, ClassStatics statics, MethodNode method) {
        if (store.owner.equals(type.name) && !statics.isRenewed(store.name)) {
            int size = Type.getType(store.desc).getSize();
            method.instructions.set(store, new InsnNode(size == 2 ? Opcodes.POP2 : Opcodes.POP));
        }
    }

    private static int zero(String descriptor) {
        switch (descriptor.charAt(0)) {
            case 'J':
                return Opcodes.LCONST_0;
            case 'F':
                return Opcodes.FCONST_0;
            case 'D':
                return Opcodes.DCONST_0;
            case 'L':
            case '[':
                return Opcodes.ACONST_NULL;
            default:
                return Opcodes.ICONST_0;
        }
    }
}
