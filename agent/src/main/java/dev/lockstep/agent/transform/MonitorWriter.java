package dev.lockstep.agent.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Gives a method that uses monitors two bodies: the original for threads that are not managed, and one whose
 * monitors are the controller's. One body with conditional monitors would never be compiled, because compilers
 * refuse methods in which they cannot match enters and exits.
 */
final class MonitorWriter {
    private static final String OBJECT = "java/lang/Object";
    private final ClassNode type;
    private final PointWriter points;

    MonitorWriter(ClassNode type, PointWriter points) {
        this.type = type;
        this.points = points;
    }

    /** True if the method is synchronized or contains monitor instructions. */
    static boolean applies(MethodNode method) {
        if ((method.access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) != 0) {
            return false;
        }
        return isSynchronized(method) || hasMonitors(method);
    }

    static boolean isSynchronized(MethodNode method) {
        return (method.access & Opcodes.ACC_SYNCHRONIZED) != 0;
    }

    private static boolean hasMonitors(MethodNode method) {
        for (AbstractInsnNode insn = method.instructions.getFirst(); insn != null; insn = insn.getNext()) {
            if (insn.getOpcode() == Opcodes.MONITORENTER) {
                return true;
            }
        }
        return false;
    }

    /** Rewrites {@code method} into both bodies behind one question. */
    void rewrite(MethodNode method) {
        boolean wrap = isSynchronized(method);
        Copy managed = new Copy(method);
        managed.shadowMonitors();
        int slot = method.maxLocals;
        List<TryCatchBlockNode> nativeBlocks = List.copyOf(method.tryCatchBlocks);
        method.tryCatchBlocks.clear();
        LabelNode nativeStart = new LabelNode();
        InsnList body = method.instructions;
        if (wrap) {
            method.access &= ~Opcodes.ACC_SYNCHRONIZED;
            method.maxLocals = slot + 1;
        }
        method.tryCatchBlocks.addAll(managed.blocks);
        if (wrap) {
            lockAround(method, managed.code, slot, true);
        }
        method.tryCatchBlocks.addAll(nativeBlocks);
        if (wrap) {
            lockAround(method, body, slot, false);
        }
        InsnList all = new InsnList();
        all.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Names.CURRENT, "managed", "()Z", false));
        all.add(new JumpInsnNode(Opcodes.IFEQ, nativeStart));
        all.add(managed.code);
        all.add(nativeStart);
        PrologueWriter.addInitialFrame(all, type, method);
        method.instructions.insert(all);
        if (method.localVariables != null) {
            method.localVariables.addAll(managed.variables);
        }
    }

    private void lockAround(MethodNode method, InsnList code, int slot, boolean managed) {
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        LabelNode handler = new LabelNode();
        for (AbstractInsnNode insn : code.toArray()) {
            if (insn instanceof FrameNode) {
                MethodFrames.addLocal((FrameNode) insn, slot, OBJECT);
            } else if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
                code.insertBefore(insn, unlock(slot, managed));
            }
        }
        InsnList before = new InsnList();
        pushLock(before, method);
        before.add(new InsnNode(Opcodes.DUP));
        before.add(new VarInsnNode(Opcodes.ASTORE, slot));
        if (managed) {
            points.atLine(firstLine(method));
            points.monitorEnter(method, before);
            before.add(hook("enter"));
        } else {
            before.add(new InsnNode(Opcodes.MONITORENTER));
        }
        before.add(start);
        code.insert(before);
        code.add(end);
        code.add(handler);
        if (MethodFrames.needed(type)) {
            code.add(MethodFrames.handler(slot, OBJECT));
        }
        code.add(unlock(slot, managed));
        code.add(new InsnNode(Opcodes.ATHROW));
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, null));
    }

    private static int firstLine(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof LineNumberNode) {
                return ((LineNumberNode) insn).line;
            }
        }
        return 0;
    }

    private static InsnList unlock(int slot, boolean managed) {
        InsnList code = new InsnList();
        code.add(new VarInsnNode(Opcodes.ALOAD, slot));
        code.add(managed ? hook("exit") : new InsnNode(Opcodes.MONITOREXIT));
        return code;
    }

    private void pushLock(InsnList code, MethodNode method) {
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        } else if ((type.version & 0xFFFF) >= Opcodes.V1_5) {
            code.add(new LdcInsnNode(Type.getObjectType(type.name)));
        } else {
            code.add(new LdcInsnNode(type.name.replace('/', '.')));
            code.add(new MethodInsnNode(
                    Opcodes.INVOKESTATIC,
                    "java/lang/Class",
                    "forName",
                    "(Ljava/lang/String;)Ljava/lang/Class;",
                    false));
        }
    }

    private static MethodInsnNode hook(String name) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, Names.MONITORS, name, "(Ljava/lang/Object;)V", false);
    }

    /** A second body with labels of its own. */
    private final class Copy {
        final InsnList code = new InsnList();
        final List<TryCatchBlockNode> blocks = new ArrayList<>();
        final List<LocalVariableNode> variables = new ArrayList<>();
        private final MethodNode method;

        Copy(MethodNode method) {
            this.method = method;
            Map<LabelNode, LabelNode> labels = new HashMap<>();
            for (AbstractInsnNode insn = method.instructions.getFirst(); insn != null; insn = insn.getNext()) {
                if (insn instanceof LabelNode) {
                    labels.put((LabelNode) insn, new LabelNode());
                }
            }
            for (AbstractInsnNode insn = method.instructions.getFirst(); insn != null; insn = insn.getNext()) {
                AbstractInsnNode clone = insn instanceof LineNumberNode
                        ? new LineNumberNode(((LineNumberNode) insn).line, labels.get(((LineNumberNode) insn).start))
                        : insn.clone(labels);
                code.add(clone);
            }
            for (TryCatchBlockNode block : method.tryCatchBlocks) {
                blocks.add(new TryCatchBlockNode(
                        labels.get(block.start), labels.get(block.end), labels.get(block.handler), block.type));
            }
            if (method.localVariables != null) {
                for (LocalVariableNode variable : method.localVariables) {
                    variables.add(new LocalVariableNode(
                            variable.name,
                            variable.desc,
                            variable.signature,
                            labels.get(variable.start),
                            labels.get(variable.end),
                            variable.index));
                }
            }
        }

        void shadowMonitors() {
            for (AbstractInsnNode insn : code.toArray()) {
                if (insn instanceof LineNumberNode) {
                    points.atLine(((LineNumberNode) insn).line);
                } else if (insn.getOpcode() == Opcodes.MONITORENTER) {
                    InsnList point = new InsnList();
                    points.monitorEnter(method, point);
                    code.insertBefore(insn, point);
                    code.set(insn, hook("enter"));
                } else if (insn.getOpcode() == Opcodes.MONITOREXIT) {
                    code.set(insn, hook("exit"));
                }
            }
        }
    }
}
