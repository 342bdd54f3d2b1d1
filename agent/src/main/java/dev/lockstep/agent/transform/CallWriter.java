package dev.lockstep.agent.transform;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Replaces the calls and field reads that {@link CallRules} and {@link PerRunFields} name. */
final class CallWriter {
    private final ClassContext context;

    CallWriter(ClassContext context) {
        this.context = context;
    }

    /** Rewrites one method; true if anything changed. */
    boolean rewrite(MethodNode method) {
        boolean changed = false;
        List<Handle[]> replaced = new ArrayList<>();
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof MethodInsnNode) {
                changed |= call((MethodInsnNode) insn);
                changed |= stackTrace(method.instructions, (MethodInsnNode) insn);
                changed |= UsageRules.adjust(method.instructions, (MethodInsnNode) insn);
            } else if (insn instanceof InvokeDynamicInsnNode) {
                changed |= handles((InvokeDynamicInsnNode) insn, replaced);
            } else if (insn.getOpcode() == Opcodes.GETSTATIC) {
                FieldInsnNode read = (FieldInsnNode) insn;
                if (context.jdk || PerRunFields.isVisible(read.owner)) {
                    changed |= perRun(method.instructions, read);
                }
            } else if (insn.getOpcode() == Opcodes.PUTSTATIC) {
                // What an initialiser sets is the JVM's, whichever run is the first to need the class.
                changed |= context.jdk
                        && !method.name.equals("<clinit>")
                        && store(method.instructions, (FieldInsnNode) insn);
                changed |= context.jdk && setFlag(method.instructions, (FieldInsnNode) insn);
            }
        }
        if (method.name.equals("$deserializeLambda$")) {
            for (Handle[] pair : replaced) {
                method.instructions.insert(translation(pair[0], pair[1]));
            }
        }
        return changed;
    }

    /**
     * The serial form of a method reference names the hook that took the method's place, but the compiler's
     * {@code $deserializeLambda$(form)} looks for the method: begins it with {@code form = originalForm(form, ...)}.
     */
    private InsnList translation(Handle original, Handle hook) {
        InsnList code = new InsnList();
        code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        code.add(new LdcInsnNode(Type.getObjectType(context.name)));
        for (Handle handle : new Handle[] {hook, original}) {
            code.add(new LdcInsnNode(handle.getOwner()));
            code.add(new LdcInsnNode(handle.getName()));
            code.add(new LdcInsnNode(handle.getDesc()));
        }
        code.add(number(original.getTag()));
        String form = "Ljava/lang/invoke/SerializedLambda;";
        String descriptor = "(" + form + "Ljava/lang/Class;" + "Ljava/lang/String;".repeat(6) + "I)" + form;
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Names.LAMBDAS, "originalForm", descriptor, false));
        code.add(new VarInsnNode(Opcodes.ASTORE, 0));
        return code;
    }

    /** {@code StackTraceElement.of(…)} in {@code Throwable}: what carries a task is cut off. */
    private boolean stackTrace(InsnList code, MethodInsnNode call) {
        String array = "[Ljava/lang/StackTraceElement;";
        if (!context.name.equals("java/lang/Throwable") || !call.name.equals("of") || !call.desc.endsWith(array)) {
            return false;
        }
        String descriptor = "(" + array + ")" + array;
        code.insert(call, new MethodInsnNode(Opcodes.INVOKESTATIC, Names.STACK_TRACES, "ofTask", descriptor, false));
        return true;
    }

    private boolean call(MethodInsnNode call) {
        CallRules.Replacement replacement =
                replacement(call.owner, call.name, call.desc, call.getOpcode() == Opcodes.INVOKESTATIC);
        if (replacement == null) {
            return false;
        }
        call.setOpcode(Opcodes.INVOKESTATIC);
        call.owner = replacement.owner;
        call.name = replacement.name;
        call.desc = replacement.descriptor;
        call.itf = false;
        return true;
    }

    private CallRules.Replacement replacement(String owner, String name, String descriptor, boolean isStatic) {
        CallRules.Replacement found = CallRules.find(owner, name, descriptor, isStatic, context.types);
        return found != null || context.jdk
                ? found
                : CallRules.findInApplication(owner, name, descriptor, context.types);
    }

    /** Method references: {@code System::nanoTime} names the method in a constant. */
    private boolean handles(InvokeDynamicInsnNode link, List<Handle[]> replaced) {
        Object[] arguments = link.bsmArgs;
        boolean changed = false;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Handle) {
                Handle handle = (Handle) arguments[i];
                boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
                CallRules.Replacement found =
                        replacement(handle.getOwner(), handle.getName(), handle.getDesc(), isStatic);
                if (found != null && (isStatic || handle.getTag() == Opcodes.H_INVOKEVIRTUAL)) {
                    Handle hook = new Handle(Opcodes.H_INVOKESTATIC, found.owner, found.name, found.descriptor, false);
                    arguments[i] = hook;
                    replaced.add(new Handle[] {handle, hook});
                    if (!isStatic) {
                        widenReceiver(link, found.descriptor);
                    }
                    changed = true;
                }
            }
        }
        return changed;
    }

    /** A bound receiver is captured as the hook declares it: the metafactory insists that the types be equal. */
    private static void widenReceiver(InvokeDynamicInsnNode link, String hookDescriptor) {
        if (Type.getArgumentTypes(link.desc).length == 1
                && link.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
            Type receiver = Type.getArgumentTypes(hookDescriptor)[0];
            link.desc = Type.getMethodDescriptor(Type.getReturnType(link.desc), receiver);
        }
    }

    private boolean perRun(InsnList code, FieldInsnNode read) {
        String filter = PerRunFields.filter(read.owner, read.name);
        if (filter != null) {
            String descriptor = "(" + read.desc + ")" + read.desc;
            code.insert(read, new MethodInsnNode(Opcodes.INVOKESTATIC, Names.RANDOM, filter, descriptor, false));
            return true;
        }
        Integer flag = PerRunFields.flag(read.owner, read.name);
        if (flag != null) {
            code.insert(read, new MethodInsnNode(Opcodes.INVOKESTATIC, Names.RUNTIME, "flag", "(ZI)Z", false));
            code.insert(read, number(flag));
            return true;
        }
        Integer row = PerRunFields.row(read.owner, read.name);
        if (row == null) {
            return false;
        }
        InsnList after = new InsnList();
        after.add(number(row));
        after.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC, Names.RUNTIME, "perRun", "(Ljava/lang/Object;I)Ljava/lang/Object;", false));
        after.add(new TypeInsnNode(Opcodes.CHECKCAST, Type.getType(read.desc).getInternalName()));
        code.insert(read, after);
        return true;
    }

    /** {@code f = value} becomes {@code f = storePerRun(value, f, row)}. */
    private static boolean store(InsnList code, FieldInsnNode write) {
        if (!PerRunFields.isStored(write.owner, write.name)) {
            return false;
        }
        InsnList before = new InsnList();
        before.add(new FieldInsnNode(Opcodes.GETSTATIC, write.owner, write.name, write.desc));
        before.add(number(PerRunFields.row(write.owner, write.name)));
        String descriptor = "(Ljava/lang/Object;Ljava/lang/Object;I)Ljava/lang/Object;";
        before.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Names.RUNTIME, "storePerRun", descriptor, false));
        before.add(new TypeInsnNode(Opcodes.CHECKCAST, Type.getType(write.desc).getInternalName()));
        code.insertBefore(write, before);
        return true;
    }

    private static boolean setFlag(InsnList code, FieldInsnNode write) {
        Integer flag = PerRunFields.flag(write.owner, write.name);
        if (flag == null) {
            return false;
        }
        InsnList before = new InsnList();
        before.add(new FieldInsnNode(Opcodes.GETSTATIC, write.owner, write.name, write.desc));
        before.add(number(flag));
        before.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Names.RUNTIME, "setFlag", "(ZZI)Z", false));
        code.insertBefore(write, before);
        return true;
    }

    /** Pushes an int constant. */
    static AbstractInsnNode number(int value) {
        if (value >= -1 && value <= 5) {
            return new InsnNode(Opcodes.ICONST_0 + value);
        }
        if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            return new IntInsnNode(Opcodes.SIPUSH, value);
        }
        return new LdcInsnNode(value);
    }
}
