package dev.lockstep.agent.transform;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * A quick look at the hidden class behind a lambda, which is made anew in each iteration: does it do more than call
 * its host's own code?
 */
final class LambdaScan {
    private static final String MARK = "$$Lambda";
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int TYPE_OFFSET = 2;

    private LambdaScan() {}

    /** True if {@code name} is that of such a class. */
    static boolean isLambda(String name) {
        return name.contains(MARK);
    }

    /** The name without the number that JDK 17 gives to each lambda of each iteration. */
    static String stableName(String name) {
        int mark = name.indexOf(MARK);
        return mark < 0 ? name : name.substring(0, mark + MARK.length());
    }

    /** True if it calls a method that is treated, or the code of another class than {@code host}. */
    static boolean reachesOut(String host, String name, byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        char[] buffer = new char[reader.getMaxStringLength()];
        TypeIndex noTypes = new TypeIndex(null);
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            int tag = item == 0 ? 0 : bytes[item - 1];
            if (tag != METHOD && tag != INTERFACE_METHOD) {
                continue;
            }
            String owner = reader.readClass(item, buffer);
            int nameAndType = reader.getItem(reader.readUnsignedShort(item + TYPE_OFFSET));
            String method = reader.readUTF8(nameAndType, buffer);
            String descriptor = reader.readUTF8(nameAndType + TYPE_OFFSET, buffer);
            if (owner.equals(host) || owner.equals(name)) {
                continue;
            }
            if (!ClassUseWriter.isJdk(owner) || isTreated(owner, method, descriptor, noTypes)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTreated(String owner, String method, String descriptor, TypeIndex types) {
        for (int opcode : new int[] {Opcodes.INVOKESTATIC, Opcodes.INVOKEVIRTUAL}) {
            boolean isStatic = opcode == Opcodes.INVOKESTATIC;
            if (PointRules.find(owner, method, descriptor, isStatic) != null
                    || CallRules.find(owner, method, descriptor, isStatic, types) != null) {
                return true;
            }
        }
        return false;
    }
}
