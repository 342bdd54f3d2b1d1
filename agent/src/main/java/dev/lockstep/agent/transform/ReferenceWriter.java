package dev.lockstep.agent.transform;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Tells of references that are made and put into queues. Nothing else in their package is rewritten. */
final class ReferenceWriter {
    static final String REFERENCE = "java/lang/ref/Reference";
    private static final String QUEUE = "java/lang/ref/ReferenceQueue";
    private static final String FINALIZER = "java/lang/ref/Finalizer";
    private static final String CLEANER = "jdk/internal/ref/CleanerImpl";
    private static final String TIMER = "java/util/Timer";
    private static final String CONSTRUCTOR = "(Ljava/lang/Object;Ljava/lang/ref/ReferenceQueue;)V";

    private ReferenceWriter() {}

    /** True for classes that are rewritten although their package is left alone. */
    static boolean isTarget(String type) {
        return type.equals(REFERENCE) || type.equals(QUEUE) || type.equals(FINALIZER);
    }

    /** True for methods that are rewritten. */
    static boolean applies(String type, String method, String descriptor) {
        return type.equals(CLEANER) && method.equals("start")
                || type.equals(TIMER) && method.equals("<init>")
                || type.equals(REFERENCE)
                        && (method.equals("enqueue") || method.equals("<init>") && descriptor.equals(CONSTRUCTOR));
    }

    /** Rewrites one method; true if it changed. */
    static boolean rewrite(String type, MethodNode method) {
        if (!applies(type, method.name, method.desc)) {
            return false;
        }
        if (type.equals(CLEANER)) {
            return rewriteStart(method);
        }
        if (type.equals(TIMER)) {
            return rewriteTimer(method);
        }
        boolean constructor = method.name.equals("<init>");
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.RETURN || insn.getOpcode() == Opcodes.IRETURN) {
                InsnList code = new InsnList();
                code.add(new VarInsnNode(Opcodes.ALOAD, 0));
                if (constructor) {
                    code.add(new VarInsnNode(Opcodes.ALOAD, 1));
                }
                code.add(new MethodInsnNode(
                        Opcodes.INVOKESTATIC,
                        Names.REFERENCES,
                        constructor ? "created" : "enqueued",
                        constructor ? "(Ljava/lang/ref/Reference;Ljava/lang/Object;)V" : "(Ljava/lang/ref/Reference;)V",
                        false));
                method.instructions.insertBefore(insn, code);
            }
        }
        return true;
    }

    /** A cleaner's thread has nothing to do while references are frozen, and would survive the end of its run. */
    private static boolean rewriteStart(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof MethodInsnNode && ((MethodInsnNode) insn).name.equals("start")) {
                method.instructions.set(
                        insn,
                        new MethodInsnNode(
                                Opcodes.INVOKESTATIC,
                                Names.REFERENCES,
                                "startCleaner",
                                "(Ljava/lang/Thread;)V",
                                false));
            }
        }
        return true;
    }

    /** The JVM's cleaner would keep the timer's thread, and all that it can reach, when its run is over. */
    private static boolean rewriteTimer(MethodNode method) {
        boolean changed = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof MethodInsnNode && ((MethodInsnNode) insn).name.equals("register")) {
                String descriptor = "(Ljava/lang/ref/Cleaner;Ljava/lang/Object;Ljava/lang/Runnable;)"
                        + "Ljava/lang/ref/Cleaner$Cleanable;";
                method.instructions.set(
                        insn,
                        new MethodInsnNode(Opcodes.INVOKESTATIC, Names.REFERENCES, "registerTimer", descriptor, false));
                changed = true;
            }
        }
        return changed;
    }
}
