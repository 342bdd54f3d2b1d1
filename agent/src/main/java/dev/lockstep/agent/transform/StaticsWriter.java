package dev.lockstep.agent.transform;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Packages and classes of the JDK whose tables, counters and threads are statics, and whose statics each run and node
 * therefore has all of its own: {@code f} becomes {@code lockstep$get$f()} and {@code f = v} becomes
 * {@code lockstep$set$f(v)}, which read and write an array of {@code StaticsHooks}; the class initialiser becomes a
 * method that fills a new array when one is first asked for.
 *
 * <p>Adds methods, so it has to see a class when it is loaded. Nothing else reads their statics, but for compile-time
 * constants, which stay where they are.
 */
final class StaticsWriter {
    private static final String[] TARGETS = {
        "java/rmi/",
        "sun/rmi/",
        "sun/security/ssl/SSLContextImpl$Default", // the default context, with its keys and sessions
        "javax/net/ssl/SSLSocketFactory",
        "javax/net/ssl/SSLServerSocketFactory",
        "sun/nio/ch/LinuxAsynchronousChannelProvider", // the default group of asynchronous channels
        "sun/nio/ch/ThreadPool", // the threads of that
        "sun/nio/ch/SimpleAsynchronousFileChannelImpl" // the threads of those of files
    };
    private static final String PREFIX = "lockstep$";
    private static final String INITIALIZE = PREFIX + "initialize";
    private static final String STATICS = PREFIX + "statics";
    private static final int ADDED = Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    private static final int VISIBILITY = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;
    private static volatile boolean off;

    private StaticsWriter() {}

    /** True for those classes, unless {@link #leaveAlone}. */
    static boolean applies(String type) {
        return !off && isTarget(type);
    }

    /** True for those classes. */
    static boolean isTarget(String type) {
        for (String name : TARGETS) {
            if (type.startsWith(name)) {
                return true;
            }
        }
        return false;
    }

    /** Some of the classes are loaded already, so all stay as they are; before any class is rewritten, or never. */
    static void leaveAlone() {
        off = true;
    }

