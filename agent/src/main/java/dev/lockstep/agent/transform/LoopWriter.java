package dev.lockstep.agent.transform;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Counts the turns of a method's loops in a local variable of its own, which costs next to nothing and depends on the
 * method alone, and tells the count before each jump back.
 */
final class LoopWriter {
    private LoopWriter() {}

    /**
     * True for methods of the JDK that can spin with no scheduling point. One: on JDK 17 a consumer or producer of a
     * {@code LinkedTransferQueue} whose predecessor was unlinked spins until it is matched.
     */
    static boolean appliesToJdk(String type, String method) {
        return type.equals("java/util/concurrent/LinkedTransferQueue") && method.equals("awaitMatch");
    }

    /** Rewrites a method, before any other writer adds locals; true if it has a loop. */
    static boolean rewrite(MethodNode method) {
        int slot = method.maxLocals;
        List<AbstractInsnNode> jumps = new ArrayList<>();
        for (AbstractInsnNode insn : method.instructions) {
            if (jumpsBack(method, insn)) {
                jumps.add(insn);
            }
        }
        for (AbstractInsnNode jump : jumps) {
            method.instructions.insertBefore(jump, turn(slot));
        }
        if (!jumps.isEmpty()) {
            addCounter(method, slot);
        }
        return !jumps.isEmpty();
    }

    private static boolean jumpsBack(MethodNode method, AbstractInsnNode insn) {
        if (insn instanceof JumpInsnNode) {
            return insn.getOpcode() != Opcodes.JSR && isBefore(method, ((JumpInsnNode) insn).label, insn);
        }
        if (insn instanceof TableSwitchInsnNode) {
            TableSwitchInsnNode choice = (TableSwitchInsnNode) insn;
            return isBefore(method, choice.dflt, insn) || anyBefore(method, choice.labels, insn);
        }
        if (insn instanceof LookupSwitchInsnNode) {
            LookupSwitchInsnNode choice = (LookupSwitchInsnNode) insn;
            return isBefore(method, choice.dflt, insn) || anyBefore(method, choice.labels, insn);
        }
        return false;
    }

    private static boolean anyBefore(MethodNode method, List<LabelNode> labels, AbstractInsnNode insn) {
        for (LabelNode label : labels) {
            if (isBefore(method, label, insn)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBefore(MethodNode method, LabelNode label, AbstractInsnNode insn) {
        return method.instructions.indexOf(label) < method.instructions.indexOf(insn);
    }

    private static InsnList turn(int slot) {
        InsnList code = new InsnList();
        code.add(new IincInsnNode(slot, 1));
        code.add(new VarInsnNode(Opcodes.ILOAD, slot));
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Names.POINTS, "turn", "(I)V", false));
        return code;
    }

    private static void addCounter(MethodNode method, int slot) {
        method.maxLocals = slot + 1;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FrameNode) {
                MethodFrames.addLocal((FrameNode) insn, slot, Opcodes.INTEGER);
            }
        }
        InsnList start = new InsnList();
        start.add(new InsnNode(Opcodes.ICONST_0));
        start.add(new VarInsnNode(Opcodes.ISTORE, slot));
        method.instructions.insert(start);
    }
}
