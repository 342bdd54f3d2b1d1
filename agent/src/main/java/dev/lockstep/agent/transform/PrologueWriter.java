package dev.lockstep.agent.transform;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Puts the question of a {@link PrologueRules} row before a method's body, and entry and exit hooks. */
final class PrologueWriter {
    private PrologueWriter() {}

    /** Applies the row for {@code method} if there is one; true if it changed. */
    static boolean rewrite(ClassNode type, MethodNode method) {
        PrologueRules.Rule rule = PrologueRules.find(type.name, method.name, method.desc);
        if (rule == null || (method.access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) != 0) {
            return false;
        }
        LabelNode body = new LabelNode();
        InsnList code = new InsnList();
        if (rule.conditionTakesArguments) {
            String descriptor = conditionDescriptor(type, method, rule);
            loadArguments(code, type, method);
            code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, rule.conditionOwner, rule.condition, descriptor, false));
        } else if (rule.conditionType != null) {
            loadArgument(code, method, rule.conditionArgument);
            String descriptor = "(" + rule.conditionType + ")Z";
            code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, rule.conditionOwner, rule.condition, descriptor, false));
        } else {
            code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, rule.conditionOwner, rule.condition, "()Z", false));
        }
        code.add(new JumpInsnNode(Opcodes.IFEQ, body));
        if (rule.action != null) {
            if (!rule.actionDescriptor.startsWith("()")) {
                loadArguments(code, type, method);
            }
            code.add(new MethodInsnNode(
                    Opcodes.INVOKESTATIC, rule.actionOwner, rule.action, rule.actionDescriptor, false));
            cast(code, Type.getReturnType(rule.actionDescriptor), Type.getReturnType(method.desc));
        }
        code.add(new InsnNode(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN)));
        code.add(body);
        addInitialFrame(code, type, method);
        method.instructions.insert(code);
        return true;
    }

    /** A hook cannot name types of modules other than java.base. */
    private static void cast(InsnList code, Type from, Type to) {
        if (!from.equals(to)) {
            code.add(new TypeInsnNode(Opcodes.CHECKCAST, to.getInternalName()));
        }
    }

    private static String conditionDescriptor(ClassNode type, MethodNode method, PrologueRules.Rule rule) {
        StringBuilder descriptor = new StringBuilder("(L").append(type.name).append(';');
        for (Type argument : Type.getArgumentTypes(method.desc)) {
            descriptor.append(argument.getDescriptor());
        }
        return descriptor.append(")Z").toString();
    }

    private static void loadArguments(InsnList code, ClassNode type, MethodNode method) {
        int slot = 0;
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            code.add(new VarInsnNode(Opcodes.ALOAD, slot++));
        }
        for (Type argument : Type.getArgumentTypes(method.desc)) {
            code.add(new VarInsnNode(argument.getOpcode(Opcodes.ILOAD), slot));
            slot += argument.getSize();
        }
    }

    /** Loads one argument; number 0 is the receiver, if there is one. */
    private static void loadArgument(InsnList code, MethodNode method, int number) {
        int slot = 0;
        int left = number;
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            if (left-- == 0) {
                code.add(new VarInsnNode(Opcodes.ALOAD, 0));
                return;
            }
            slot = 1;
        }
        for (Type argument : Type.getArgumentTypes(method.desc)) {
            if (left-- == 0) {
                code.add(new VarInsnNode(argument.getOpcode(Opcodes.ILOAD), slot));
                return;
            }
            slot += argument.getSize();
        }
        throw new IllegalArgumentException(method.name + method.desc + " has no argument " + number);
    }

    /** Adds the frame of the method's start, unless the original code begins with one. */
    static void addInitialFrame(InsnList code, ClassNode type, MethodNode method) {
        if (!MethodFrames.needed(type)) {
            return;
        }
        for (AbstractInsnNode insn = method.instructions.getFirst(); insn != null; insn = insn.getNext()) {
            if (insn instanceof FrameNode) {
                return;
            }
            if (insn.getOpcode() >= 0) {
                break;
            }
        }
        code.add(MethodFrames.initial(type, method));
    }

    /** Calls {@code hook} first thing; it takes and returns nothing. */
    static void enter(MethodNode method, String owner, String hook) {
        method.instructions.insert(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, hook, "()V", false));
    }
}