    /** The class file with its statics moved; itself if it has and uses none. */
    static byte[] rewrite(byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassNode type = new ClassNode();
        reader.accept(type, 0);
        boolean changed = false;
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode insn : method.instructions.toArray()) {
                if (insn instanceof FieldInsnNode) {
                    changed |= access(method.instructions, (FieldInsnNode) insn);
                }
            }
        }
        List<FieldNode> moved = moved(type);
        if (!moved.isEmpty()) {
            move(type, moved);
        } else if (!changed) {
            return original;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return writer.toByteArray();
    }

    private static boolean access(InsnList code, FieldInsnNode insn) {
        boolean read = insn.getOpcode() == Opcodes.GETSTATIC;
        if (!read && insn.getOpcode() != Opcodes.PUTSTATIC || !isTarget(insn.owner)) {
            return false;
        }
        String name = PREFIX + (read ? "get$" : "set$") + insn.name;
        code.set(insn, call(insn.owner, name, read ? "()" + insn.desc : "(" + insn.desc + ")V"));
        return true;
    }

    /** All static fields but compile-time constants. */
    private static List<FieldNode> moved(ClassNode type) {
        List<FieldNode> moved = new ArrayList<>();
        if ((type.access & Opcodes.ACC_INTERFACE) == 0) {
            for (FieldNode field : type.fields) {
                if ((field.access & Opcodes.ACC_STATIC) != 0 && field.value == null) {
                    moved.add(field);
                }
            }
        }
        return moved;
    }

    private static void move(ClassNode type, List<FieldNode> moved) {
        boolean initialized = false;
        for (MethodNode method : type.methods) {
            if (method.name.equals("<clinit>")) {
                method.name = INITIALIZE;
                method.access |= ADDED;
                initialized = true;
            }
        }
        type.methods.add(statics(type, moved.size(), initialized));
        for (int i = 0; i < moved.size(); i++) {
            FieldNode field = moved.get(i);
            if (isFraction(field)) {
                throw new IllegalStateException("a static of type " + field.desc + ": " + type.name + "." + field.name);
            }
            type.methods.add(getter(type, field, i));
            type.methods.add(setter(type, field, i));
        }
    }

    private static boolean isFraction(FieldNode field) {
        return field.desc.equals("F") || field.desc.equals("D");
    }

    /** {@code if (enter(name, size)) try { initialize(); } finally { leave(name); } return of(name);} */
    private static MethodNode statics(ClassNode type, int size, boolean initialized) {
        MethodNode method = new MethodNode(ADDED, STATICS, "()[Ljava/lang/Object;", null, null);
        InsnList code = method.instructions;
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        LabelNode failed = new LabelNode();
        LabelNode there = new LabelNode();
        code.add(new LdcInsnNode(type.name));
        code.add(number(size));
        code.add(call(Names.STATICS, "enter", "(Ljava/lang/String;I)Z"));
        code.add(new JumpInsnNode(Opcodes.IFEQ, there));
        code.add(start);
        code.add(initialized ? call(type.name, INITIALIZE, "()V") : new InsnNode(Opcodes.NOP));
        code.add(end);
        code.add(new LdcInsnNode(type.name));
        code.add(call(Names.STATICS, "leave", "(Ljava/lang/String;)V"));
        code.add(new JumpInsnNode(Opcodes.GOTO, there));
        code.add(failed);
        code.add(new FrameNode(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"}));
        code.add(new LdcInsnNode(type.name));
        code.add(call(Names.STATICS, "leave", "(Ljava/lang/String;)V"));
        code.add(new InsnNode(Opcodes.ATHROW));
        code.add(there);
        code.add(new FrameNode(Opcodes.F_SAME, 0, null, 0, null));
        code.add(new LdcInsnNode(type.name));
        code.add(call(Names.STATICS, "of", "(Ljava/lang/String;)[Ljava/lang/Object;"));
        code.add(new InsnNode(Opcodes.ARETURN));
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, failed, null));
        return method;
    }

    private static MethodNode getter(ClassNode type, FieldNode field, int index) {
        Type value = Type.getType(field.desc);
        MethodNode method = accessor(field, "get$", "()" + field.desc);
        InsnList code = method.instructions;
        code.add(call(type.name, STATICS, "()[Ljava/lang/Object;"));
        code.add(number(index));
        code.add(new InsnNode(Opcodes.AALOAD));
        if (isReference(value)) {
            code.add(new TypeInsnNode(Opcodes.CHECKCAST, value.getInternalName()));
        } else {
            code.add(call(Names.STATICS, "number", "(Ljava/lang/Object;)J"));
            if (value.getSort() != Type.LONG) {
                code.add(new InsnNode(Opcodes.L2I));
            }
        }
        code.add(new InsnNode(value.getOpcode(Opcodes.IRETURN)));
        return method;
    }

    private static MethodNode setter(ClassNode type, FieldNode field, int index) {
        Type value = Type.getType(field.desc);
        MethodNode method = accessor(field, "set$", "(" + field.desc + ")V");
        InsnList code = method.instructions;
        code.add(call(type.name, STATICS, "()[Ljava/lang/Object;"));
        code.add(number(index));
        code.add(new VarInsnNode(value.getOpcode(Opcodes.ILOAD), 0));
        if (!isReference(value)) {
            if (value.getSort() != Type.LONG) {
                code.add(new InsnNode(Opcodes.I2L));
            }
            code.add(call("java/lang/Long", "valueOf", "(J)Ljava/lang/Long;"));
        }
        code.add(new InsnNode(Opcodes.AASTORE));
        code.add(new InsnNode(Opcodes.RETURN));
        return method;
    }

    /** Seen by whoever may see the field; by the whole package instead of the nest. */
    private static MethodNode accessor(FieldNode field, String kind, String descriptor) {
        return new MethodNode(ADDED | field.access & VISIBILITY, PREFIX + kind + field.name, descriptor, null, null);
    }

    private static boolean isReference(Type type) {
        return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }

    private static AbstractInsnNode number(int value) {
        return new IntInsnNode(Opcodes.SIPUSH, value);
    }

    private static MethodInsnNode call(String owner, String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }
}
