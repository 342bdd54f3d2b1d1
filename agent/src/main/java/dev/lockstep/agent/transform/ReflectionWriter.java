package dev.lockstep.agent.transform;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Puts the methods and constructors that the VM lists into an order of their own. */
final class ReflectionWriter {
    private static final String CLASS = "java/lang/Class";
    private static final String METHODS = "[Ljava/lang/reflect/Method;";
    private static final String CONSTRUCTORS = "[Ljava/lang/reflect/Constructor;";

    private ReflectionWriter() {}

    /** True for the methods that ask the VM. */
    static boolean applies(String type, String method) {
        return type.equals(CLASS)
                && (method.equals("privateGetDeclaredMethods") || method.equals("privateGetDeclaredConstructors"));
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
        boolean methods = call.name.equals("getDeclaredMethods0") && call.desc.endsWith(METHODS);
        boolean constructors = call.name.equals("getDeclaredConstructors0") && call.desc.endsWith(CONSTRUCTORS);
        if (!call.owner.equals(CLASS) || !methods && !constructors) {
            return false;
        }
        String array = methods ? METHODS : CONSTRUCTORS;
        method.instructions.insert(
                call,
                new MethodInsnNode(
                        Opcodes.INVOKESTATIC,
                        Names.HOOKS + "ReflectionHooks",
                        methods ? "methods" : "constructors",
                        "(" + array + ")" + array,
                        false));
        return true;
    }
}
