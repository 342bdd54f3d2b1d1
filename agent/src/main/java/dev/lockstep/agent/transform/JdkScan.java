package dev.lockstep.agent.transform;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A quick look at a JDK class: does anything in it concern the controller? Most classes do not. */
public final class JdkScan extends ClassVisitor {
    private static final TypeIndex NO_TYPES = new TypeIndex(null);
    private final String type;
    private boolean isThread;
    private boolean found;

    private JdkScan(String type) {
        super(Opcodes.ASM9);
        this.type = type;
    }

    /** True if the rewriter may want to change the class. */
    public static boolean mayChange(String name, byte[] bytes) {
        if (name.equals("sun/launcher/LauncherHelper") || name.equals("java/lang/Thread")
                || name.equals(AtomicWriter.LINKAGE)) {
            return true;
        }
        JdkScan scan = new JdkScan(name);
        new ClassReader(bytes).accept(scan, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return scan.found;
    }

    @Override
    public void visit(int version, int access, String name, String sig, String superName, String[] interfaces) {
        isThread = "java/lang/Thread".equals(superName)
                || "java/util/concurrent/ForkJoinWorkerThread".equals(superName);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        boolean hasCode = (access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) == 0;
        if (found || !hasCode) {
            return null;
        }
        if ((access & Opcodes.ACC_SYNCHRONIZED) != 0
                || isThread && name.equals("run") && descriptor.equals("()V")
                || PrologueRules.find(type, name, descriptor) != null) {
            found = true;
            return null;
        }
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitInsn(int opcode) {
                found |= opcode == Opcodes.MONITORENTER;
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean itf) {
                found |= CallRules.find(owner, name, descriptor, opcode == Opcodes.INVOKESTATIC, NO_TYPES) != null;
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                found |= opcode == Opcodes.GETSTATIC && PerRunFields.isReplaced(owner, name);
            }
        };
    }
}
