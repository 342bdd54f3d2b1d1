package dev.lockstep.agent.transform;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
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

    /**
     * What the JDK finds out once, about a class or a protocol, and keeps. That may serve several runs, or initialisers
     * of the JDK, and only the first run has it done.
     */
    private static final Set<String> FOUND_ONCE = Set.of(
            "java/lang/Class.annotationData",
            "java/lang/Class.getEnumConstantsShared",
            "java/lang/reflect/Constructor.acquireConstructorAccessor",
            "java/lang/reflect/Field.acquireFieldAccessor",
            "java/lang/reflect/Field.acquireOverrideFieldAccessor",
            "java/lang/reflect/Method.acquireMethodAccessor",
            "java/net/URL.getURLStreamHandler");

    /** Classes whose initialisers make something that only code outside runs may see. */
    private static final Set<String> OUTSIDE_RUNS = Set.of("java/util/logging/LogManager", "sun/nio/ch/Poller");

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
        if (method.equals("<clinit>")) {
            return OUTSIDE_RUNS.contains(type);
        }
        if (type.equals(INSTRUMENTATION)) {
            return method.equals("transform");
        }
        if (FOUND_ONCE.contains(type + "." + method)) {
            return true;
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
                method.instructions.insertBefore(insn, leave(type, method));
            }
        }
        InsnList before = enter(type, method);
        before.add(start);
        method.instructions.insert(before);
        InsnList after = new InsnList();
        after.add(end);
        after.add(handler);
        if (MethodFrames.needed(type)) {
            after.add(MethodFrames.bareHandler());
        }
        after.add(leave(type, method));
        after.add(new InsnNode(Opcodes.ATHROW));
        method.instructions.add(after);
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, null));
    }

    private static InsnList enter(ClassNode type, MethodNode method) {
        InsnList code = new InsnList();
        if (OUTSIDE_RUNS.contains(type.name)) {
            code.add(hook(Names.INITIALIZERS, "enter", "()V"));
        } else if (method.name.equals("<clinit>")) {
            code.add(new LdcInsnNode(type.name));
            code.add(self(type));
            code.add(hook(Names.CLASSES, "enterInitializer", "(Ljava/lang/String;Ljava/lang/Class;)V"));
        } else {
            code.add(hook(Names.RUNTIME, type.name.equals(INSTRUMENTATION) ? "enterDefinition" : "enterAtomic", "()V"));
        }
        return code;
    }

    private static InsnList leave(ClassNode type, MethodNode method) {
        InsnList code = new InsnList();
        if (OUTSIDE_RUNS.contains(type.name)) {
            code.add(hook(Names.INITIALIZERS, "leave", "()V"));
        } else if (method.name.equals("<clinit>")) {
            code.add(self(type));
            code.add(hook(Names.CLASSES, "leaveInitializer", "(Ljava/lang/Class;)V"));
        } else {
            code.add(hook(Names.RUNTIME, type.name.equals(INSTRUMENTATION) ? "leaveDefinition" : "leaveAtomic", "()V"));
        }
        return code;
    }

    /** The class constant, which class files before Java 5 cannot have. */
    private static AbstractInsnNode self(ClassNode type) {
        return ClassUseWriter.hasClassConstants(type)
                ? new LdcInsnNode(Type.getObjectType(type.name))
                : new InsnNode(Opcodes.ACONST_NULL);
    }

    private static MethodInsnNode hook(String owner, String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }
}
