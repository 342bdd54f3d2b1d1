package dev.lockstep.agent.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNCHRONIZED;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.F_NEW;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.JSR;
import static org.objectweb.asm.Opcodes.L2I;
import static org.objectweb.asm.Opcodes.LLOAD;
import static org.objectweb.asm.Opcodes.LONG;
import static org.objectweb.asm.Opcodes.MONITORENTER;
import static org.objectweb.asm.Opcodes.MONITOREXIT;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.RET;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V1_6;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files of the first JDKs: no class constants, no frames, and subroutines. */
class OldClassFilesTest {
    private static final String NAME = "old.Program";
    private static final String TYPE = "old/Program";

    @ParameterizedTest
    @ValueSource(ints = {Opcodes.V1_1, Opcodes.V1_2, Opcodes.V1_3, Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_6})
    void runs(int version) throws Exception {
        assertEquals(48, call(version));
    }

    @Test
    void runsUnderAController() throws Exception {
        try (ShadowMonitors monitors = new ShadowMonitors()) {
            assertEquals(48, call(Opcodes.V1_1));
            assertEquals(48, call(Opcodes.V1_4));
            assertEquals(0, monitors.held());
            assertEquals(4, monitors.points()); // the method's monitor and the block's, each twice
        }
    }

    private static Object call(int version) throws Exception {
        Rewriting loader = new Rewriting("old.", false);
        loader.add(NAME, program(version));
        Callable<?> program =
                (Callable<?>) loader.loadClass(NAME).getConstructor().newInstance();
        return program.call();
    }

    private static byte[] program(int version) {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(version, ACC_PUBLIC | ACC_SUPER, TYPE, null, "java/lang/Object", new String[] {
            "java/util/concurrent/Callable"
        });
        MethodVisitor init = type.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        init.visitVarInsn(ALOAD, 0);
        init.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        init.visitInsn(RETURN);
        init.visitMaxs(0, 0);
        MethodVisitor call = type.visitMethod(ACC_PUBLIC, "call", "()Ljava/lang/Object;", null, null);
        call.visitTypeInsn(NEW, "java/lang/Integer");
        call.visitInsn(DUP);
        call.visitLdcInsn(5L);
        call.visitMethodInsn(INVOKESTATIC, TYPE, "locked", "(J)I", false);
        call.visitMethodInsn(INVOKESPECIAL, "java/lang/Integer", "<init>", "(I)V", false);
        call.visitInsn(ARETURN);
        call.visitMaxs(0, 0);
        locked(type.visitMethod(ACC_STATIC | ACC_SYNCHRONIZED, "locked", "(J)I", null, null), version < V1_6);
        return type.toByteArray();
    }

    /** {@code synchronized ("x") { return (int) n + 43; }}, released by a subroutine as old compilers did. */
    private static void locked(MethodVisitor code, boolean subroutine) {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        Label release = new Label();
        code.visitTryCatchBlock(start, end, handler, null);
        code.visitLdcInsn("x");
        code.visitInsn(DUP);
        code.visitVarInsn(ASTORE, 2);
        code.visitInsn(MONITORENTER);
        code.visitLabel(start);
        code.visitVarInsn(LLOAD, 0);
        code.visitInsn(L2I);
        code.visitIntInsn(BIPUSH, 43);
        code.visitInsn(IADD);
        code.visitVarInsn(ISTORE, 3);
        release(code, subroutine, release);
        code.visitVarInsn(ILOAD, 3);
        code.visitInsn(IRETURN);
        code.visitLabel(end);
        code.visitLabel(handler);
        if (!subroutine) {
            code.visitFrame(F_NEW, 2, new Object[] {LONG, "java/lang/Object"}, 1, new Object[] {"java/lang/Throwable"});
        }
        code.visitVarInsn(ASTORE, 4);
        release(code, subroutine, release);
        code.visitVarInsn(ALOAD, 4);
        code.visitInsn(ATHROW);
        if (subroutine) {
            code.visitLabel(release);
            code.visitVarInsn(ASTORE, 5);
            release(code, false, release);
            code.visitVarInsn(RET, 5);
        }
        code.visitMaxs(0, 0);
    }

    private static void release(MethodVisitor code, boolean subroutine, Label release) {
        if (subroutine) {
            code.visitJumpInsn(JSR, release);
        } else {
            code.visitVarInsn(ALOAD, 2);
            code.visitInsn(MONITOREXIT);
        }
    }
}
