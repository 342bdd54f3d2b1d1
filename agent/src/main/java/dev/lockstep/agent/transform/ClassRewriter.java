package dev.lockstep.agent.transform;

import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Applies every writer to one class. */
final class ClassRewriter {
    private static final String INTRINSIC = "Ljdk/internal/vm/annotation/IntrinsicCandidate;";
    private final ClassContext context;
    private final Set<String> leftAlone;

    ClassRewriter(ClassContext context) {
        this(context, Set.of());
    }

    /** As the other constructor, but methods of these names with descriptors stay as they are. */
    ClassRewriter(ClassContext context, Set<String> leftAlone) {
        this.context = context;
        this.leftAlone = leftAlone;
    }

    /** The rewritten class file; null if nothing changes. */
    byte[] rewrite(byte[] original) {
        if (!context.application) {
            return StaticsWriter.applies(context.name)
                    ? rewriteMoved(original, StaticsWriter.rewrite(original))
                    : rewriteFew(new ClassReader(original));
        }
        ClassReader reader = new ClassReader(original);
        context.types.add(reader);
        ClassNode type = new ClassNode();
        reader.accept(type, ClassReader.EXPAND_FRAMES);
        boolean changed = false;
        for (MethodNode method : type.methods) {
            boolean hasCode = (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
            if (hasCode && !leftAlone.contains(method.name + method.desc)) {
                changed |= rewrite(type, method);
            }
        }
        if (context.renewal != null) {
            RenewWriter.rewrite(type, context.renewal);
            changed = true;
        }
        return changed ? write(type) : null;
    }

    private byte[] rewriteMoved(byte[] original, byte[] moved) {
        byte[] result = rewriteFew(new ClassReader(moved));
        return result == null && moved != original ? moved : result;
    }

    /** A JDK class: only the methods that matter are taken apart, all others are copied as they are. */
    private byte[] rewriteFew(ClassReader reader) {
        Set<String> methods = JdkScan.methods(context.name, reader);
        if (methods.isEmpty()) {
            return null;
        }
        context.types.add(reader);
        ClassNode type = new ClassNode();
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visit(int version, int acc, String name, String sig, String sup, String[] itfs) {
                        type.version = version;
                        type.name = name;
                        type.superName = sup;
                        super.visit(version, acc, name, sig, sup, itfs);
                    }

                    @Override
                    public MethodVisitor visitMethod(int acc, String name, String desc, String sig, String[] thrown) {
                        if (!methods.contains(name + desc)) {
                            return super.visitMethod(acc, name, desc, sig, thrown);
                        }
                        return new MethodNode(Opcodes.ASM9, acc, name, desc, sig, thrown) {
                            @Override
                            public void visitEnd() {
                                ClassRewriter.this.rewrite(type, this);
                                accept(writer);
                            }
                        };
                    }
                },
                ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    /** True for methods of the JDK that are rewritten for what they are, not for what they do. */
    static boolean isNamed(String type, String method, String descriptor) {
        return LauncherWriter.applies(type, method)
                || LoopWriter.appliesToJdk(type, method)
                || AtomicWriter.appliesToJdk(type, method, descriptor)
                || ClassUseWriter.appliesToJdk(type, method)
                || HiddenClassWriter.applies(type, method, descriptor)
                || LoaderWriter.applies(type, method, descriptor)
                || ReferenceWriter.applies(type, method, descriptor)
                || ReflectionWriter.applies(type, method)
                || ProcessWriter.applies(type, method, descriptor)
                || ChildWriter.applies(type, method, descriptor)
                || FileWriter.applies(type, method, descriptor);
    }

    private static byte[] write(ClassNode type) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return writer.toByteArray();
    }

    private boolean rewrite(ClassNode type, MethodNode method) {
        PointWriter points = new PointWriter(type, context);
        boolean changed = false;
        boolean atomic = context.jdk
                ? AtomicWriter.appliesToJdk(type.name, method.name, method.desc)
                : AtomicWriter.applies(method);
        if (context.application && !atomic && !AtomicWriter.applies(method)) {
            changed |= LoopWriter.rewrite(method);
            changed |= points.rewrite(method);
        }
        if (context.jdk && LoopWriter.appliesToJdk(type.name, method.name)) {
            changed |= LoopWriter.rewrite(method);
        }
        changed |= context.jdk ? ClassUseWriter.rewriteJdk(type.name, method) : ClassUseWriter.rewrite(type, method);
        changed |= new CallWriter(context).rewrite(method);
        if (context.application || IdentityWriter.appliesToJdk(context.name)) {
            changed |= IdentityWriter.rewrite(method);
        }
        boolean monitors =
                MonitorWriter.applies(method) && (context.mayChangeFlags || !MonitorWriter.isSynchronized(method));
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
        if (context.jdk) {
            changed = PrologueWriter.rewrite(type, method);
            changed |= LauncherWriter.rewrite(type, method);
            changed |= HiddenClassWriter.rewrite(type.name, method);
            changed |= LoaderWriter.rewrite(type.name, method);
            changed |= ReferenceWriter.rewrite(type.name, method);
            changed |= ReflectionWriter.rewrite(type.name, method);
            changed |= ProcessWriter.rewrite(type.name, method);
            changed |= ChildWriter.rewrite(type.name, method);
            changed |= FileWriter.rewrite(type, method);
        }
        if (context.application && method.name.equals("main") && method.desc.equals("([Ljava/lang/String;)V")) {
            PrologueWriter.enter(method, Names.RUNTIME, "mainEntered");
            changed = true;
        }
        return changed;
    }

    /** The VM complains of an intrinsic whose method is no longer synchronized. */
    private static void dropIntrinsic(MethodNode method) {
        if (method.visibleAnnotations != null) {
            method.visibleAnnotations.removeIf(annotation -> annotation.desc.equals(INTRINSIC));
        }
    }
}
