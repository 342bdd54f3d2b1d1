package dev.lockstep.agent.boot;

import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Generates the class that reaches the pipes of {@code sun.nio.ch.IOUtil}, whose methods are package-private. */
final class PipeClass {
    private static final String NAME = "sun/nio/ch/LockstepPipes";
    private static final String SUPER = "dev/lockstep/engine/Pipes";
    private static final String IO_UTIL = "sun/nio/ch/IOUtil";

    private PipeClass() {}

    /** The class file by its internal name. */
    static Map<String, byte[]> generate() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
        writer.visit(Opcodes.V17, access, NAME, null, SUPER, null);
        MethodVisitor init = method(writer, "<init>", "()V");
        init.visitVarInsn(Opcodes.ALOAD, 0);
        init.visitMethodInsn(Opcodes.INVOKESPECIAL, SUPER, "<init>", "()V", false);
        end(init, Opcodes.RETURN);
        MethodVisitor open = method(writer, "open", "()J");
        open.visitInsn(Opcodes.ICONST_1);
        call(open, "makePipe", "(Z)J");
        end(open, Opcodes.LRETURN);
        MethodVisitor write = method(writer, "write", "(I)V");
        write.visitVarInsn(Opcodes.ILOAD, 1);
        write.visitInsn(Opcodes.ICONST_0);
        call(write, "write1", "(IB)I");
        write.visitInsn(Opcodes.POP);
        end(write, Opcodes.RETURN);
        MethodVisitor read = method(writer, "read", "(I)V");
        read.visitVarInsn(Opcodes.ILOAD, 1);
        call(read, "drain1", "(I)I");
        read.visitInsn(Opcodes.POP);
        end(read, Opcodes.RETURN);
        return Map.of(NAME, writer.toByteArray());
    }

    private static MethodVisitor method(ClassWriter writer, String name, String descriptor) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, null);
        code.visitCode();
        return code;
    }

    private static void call(MethodVisitor code, String name, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, IO_UTIL, name, descriptor, false);
    }

    private static void end(MethodVisitor code, int opcode) {
        code.visitInsn(opcode);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
