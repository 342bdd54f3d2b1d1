package dev.lockstep.agent.transform;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Brackets class initialisers and class-loading methods, which the VM calls with native frames of its own on
 * the stack: no scheduling points inside, on either engine.
 */
final class AtomicWriter {
    private static final String LINKAGE = "java/lang/invoke/MethodHandleNatives";
    private static final String INSTRUMENTATION = "sun/instrument/InstrumentationImpl";

    private AtomicWriter() {}

    /** True if {@code method} is one that the VM may call at a moment that a program cannot see. */
    static boolean applies(MethodNode method) {
        return method.name.equals("<clinit>")
                || method.name.equals("loadClass") && method.desc.startsWith("(Ljava/lang/String;")
                || method.name.equals("findClass") && method.desc.startsWith("(Ljava/lang/String;");
    }

    /** True for classes that are rewritten although their package is left alone. */
    static boolean isUpcallTarget(String type) {
        return type.equals(LINKAGE) || type.equals(INSTRUMENTATION);
    }

    /** True for the JDK's own methods of that nature. */
    static boolean appliesToJdk(String type, String method, String descriptor) {
        if (type.equals("java/lang/ClassLoader")) {
            return method.equals("loadClass") && descriptor.equals("(Ljava/lang/String;)Ljava/lang/Class;");
        }
        if (type.equals(INSTRUMENTATION)) {
            return method.equals("transform");
        }
        return type.equals(LINKAGE) && (method.startsWith("link") || method.startsWith("find"));
    }

    /** Wraps the body in enter and leave, also when it throws. */
    static void rewrite(ClassNode type, MethodNode method) {
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        LabelNode handler = new LabelNode();
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
                method.instructions.insertBefore(insn, hook("leaveAtomic"));
            }
        }
        InsnList before = new InsnList();
        if (method.name.equals("<clinit>")) {
            before.add(new LdcInsnNode(type.name));
            before.add(new MethodInsnNode(
                    Opcodes.INVOKESTATIC, Names.RUNTIME, "enterInitializer", "(Ljava/lang/String;)V", false));
        } else {
            before.add(hook("enterAtomic"));
        }
        before.add(start);
        method.instructions.insert(before);
        InsnList after = new InsnList();
        after.add(end);
        after.add(handler);
        if (MethodFrames.needed(type)) {
            after.add(MethodFrames.bareHandler());
        }
        after.add(hook("leaveAtomic"));
        after.add(new InsnNode(Opcodes.ATHROW));
        method.instructions.add(after);
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, null));
    }

    private static MethodInsnNode hook(String name) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, Names.RUNTIME, name, "()V", false);
    }
}
