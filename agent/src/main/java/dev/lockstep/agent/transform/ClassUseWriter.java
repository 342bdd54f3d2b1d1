package dev.lockstep.agent.transform;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Asks the controller before every instruction that may initialise a class of the application, and before the
 * JDK does so on the application's behalf.
 */
final class ClassUseWriter {
    private static final String UNSAFE = "jdk/internal/misc/Unsafe";
    private static final String BEFORE = "before";
    private static final String BEFORE_TYPE = "(Ljava/lang/Class;)V";
    private static final String NAMED_TYPE = "(Ljava/lang/String;ZLjava/lang/ClassLoader;Ljava/lang/Class;)V";
    private static final int FOR_NAME_ARGUMENTS = 4;

    private ClassUseWriter() {}

    /** True if the class file may load constants of type {@code Class}: since Java 5. */
    static boolean hasClassConstants(ClassNode type) {
        return (type.version & 0xFFFF) >= Opcodes.V1_5;
    }

    /** Rewrites one method of an application class; true if it changed. */
    static boolean rewrite(ClassNode type, MethodNode method) {
        if (!hasClassConstants(type)) {
            return false;
        }
        boolean changed = false;
        boolean ownIsReady = (method.access & Opcodes.ACC_STATIC) != 0 || method.name.equals("<init>");
        Set<LabelNode> targets = targets(method);
        Set<String> asked = new HashSet<>(); // in this stretch of code without a jump into it
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof LabelNode && targets.contains(insn)) {
                asked.clear();
            }
            String owner = initialised(insn);
            if (owner == null || ownIsReady && owner.equals(type.name) || isJdk(owner) || !asked.add(owner)) {
                continue;
            }
            InsnList code = new InsnList();
            code.add(new LdcInsnNode(Type.getObjectType(owner)));
            code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Names.CLASSES, BEFORE, BEFORE_TYPE, false));
            if (insn.getOpcode() == Opcodes.NEW) {
                moveLabels(method, insn, code);
            }
            method.instructions.insertBefore(insn, code);
            changed = true;
        }
        return changed;
    }

    /** Frames name an object under construction by the label of its NEW, which {@code code} would push away. */
    private static void moveLabels(MethodNode method, AbstractInsnNode creation, InsnList code) {
        Set<Object> before = new HashSet<>();
        for (AbstractInsnNode insn = creation.getPrevious();
                insn != null && insn.getOpcode() < 0;
                insn = insn.getPrevious()) {
            before.add(insn);
        }
        LabelNode exact = new LabelNode();
        boolean used = false;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FrameNode) {
                used |= replace(((FrameNode) insn).local, before, exact);
                used |= replace(((FrameNode) insn).stack, before, exact);
            }
        }
        if (used) {
            code.add(exact);
        }
    }

    private static boolean replace(List<Object> types, Set<Object> labels, LabelNode exact) {
        boolean any = false;
        for (int i = 0; types != null && i < types.size(); i++) {
            if (labels.contains(types.get(i))) {
                types.set(i, exact);
                any = true;
            }
        }
        return any;
    }

    private static String initialised(AbstractInsnNode insn) {
        switch (insn.getOpcode()) {
            case Opcodes.NEW:
                return ((TypeInsnNode) insn).desc;
            case Opcodes.GETSTATIC:
            case Opcodes.PUTSTATIC:
                return ((FieldInsnNode) insn).owner;
            case Opcodes.INVOKESTATIC:
                return ((MethodInsnNode) insn).owner;
            default:
                return null;
        }
    }

    static boolean isJdk(String owner) {
        return owner.startsWith("java/")
                || owner.startsWith("javax/")
                || owner.startsWith("jdk/")
                || owner.startsWith("sun/")
                || owner.startsWith(Names.HOOKS);
    }

    private static Set<LabelNode> targets(MethodNode method) {
        Set<LabelNode> targets = new HashSet<>();
        for (AbstractInsnNode insn = method.instructions.getFirst(); insn != null; insn = insn.getNext()) {
            if (insn instanceof JumpInsnNode) {
                targets.add(((JumpInsnNode) insn).label);
            } else if (insn instanceof TableSwitchInsnNode) {
                targets.addAll(((TableSwitchInsnNode) insn).labels);
                targets.add(((TableSwitchInsnNode) insn).dflt);
            } else if (insn instanceof LookupSwitchInsnNode) {
                targets.addAll(((LookupSwitchInsnNode) insn).labels);
                targets.add(((LookupSwitchInsnNode) insn).dflt);
            }
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            targets.add(block.handler);
        }
        return targets;
    }

    /** True for classes that are rewritten although their package is left alone. */
    static boolean isTarget(String type) {
        return type.equals(UNSAFE);
    }

    /** True for methods of the JDK that initialise classes for others. */
    static boolean appliesToJdk(String type, String method) {
        switch (type) {
            case "java/lang/Class":
                return method.equals("forName");
            case "java/lang/reflect/Method":
                return method.equals("invoke");
            case "java/lang/reflect/Constructor":
                return method.equals("newInstanceWithCaller");
            case UNSAFE:
                return method.equals("ensureClassInitialized");
            default:
                return false;
        }
    }

    /** Rewrites one method of such a JDK class; true if it changed. */
    static boolean rewriteJdk(String type, MethodNode method) {
        if (!appliesToJdk(type, method.name)) {
            return false;
        }
        if (method.name.equals("forName")) {
            return beforeForName(method);
        }
        InsnList code = new InsnList();
        if (type.equals(UNSAFE)) {
            code.add(new VarInsnNode(Opcodes.ALOAD, 1));
        } else {
            code.add(new VarInsnNode(Opcodes.ALOAD, 0));
            code.add(
                    new MethodInsnNode(Opcodes.INVOKEVIRTUAL, type, "getDeclaringClass", "()Ljava/lang/Class;", false));
        }
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Names.CLASSES, BEFORE, BEFORE_TYPE, false));
        method.instructions.insert(code);
        return true;
    }

    private static boolean beforeForName(MethodNode method) {
        boolean changed = false;
        int slot = method.maxLocals;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof MethodInsnNode && ((MethodInsnNode) insn).name.equals("forName0")) {
                InsnList code = new InsnList();
                for (int i = FOR_NAME_ARGUMENTS - 1; i >= 0; i--) {
                    code.add(new VarInsnNode(i == 1 ? Opcodes.ISTORE : Opcodes.ASTORE, slot + i));
                }
                load(code, slot);
                code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Names.CLASSES, "named", NAMED_TYPE, false));
                load(code, slot);
                method.instructions.insertBefore(insn, code);
                changed = true;
            }
        }
        if (changed) {
            method.maxLocals = slot + FOR_NAME_ARGUMENTS;
        }
        return changed;
    }

    private static void load(InsnList code, int slot) {
        for (int i = 0; i < FOR_NAME_ARGUMENTS; i++) {
            code.add(new VarInsnNode(i == 1 ? Opcodes.ILOAD : Opcodes.ALOAD, slot + i));
        }
    }
}
