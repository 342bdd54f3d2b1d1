package dev.lockstep.agent.transform;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Puts the methods and constructors that the VM lists into an order of their own, and hides what the agent added. */
final class ReflectionWriter {
    private static final String CLASS = "java/lang/Class";
    private static final String METHODS = "[Ljava/lang/reflect/Method;";
    private static final String FIELDS = "[Ljava/lang/reflect/Field;";
    private static final String CONSTRUCTORS = "[Ljava/lang/reflect/Constructor;";

    private ReflectionWriter() {}

    /** True for the methods that ask the VM. */
    static boolean applies(String type, String method) {
        return type.equals(CLASS)
                && (method.equals("privateGetDeclaredMethods")
                        || method.equals("privateGetDeclaredConstructors")
                        || method.equals("privateGetDeclaredFields"));
    }

    /** Rewrites one method; true if it changed. */
    static boolean rewrite(String type, MethodNode method) {
        boolean changed = false;
        if (applies(type, method.name)) {
            for (AbstractInsnNode insn : method.instructions.toArray()) {
                changed |= insn instanceof MethodInsnNode && rewrite(method, (MethodInsnNode) insn);
            }
        }
        return changed;
    }

    private static boolean rewrite(MethodNode method, MethodInsnNode call) {
        String array = listed(call);
        if (!call.owner.equals(CLASS) || array == null || !call.desc.endsWith(array)) {
            return false;
        }
        method.instructions.insert(
                call,
                new MethodInsnNode(
                        Opcodes.INVOKESTATIC,
                        Names.HOOKS + "ReflectionHooks",
                        hook(array),
                        "(" + array + ")" + array,
                        false));
        return true;
    }

    private static String listed(MethodInsnNode call) {
        switch (call.name) {
            case "getDeclaredMethods0":
                return METHODS;
            case "getDeclaredConstructors0":
                return CONSTRUCTORS;
            case "getDeclaredFields0":
                return FIELDS;
            default:
                return null;
        }
    }

    private static String hook(String array) {
        if (array.equals(FIELDS)) {
            return "fields";
        }
        return array.equals(METHODS) ? "methods" : "constructors";
    }
}
