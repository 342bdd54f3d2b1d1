package dev.lockstep.agent.statics;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Reads the effects of one method off its instructions. Instance fields and arrays are the method's own affair. */
final class EffectsScan {
    private final Effects effects = new Effects();

    private EffectsScan() {}

    /** What {@code method} does. */
    static Effects of(MethodNode method) {
        EffectsScan scan = new EffectsScan();
        if ((method.access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_SYNCHRONIZED)) != 0) {
            scan.effects.trouble("a call of " + method.name + " , which is native, abstract or synchronized");
        }
        for (AbstractInsnNode insn : method.instructions) {
            scan.visit(insn);
        }
        return scan.effects;
    }

    private void visit(AbstractInsnNode insn) {
        switch (insn.getOpcode()) {
            case Opcodes.NEW:
                type(((TypeInsnNode) insn).desc);
                break;
            case Opcodes.GETSTATIC:
                field((FieldInsnNode) insn, true);
                break;
            case Opcodes.PUTSTATIC:
                field((FieldInsnNode) insn, false);
                break;
            case Opcodes.INVOKESTATIC:
            case Opcodes.INVOKESPECIAL:
            case Opcodes.INVOKEVIRTUAL:
            case Opcodes.INVOKEINTERFACE:
                call((MethodInsnNode) insn);
                break;
            case Opcodes.INVOKEDYNAMIC:
                dynamic((InvokeDynamicInsnNode) insn);
                break;
            case Opcodes.MONITORENTER:
            case Opcodes.JSR:
                effects.trouble("locks or subroutines");
                break;
            case Opcodes.LDC:
                if (((LdcInsnNode) insn).cst instanceof ConstantDynamic) {
                    effects.trouble("a dynamic constant");
                }
                break;
            default:
                break;
        }
    }

    private void type(String name) {
        if (!PlainCalls.isJdk(name)) {
            effects.needs.add(name);
        }
    }

    private void field(FieldInsnNode access, boolean read) {
        if (!PlainCalls.isJdk(access.owner)) {
            effects.needs.add(access.owner);
            (read ? effects.reads : effects.writes).add(access.owner + "." + access.name);
        } else if (!read) {
            effects.trouble("a write of " + access.owner + "." + access.name);
        }
    }

    private void call(MethodInsnNode call) {
        if (call.owner.charAt(0) == '[') {
            return; // clone, of an array
        }
        if (PlainCalls.isJdk(call.owner)) {
            if (!PlainCalls.contains(call.owner, call.name, call.desc)) {
                effects.trouble("a call of " + call.owner.replace('/', '.') + "." + call.name);
            }
            return;
        }
        if (call.getOpcode() == Opcodes.INVOKESTATIC) {
            effects.needs.add(call.owner);
        }
        effects.calls.add(call.owner + "." + call.name + call.desc);
    }

    /** Lambdas do nothing where they are made; text of values needs no code of the application. */
    private void dynamic(InvokeDynamicInsnNode insn) {
        String bootstrap = insn.bsm.getOwner();
        boolean lambda = bootstrap.equals("java/lang/invoke/LambdaMetafactory");
        boolean text = bootstrap.equals("java/lang/invoke/StringConcatFactory") && isOfValues(insn.desc);
        if (!lambda && !text) {
            effects.trouble("a dynamic call of " + insn.name);
        }
    }

    private static boolean isOfValues(String descriptor) {
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            boolean reference = argument.getSort() >= Type.ARRAY;
            if (reference && !argument.getClassName().equals("java.lang.String")) {
                return false;
            }
        }
        return true;
    }
}
