package dev.lockstep.agent.transform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodNode;

/** Stack map frames for inserted code, computed from what is known without loading any class. */
final class MethodFrames {
    private MethodFrames() {}

    /** True if methods of this class carry stack map frames. */
    static boolean needed(ClassNode type) {
        return (type.version & 0xFFFF) >= Opcodes.V1_6;
    }

    /** The frame at a method's first instruction. */
    static FrameNode initial(ClassNode type, MethodNode method) {
        List<Object> locals = initialLocals(type, method);
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]);
    }

    /** Types of the arguments, as frames spell them. */
    static List<Object> initialLocals(ClassNode type, MethodNode method) {
        List<Object> locals = new ArrayList<>();
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            locals.add(method.name.equals("<init>") ? Opcodes.UNINITIALIZED_THIS : type.name);
        }
        for (Type argument : Type.getArgumentTypes(method.desc)) {
            locals.add(frameType(argument));
        }
        return locals;
    }

    /** An exception handler's frame in which only local {@code slot} is known, to hold {@code local}. */
    static FrameNode handler(int slot, String local) {
        List<Object> locals = new ArrayList<>(Collections.nCopies(slot, (Object) Opcodes.TOP));
        locals.add(local);
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 1, new Object[] {"java/lang/Throwable"});
    }

    /** An exception handler's frame in which nothing is known. */
    static FrameNode bareHandler() {
        return new FrameNode(Opcodes.F_NEW, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
    }

    /** Adds {@code local} in {@code slot}, above all locals that {@code frame} knows. */
    static void addLocal(FrameNode frame, int slot, Object local) {
        List<Object> locals = new ArrayList<>(frame.local);
        int used = 0;
        for (Object known : locals) {
            used += known == Opcodes.LONG || known == Opcodes.DOUBLE ? 2 : 1;
        }
        for (; used < slot; used++) {
            locals.add(Opcodes.TOP);
        }
        locals.add(local);
        frame.local = locals;
    }

    private static Object frameType(Type type) {
        switch (type.getSort()) {
            case Type.BOOLEAN:
            case Type.BYTE:
            case Type.CHAR:
            case Type.SHORT:
            case Type.INT:
                return Opcodes.INTEGER;
            case Type.LONG:
                return Opcodes.LONG;
            case Type.FLOAT:
                return Opcodes.FLOAT;
            case Type.DOUBLE:
                return Opcodes.DOUBLE;
            default:
                return type.getInternalName();
        }
    }
}
