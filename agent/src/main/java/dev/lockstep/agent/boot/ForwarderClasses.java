package dev.lockstep.agent.boot;

import dev.lockstep.agent.transform.NativeRules;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Generates the forwarders of {@link NativeRules}: small static methods in the JDK's own packages, which ask whether a
 * call is simulated and go on to the stack or to the JDK. A method that this JDK lacks is never called.
 */
final class ForwarderClasses {
    private static final String CONDITIONS = "dev/lockstep/cluster/jdk/Fds";

    private ForwarderClasses() {}

    /** Class files by internal name. */
    static Map<String, byte[]> generate() {
        Map<String, ClassWriter> writers = new TreeMap<>();
        for (NativeRules.Rule rule : NativeRules.rules()) {
            ClassWriter writer = writers.get(rule.forwarder());
            if (writer == null) {
                writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
                int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
                writer.visit(Opcodes.V17, access, rule.forwarder(), null, "java/lang/Object", null);
                writers.put(rule.forwarder(), writer);
            }
            forward(writer, rule);
        }
        Map<String, byte[]> classes = new TreeMap<>();
        writers.forEach((name, writer) -> classes.put(name, writer.toByteArray()));
        return classes;
    }

    private static void forward(ClassWriter writer, NativeRules.Rule rule) {
        String descriptor = rule.forwarderDescriptor();
        MethodVisitor code = writer.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, rule.forwarderName(), descriptor, null, null);
        code.visitCode();
        Type[] arguments = Type.getArgumentTypes(descriptor);
        NativeRules.Condition condition = rule.condition;
        if (!condition.descriptor.startsWith("()")) {
            code.visitVarInsn(arguments[0].getOpcode(Opcodes.ILOAD), 0);
        }
        code.visitMethodInsn(Opcodes.INVOKESTATIC, CONDITIONS, condition.method, condition.descriptor, false);
        Label real = new Label();
        code.visitJumpInsn(Opcodes.IFEQ, real);
        int result = Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN);
        load(code, arguments);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, rule.hookOwner, rule.answer, rule.hookDescriptor, false);
        code.visitInsn(result);
        code.visitLabel(real);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        load(code, arguments);
        int call = rule.ofInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKESTATIC;
        code.visitMethodInsn(call, rule.owner, rule.name, rule.descriptor, rule.ofInterface);
        code.visitInsn(result);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void load(MethodVisitor code, Type[] arguments) {
        int slot = 0;
        for (Type argument : arguments) {
            code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
            slot += argument.getSize();
        }
    }
}
