package dev.lockstep.agent.transform;

import dev.lockstep.agent.statics.FreshLoader;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has lambdas that capture nothing tell of themselves when they are made. The JDK makes one object of each and keeps
 * it as long as the class, with the identity hash code that it got in whatever run first asked.
 */
final class SingletonWriter {
    private SingletonWriter() {}

    /** The class file of a lambda, changed if its loader may serve several runs and it captures nothing. */
    static byte[] rewrite(ClassLoader loader, byte[] bytes) {
        if (!(loader instanceof FreshLoader) || !((FreshLoader) loader).isRenewing()) {
            return bytes;
        }
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(int acc, String name, String desc, String sig, String[] thrown) {
                        MethodVisitor next = super.visitMethod(acc, name, desc, sig, thrown);
                        return name.equals("<init>") && desc.equals("()V") ? new Telling(next) : next;
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Telling extends MethodVisitor {
        Telling(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                visitVarInsn(Opcodes.ALOAD, 0);
                visitMethodInsn(
                        Opcodes.INVOKESTATIC, Names.HOOKS + "Singletons", "made", "(Ljava/lang/Object;)V", false);
            }
            super.visitInsn(opcode);
        }
    }
}
