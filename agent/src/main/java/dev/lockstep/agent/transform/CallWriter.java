package dev.lockstep.agent.transform;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Replaces the calls and field reads that {@link CallRules} and {@link PerRunFields} name. */
final class CallWriter {
    private final ClassContext context;

    CallWriter(ClassContext context) {
        this.context = context;
    }

    /** Rewrites one method; true if anything changed. */
    boolean rewrite(MethodNode method) {
        boolean changed = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof MethodInsnNode) {
                changed |= call((MethodInsnNode) insn);
            } else if (insn instanceof InvokeDynamicInsnNode) {
                changed |= handles((InvokeDynamicInsnNode) insn);
            } else if (insn.getOpcode() == Opcodes.GETSTATIC && !context.application) {
                changed |= perRun(method.instructions, (FieldInsnNode) insn);
            }
        }
        return changed;
    }

    private boolean call(MethodInsnNode call) {
        CallRules.Replacement replacement = CallRules.find(
                call.owner, call.name, call.desc, call.getOpcode() == Opcodes.INVOKESTATIC, context.types);
        if (replacement == null) {
            return false;
        }
        call.setOpcode(Opcodes.INVOKESTATIC);
        call.owner = replacement.owner;
        call.name = replacement.name;
        call.desc = replacement.descriptor;
        call.itf = false;
        return true;
    }

    /** Method references: {@code System::nanoTime} names the method in a constant. */
    private boolean handles(InvokeDynamicInsnNode link) {
        Object[] arguments = link.bsmArgs;
        boolean changed = false;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Handle) {
                Handle handle = (Handle) arguments[i];
                boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
                CallRules.Replacement found =
                        CallRules.find(handle.getOwner(), handle.getName(), handle.getDesc(), isStatic, context.types);
                if (found != null && (isStatic || handle.getTag() == Opcodes.H_INVOKEVIRTUAL)) {
                    arguments[i] = new Handle(Opcodes.H_INVOKESTATIC, found.owner, found.name, found.descriptor, false);
                    if (!isStatic) {
                        widenReceiver(link, found.descriptor);
                    }
                    changed = true;
                }
            }
        }
        return changed;
    }

    /** A bound receiver is captured as the hook declares it: the metafactory insists that the types be equal. */
    private static void widenReceiver(InvokeDynamicInsnNode link, String hookDescriptor) {
        if (Type.getArgumentTypes(link.desc).length == 1
                && link.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
            Type receiver = Type.getArgumentTypes(hookDescriptor)[0];
            link.desc = Type.getMethodDescriptor(Type.getReturnType(link.desc), receiver);
        }
    }

    private boolean perRun(InsnList code, FieldInsnNode read) {
        String filter = PerRunFields.filter(read.owner, read.name);
        if (filter != null) {
            String descriptor = "(" + read.desc + ")" + read.desc;
            code.insert(read, new MethodInsnNode(Opcodes.INVOKESTATIC, Names.RANDOM, filter, descriptor, false));
            return true;
        }
        Integer row = PerRunFields.row(read.owner, read.name);
        if (row == null) {
            return false;
        }
        InsnList after = new InsnList();
        after.add(number(row));
        after.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC, Names.RUNTIME, "perRun", "(Ljava/lang/Object;I)Ljava/lang/Object;", false));
        after.add(new TypeInsnNode(Opcodes.CHECKCAST, Type.getType(read.desc).getInternalName()));
        code.insert(read, after);
        return true;
    }

    /** Pushes an int constant. */
    static AbstractInsnNode number(int value) {
        if (value >= -1 && value <= 5) {
            return new InsnNode(Opcodes.ICONST_0 + value);
        }
        if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            return new IntInsnNode(Opcodes.SIPUSH, value);
        }
        return new LdcInsnNode(value);
    }
}
