package dev.lockstep.agent.transform;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A quick look at a JDK class: which of its methods concern the controller? In most classes none does. */
public final class JdkScan extends ClassVisitor {
    private static final TypeIndex NO_TYPES = new TypeIndex(null);
    private final String type;
    private final boolean hashes;
    private final Set<String> methods = new HashSet<>();

    private JdkScan(String type) {
        super(Opcodes.ASM9);
        this.type = type;
        this.hashes = IdentityWriter.appliesToJdk(type);
    }

    /** True if the rewriter may want to change the class. */
    public static boolean mayChange(String name, byte[] bytes) {
        return !methods(name, new ClassReader(bytes)).isEmpty();
    }

    /** Names with descriptors of the methods that the rewriter is to look at. */
    static Set<String> methods(String name, ClassReader reader) {
        JdkScan scan = new JdkScan(name);
        reader.accept(scan, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return scan.methods;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        if ((access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) != 0) {
            return null;
        }
        if (isReal(type, name)) {
            return null;
        }
        String key = name + descriptor;
        if (type.equals("java/lang/Object")) { // of which nothing else may change: all hooks end there
            if (name.equals("toString")) {
                methods.add(key);
            }
            return null;
        }
        if (ReferenceWriter.isTarget(type)) {
            if (PrologueRules.find(type, name, descriptor) != null || ClassRewriter.isNamed(type, name, descriptor)) {
                methods.add(key);
            }
            return null;
        }
        if ((access & Opcodes.ACC_SYNCHRONIZED) != 0
                || PrologueRules.find(type, name, descriptor) != null
                || ClassRewriter.isNamed(type, name, descriptor)) {
            methods.add(key);
            return null;
        }
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.MONITORENTER) {
                    methods.add(key);
                }
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean itf) {
                if (CallRules.find(owner, name, descriptor, opcode == Opcodes.INVOKESTATIC, NO_TYPES) != null
                        || hashes && IdentityWriter.matches(opcode, owner, name, descriptor)) {
                    methods.add(key);
                }
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                if (opcode == Opcodes.GETSTATIC && PerRunFields.isReplaced(owner, name)
                        || opcode == Opcodes.PUTSTATIC
                                && (PerRunFields.flag(owner, name) != null || PerRunFields.isStored(owner, name))) {
                    methods.add(key);
                }
            }
        };
    }

    /**
     * True for methods that wait, in a task as anywhere, for what no run controls: memory of direct buffers, until the
     * collector has freed that of earlier runs. In virtual time the wait would be over before it begins.
     */
    private static boolean isReal(String type, String method) {
        return type.equals("java/nio/Bits") && method.equals("reserveMemory");
    }
}
