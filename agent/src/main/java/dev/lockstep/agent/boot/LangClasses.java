package dev.lockstep.agent.boot;

import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Generates three small classes that live in {@code java.lang} on JDK 21 and later, for the sake of
 * package-private members of {@code Thread}, of {@code Shutdown} and of {@code jdk.internal.vm.Continuation}, which
 * the Java level of this project cannot name.
 */
final class LangClasses {
    static final String COROUTINE = "java/lang/LockstepCoroutine";
    static final String FACTORY = "java/lang/LockstepCoroutineFactory";
    static final String BRIDGE = "java/lang/LockstepLangAccess";
    private static final String CONTINUATION = "jdk/internal/vm/Continuation";
    private static final String SCOPE = "jdk/internal/vm/ContinuationScope";
    private static final String SCOPE_TYPE = "L" + SCOPE + ";";
    private static final String LOADER = "java/lang/ClassLoader";
    private static final String THREAD = "java/lang/Thread";
    private static final String ANNOTATIONS = "Ljdk/internal/vm/annotation/";

    private LangClasses() {}

    /** Class files by internal name. */
    static Map<String, byte[]> generate() {
        return Map.of(COROUTINE, coroutine(), FACTORY, factory(), BRIDGE, bridge());
    }

    private static ClassWriter begin(String name, String superName, String... interfaces) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
        writer.visit(Opcodes.V17, access, name, null, superName, interfaces);
        return writer;
    }

    private static byte[] coroutine() {
        ClassWriter writer = begin(COROUTINE, CONTINUATION, "dev/lockstep/engine/Coroutine");
        int access = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        writer.visitField(access, "SCOPE", SCOPE_TYPE, null, null).visitEnd();
        scope(writer);
        MethodVisitor init = method(writer, Opcodes.ACC_PUBLIC, "<init>", "(Ljava/lang/Runnable;)V");
        init.visitVarInsn(Opcodes.ALOAD, 0);
        init.visitFieldInsn(Opcodes.GETSTATIC, COROUTINE, "SCOPE", SCOPE_TYPE);
        init.visitVarInsn(Opcodes.ALOAD, 1);
        String superInit = "(" + SCOPE_TYPE + "Ljava/lang/Runnable;)V";
        init.visitMethodInsn(Opcodes.INVOKESPECIAL, CONTINUATION, "<init>", superInit, false);
        end(init, Opcodes.RETURN);
        resume(writer);
        MethodVisitor suspend = method(writer, Opcodes.ACC_PUBLIC, "suspend", "()Z");
        suspend.visitFieldInsn(Opcodes.GETSTATIC, COROUTINE, "SCOPE", SCOPE_TYPE);
        suspend.visitMethodInsn(Opcodes.INVOKESTATIC, CONTINUATION, "yield", "(" + SCOPE_TYPE + ")Z", false);
        end(suspend, Opcodes.IRETURN);
        String pinned = "(L" + CONTINUATION + "$Pinned;)V";
        end(method(writer, Opcodes.ACC_PROTECTED, "onPinned", pinned), Opcodes.RETURN);
        delegate(writer, "finished", "()Z", "isDone", Opcodes.IRETURN);
        String stack = "()[Ljava/lang/StackTraceElement;";
        delegate(writer, "frames", stack, "getStackTrace", Opcodes.ARETURN);
        return writer.toByteArray();
    }

    private static void scope(ClassWriter writer) {
        MethodVisitor init = method(writer, Opcodes.ACC_STATIC, "<clinit>", "()V");
        init.visitTypeInsn(Opcodes.NEW, SCOPE);
        init.visitInsn(Opcodes.DUP);
        init.visitLdcInsn("lockstep");
        init.visitMethodInsn(Opcodes.INVOKESPECIAL, SCOPE, "<init>", "(Ljava/lang/String;)V", false);
        init.visitFieldInsn(Opcodes.PUTSTATIC, COROUTINE, "SCOPE", SCOPE_TYPE);
        end(init, Opcodes.RETURN);
    }

    private static void resume(ClassWriter writer) {
        MethodVisitor code = method(writer, Opcodes.ACC_PUBLIC, "resume", "(Ljava/lang/Thread;Ljava/lang/Thread;)V");
        Object[] locals = {COROUTINE, THREAD, THREAD};
        mounted(code, locals, () -> {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTINUATION, "run", "()V", false);
        });
    }

    private static void runAs(ClassWriter writer) {
        String runnable = "java/lang/Runnable";
        String descriptor = "(Ljava/lang/Thread;Ljava/lang/Thread;Ljava/lang/Runnable;)V";
        MethodVisitor code = method(writer, Opcodes.ACC_PUBLIC, "runAs", descriptor);
        Object[] locals = {BRIDGE, THREAD, THREAD, runnable};
        mounted(code, locals, () -> {
            code.visitVarInsn(Opcodes.ALOAD, 3);
            code.visitMethodInsn(Opcodes.INVOKEINTERFACE, runnable, "run", "()V", true);
        });
    }

    /**
     * Mounts the thread in slot 2 on the carrier in slot 1, runs, unmounts. The annotations keep the compiler from
     * treating the current thread as constant across the call, and from dropping stores made before it. It drops those
     * of an action of ours that it inlines, too, so a {@code Runnable} for {@code runAs} must not be inlined.
     */
    private static void mounted(MethodVisitor code, Object[] locals, Runnable action) {
        changesCurrentThread(code);
        Label start = new Label();
        Label finish = new Label();
        Label handler = new Label();
        code.visitTryCatchBlock(start, finish, handler, null);
        setCurrent(code, 2);
        code.visitLabel(start);
        action.run();
        code.visitLabel(finish);
        setCurrent(code, 1);
        code.visitInsn(Opcodes.RETURN);
        code.visitLabel(handler);
        code.visitFrame(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
        setCurrent(code, 1);
        end(code, Opcodes.ATHROW);
    }

    private static void setCurrent(MethodVisitor code, int slot) {
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitVarInsn(Opcodes.ALOAD, slot);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, THREAD, "setCurrentThread", "(Ljava/lang/Thread;)V", false);
    }

    private static byte[] factory() {
        String superName = "dev/lockstep/engine/CoroutineFactory";
        ClassWriter writer = begin(FACTORY, superName);
        constructor(writer, superName);
        String descriptor = "(Ljava/lang/Runnable;)Ldev/lockstep/engine/Coroutine;";
        MethodVisitor create = method(writer, Opcodes.ACC_PUBLIC, "create", descriptor);
        create.visitTypeInsn(Opcodes.NEW, COROUTINE);
        create.visitInsn(Opcodes.DUP);
        create.visitVarInsn(Opcodes.ALOAD, 1);
        create.visitMethodInsn(Opcodes.INVOKESPECIAL, COROUTINE, "<init>", "(Ljava/lang/Runnable;)V", false);
        end(create, Opcodes.ARETURN);
        return writer.toByteArray();
    }

    private static byte[] bridge() {
        String superName = "dev/lockstep/hooks/LangAccess";
        ClassWriter writer = begin(BRIDGE, superName);
        constructor(writer, superName);
        MethodVisitor carrier = method(writer, Opcodes.ACC_PUBLIC, "carrier", "()Ljava/lang/Thread;");
        carrier.visitMethodInsn(Opcodes.INVOKESTATIC, THREAD, "currentCarrierThread", "()Ljava/lang/Thread;", false);
        end(carrier, Opcodes.ARETURN);
        findNative(writer);
        runAs(writer);
        continueAs(writer);
        MethodVisitor shutdown = method(writer, Opcodes.ACC_PUBLIC, "runShutdownHooks", "()V");
        shutdown.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Shutdown", "shutdown", "()V", false);
        end(shutdown, Opcodes.RETURN);
        return writer.toByteArray();
    }

    private static void findNative(ClassWriter writer) {
        MethodVisitor of = method(writer, Opcodes.ACC_PROTECTED, "findNativeOf", "(Ljava/lang/String;)J");
        of.visitInsn(Opcodes.ACONST_NULL);
        of.visitInsn(Opcodes.ACONST_NULL);
        of.visitVarInsn(Opcodes.ALOAD, 1);
        of.visitInsn(Opcodes.ACONST_NULL);
        String descriptor = "(Ljava/lang/ClassLoader;Ljava/lang/Class;Ljava/lang/String;Ljava/lang/String;)J";
        of.visitMethodInsn(Opcodes.INVOKESTATIC, LOADER, "findNative", descriptor, false);
        end(of, Opcodes.LRETURN);
        MethodVisitor in = method(writer, Opcodes.ACC_PROTECTED, "findNativeIn", "(Ljava/lang/String;)J");
        in.visitInsn(Opcodes.ACONST_NULL);
        in.visitVarInsn(Opcodes.ALOAD, 1);
        String shorter = "(Ljava/lang/ClassLoader;Ljava/lang/String;)J";
        in.visitMethodInsn(Opcodes.INVOKESTATIC, LOADER, "findNative", shorter, false);
        end(in, Opcodes.LRETURN);
    }

    private static void continueAs(ClassWriter writer) {
        String descriptor = "(Ljava/lang/Thread;Ljava/lang/Thread;)V";
        MethodVisitor code = method(writer, Opcodes.ACC_PUBLIC, "continueAs", descriptor);
        changesCurrentThread(code);
        setCurrent(code, 2);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, THREAD, "setScopedValueCache", "([Ljava/lang/Object;)V", false);
        end(code, Opcodes.RETURN);
    }

    private static void changesCurrentThread(MethodVisitor code) {
        code.visitAnnotation(ANNOTATIONS + "ChangesCurrentThread;", true).visitEnd();
        code.visitAnnotation(ANNOTATIONS + "DontInline;", true).visitEnd();
    }

    private static void constructor(ClassWriter writer, String superName) {
        MethodVisitor init = method(writer, Opcodes.ACC_PUBLIC, "<init>", "()V");
        init.visitVarInsn(Opcodes.ALOAD, 0);
        init.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "<init>", "()V", false);
        end(init, Opcodes.RETURN);
    }

    private static void delegate(ClassWriter writer, String name, String descriptor, String target, int result) {
        MethodVisitor code = method(writer, Opcodes.ACC_PUBLIC, name, descriptor);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTINUATION, target, descriptor, false);
        end(code, result);
    }

    private static MethodVisitor method(ClassWriter writer, int access, String name, String descriptor) {
        MethodVisitor code = writer.visitMethod(access, name, descriptor, null, null);
        code.visitCode();
        return code;
    }

    private static void end(MethodVisitor code, int opcode) {
        code.visitInsn(opcode);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
