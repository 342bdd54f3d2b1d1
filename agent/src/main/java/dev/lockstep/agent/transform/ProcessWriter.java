package dev.lockstep.agent.transform;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The process id, the arguments of the virtual machine, and the names of temporary files, in the few methods of the JDK
 * that make them.
 */
final class ProcessWriter {
    private static final String HOOKS = Names.HOOKS + "ProcessHooks";
    private static final String SECURE_RANDOM = "java/security/SecureRandom";

    private ProcessWriter() {}

    /** True for methods that are rewritten. */
    static boolean applies(String type, String method, String descriptor) {
        switch (type) {
            case "java/lang/ProcessHandleImpl":
                return method.equals("pid");
            case "sun/management/VMManagementImpl":
                return method.equals("getVmId") || method.equals("getVmArguments");
            case "java/io/File$TempDirectory":
                return method.equals("generateFile");
            case "java/io/File":
                return method.equals("createTempFile")
                        && descriptor.startsWith("(Ljava/lang/String;Ljava/lang/String;Ljava/io/File;)");
            case "java/nio/file/TempFileHelper":
                return method.equals("generatePath") || method.equals("create");
            default:
                return false;
        }
    }

    /** Rewrites one method; true if it changed. */
    static boolean rewrite(String type, MethodNode method) {
        if (!applies(type, method.name, method.desc)) {
            return false;
        }
        boolean creates = method.name.startsWith("create");
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.LRETURN) {
                method.instructions.insertBefore(insn, hook("pid", "(J)J"));
            } else if (insn.getOpcode() == Opcodes.ARETURN && method.name.equals("getVmArguments")) {
                method.instructions.insertBefore(insn, hook("arguments", "(Ljava/util/List;)Ljava/util/List;"));
            } else if (insn.getOpcode() == Opcodes.ARETURN && creates) {
                InsnList code = new InsnList();
                code.add(new InsnNode(Opcodes.DUP));
                code.add(hook("temporary", "(Ljava/lang/Object;)V"));
                method.instructions.insertBefore(insn, code);
            } else if (insn instanceof MethodInsnNode) {
                call(method, (MethodInsnNode) insn);
            }
        }
        return true;
    }

    private static void call(MethodNode method, MethodInsnNode call) {
        if (call.name.equals("getProcessId")) {
            method.instructions.insert(call, hook("ownPid", "(I)I"));
        } else if (call.owner.equals(SECURE_RANDOM) && call.name.equals("nextLong")) {
            method.instructions.set(call, hook("temporaryName", "(L" + SECURE_RANDOM + ";)J"));
        }
    }

    private static MethodInsnNode hook(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, HOOKS, name, descriptor, false);
    }
}
