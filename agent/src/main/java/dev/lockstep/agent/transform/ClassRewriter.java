package dev.lockstep.agent.transform;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Applies every writer to one class. */
final class ClassRewriter {
    private static final String INTRINSIC = "Ljdk/internal/vm/annotation/IntrinsicCandidate;";
    private final ClassContext context;

    ClassRewriter(ClassContext context) {
        this.context = context;
    }

    /** The rewritten class file; null if nothing changes. */
    byte[] rewrite(byte[] original) {
        ClassReader reader = new ClassReader(original);
        context.types.add(reader);
        ClassNode type = new ClassNode();
        reader.accept(type, ClassReader.EXPAND_FRAMES);
        boolean changed = false;
        for (MethodNode method : type.methods) {
            if ((method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
                changed |= rewrite(type, method);
            }
        }
        return changed ? write(type) : null;
    }

    private static byte[] write(ClassNode type) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return writer.toByteArray();
    }

    private boolean rewrite(ClassNode type, MethodNode method) {
        PointWriter points = new PointWriter(type, context);
        boolean changed = false;
        boolean atomic =
                context.application ? AtomicWriter.applies(method) : AtomicWriter.appliesToJdk(type, method);
        if (context.application && !atomic) {
            changed |= points.rewrite(method);
        }
        changed |= new CallWriter(context).rewrite(method);
        boolean monitors = MonitorWriter.applies(method)
                && (context.mayChangeFlags || !MonitorWriter.isSynchronized(method));
        if (monitors) {
            dropIntrinsic(method);
            new MonitorWriter(type, points).rewrite(method);
            changed = true;
        }
        if (atomic) {
            AtomicWriter.rewrite(type, method);
            changed = true;
        }
        return changed | hooks(type, method);
    }

    private boolean hooks(ClassNode type, MethodNode method) {
        boolean changed = false;
        if (!context.application) {
            changed = PrologueWriter.rewrite(type, method);
            if (type.name.equals("java/lang/Thread") && method.name.equals("exit") && method.desc.equals("()V")) {
                PrologueWriter.leave(method, Names.THREADS, "exited", "(Ljava/lang/Thread;)V");
                changed = true;
            }
            changed |= LauncherWriter.rewrite(type, method);
        }
        if (context.application && method.name.equals("main") && method.desc.equals("([Ljava/lang/String;)V")) {
            PrologueWriter.enter(method, Names.RUNTIME, "mainEntered");
            changed = true;
        }
        if (isRun(method) && (context.application || context.types.isThread(type.name))) {
            PrologueWriter.enter(method, Names.THREADS, "entered");
            changed = true;
        }
        return changed;
    }

    private static boolean isRun(MethodNode method) {
        return method.name.equals("run")
                && method.desc.equals("()V")
                && (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0;
    }

    /** The VM complains of an intrinsic whose method is no longer synchronized. */
    private static void dropIntrinsic(MethodNode method) {
        if (method.visibleAnnotations != null) {
            method.visibleAnnotations.removeIf(annotation -> annotation.desc.equals(INTRINSIC));
        }
    }

    /** The method that made a class too large; null if {@code failure} is of another kind. */
    static String tooLarge(RuntimeException failure) {
        return failure instanceof MethodTooLargeException
                ? ((MethodTooLargeException) failure).getMethodName()
                : null;
    }
}
