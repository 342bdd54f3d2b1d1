package dev.lockstep.agent.transform;

import dev.lockstep.hooks.PointKind;
import dev.lockstep.hooks.Site;
import dev.lockstep.hooks.SiteTable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Inserts scheduling points into application code, each before its operation and with the operation's
 * resource, which is dug out from under the arguments by way of spare local variables.
 */
final class PointWriter {
    private static final String POINT = "(Ljava/lang/Object;I)V";
    private final ClassNode type;
    private final ClassContext context;
    private int line;

    PointWriter(ClassNode type, ClassContext context) {
        this.type = type;
        this.context = context;
    }

    /** Rewrites one method; true if anything changed. */
    boolean rewrite(MethodNode method) {
        boolean changed = false;
        line = 0;
        int spare = method.maxLocals;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof LineNumberNode) {
                line = ((LineNumberNode) insn).line;
            } else if (insn instanceof MethodInsnNode) {
                changed |= call(method, (MethodInsnNode) insn, spare);
            } else if (insn instanceof FieldInsnNode) {
                changed |= field(method, (FieldInsnNode) insn);
            } else if (context.memoryPoints) {
                changed |= array(method, insn, spare);
            }
        }
        return changed;
    }

    /** Source line of the points that {@link #monitorEnter} emits next; 0 if unknown. */
    void atLine(int newLine) {
        line = newLine;
    }

    /** Emits the point before a monitor is entered; the object is on the stack and stays there. */
    void monitorEnter(MethodNode method, InsnList code) {
        if (!context.application || AtomicWriter.applies(method)) {
            return;
        }
        code.add(new InsnNode(Opcodes.DUP));
        emit(code, "point", site(method, PointKind.MONITOR_ENTER, true, "monitor"));
    }

    private boolean call(MethodNode method, MethodInsnNode call, int spare) {
        boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
        PointRules.Rule rule = PointRules.find(call.owner, call.name, call.desc, isStatic);
        if (rule == null) {
            return false;
        }
        int site = site(method, rule.kind, rule.write, simpleName(call.owner) + "." + call.name);
        InsnList code = new InsnList();
        if (isStatic) {
            code.add(new InsnNode(Opcodes.ACONST_NULL));
            emit(code, "point", site);
        } else {
            underArguments(method, code, call.desc, spare, rule.onlyIfShared ? "sharedPoint" : "point", site);
        }
        method.instructions.insertBefore(call, code);
        return true;
    }

    private static void underArguments(
            MethodNode method, InsnList code, String descriptor, int spare, String hook, int site) {
        Type[] arguments = Type.getArgumentTypes(descriptor);
        int[] slots = new int[arguments.length];
        int next = spare;
        for (int i = arguments.length - 1; i >= 0; i--) {
            slots[i] = next;
            code.add(new VarInsnNode(arguments[i].getOpcode(Opcodes.ISTORE), next));
            next += arguments[i].getSize();
        }
        method.maxLocals = Math.max(method.maxLocals, next);
        code.add(new InsnNode(Opcodes.DUP));
        emit(code, hook, site);
        for (int i = 0; i < arguments.length; i++) {
            code.add(new VarInsnNode(arguments[i].getOpcode(Opcodes.ILOAD), slots[i]));
        }
    }

    private boolean field(MethodNode method, FieldInsnNode access) {
        int flags = context.types.fieldAccess(access.owner, access.name);
        boolean isVolatile = flags >= 0 && (flags & Opcodes.ACC_VOLATILE) != 0;
        if (!isVolatile && !isPlainPoint(access, flags)) {
            return false;
        }
        boolean write = access.getOpcode() == Opcodes.PUTFIELD || access.getOpcode() == Opcodes.PUTSTATIC;
        if (write && method.name.equals("<init>") && access.owner.equals(type.name)) {
            return false; // the object may not be initialised yet, and is not shared yet
        }
        PointKind kind = isVolatile ? PointKind.VOLATILE : PointKind.FIELD;
        InsnList code = new InsnList();
        pushResource(code, access);
        emit(code, "point", site(method, kind, write, simpleName(access.owner) + "." + access.name));
        method.instructions.insertBefore(access, code);
        return true;
    }

    private boolean isPlainPoint(FieldInsnNode access, int flags) {
        boolean synthetic = access.name.startsWith("this$") || access.name.startsWith("val$");
        boolean isFinal = flags >= 0 && (flags & Opcodes.ACC_FINAL) != 0;
        return context.memoryPoints && !isFinal && !synthetic && !access.owner.startsWith("java/");
    }

    private static void pushResource(InsnList code, FieldInsnNode access) {
        switch (access.getOpcode()) {
            case Opcodes.GETFIELD:
                code.add(new InsnNode(Opcodes.DUP));
                break;
            case Opcodes.PUTFIELD:
                if (Type.getType(access.desc).getSize() == 1) {
                    code.add(new InsnNode(Opcodes.DUP2));
                    code.add(new InsnNode(Opcodes.POP));
                } else {
                    code.add(new InsnNode(Opcodes.DUP2_X1));
                    code.add(new InsnNode(Opcodes.POP2));
                    code.add(new InsnNode(Opcodes.DUP_X2));
                }
                break;
            default:
                code.add(new LdcInsnNode(access.owner + "." + access.name));
                break;
        }
    }

    private boolean array(MethodNode method, AbstractInsnNode insn, int spare) {
        int opcode = insn.getOpcode();
        boolean load = opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD;
        boolean store = opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE;
        if (!load && !store) {
            return false;
        }
        InsnList code = new InsnList();
        int storeOpcode = store ? spillOpcode(opcode) : 0;
        if (store) {
            code.add(new VarInsnNode(storeOpcode, spare));
            int size = storeOpcode == Opcodes.LSTORE || storeOpcode == Opcodes.DSTORE ? 2 : 1;
            method.maxLocals = Math.max(method.maxLocals, spare + size);
        }
        code.add(new InsnNode(Opcodes.DUP2));
        code.add(new InsnNode(Opcodes.POP));
        emit(code, "point", site(method, PointKind.ARRAY, store, "array element"));
        if (store) {
            code.add(new VarInsnNode(storeOpcode - Opcodes.ISTORE + Opcodes.ILOAD, spare));
        }
        method.instructions.insertBefore(insn, code);
        return true;
    }

    private static int spillOpcode(int arrayStore) {
        switch (arrayStore) {
            case Opcodes.LASTORE:
                return Opcodes.LSTORE;
            case Opcodes.FASTORE:
                return Opcodes.FSTORE;
            case Opcodes.DASTORE:
                return Opcodes.DSTORE;
            case Opcodes.AASTORE:
                return Opcodes.ASTORE;
            default:
                return Opcodes.ISTORE;
        }
    }

    private static void emit(InsnList code, String hook, int site) {
        code.add(CallWriter.number(site));
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Names.POINTS, hook, POINT, false));
    }

    private int site(MethodNode method, PointKind kind, boolean write, String what) {
        String file = type.sourceFile == null ? "Unknown Source" : type.sourceFile;
        String position = line == 0 ? file : file + ":" + line;
        boolean lambda = LambdaScan.isLambda(type.name); // made anew in each iteration: its sites must not be
        String owner = lambda ? LambdaScan.stableName(type.name) : type.name;
        String name = owner.replace('/', '.') + "." + method.name + "(" + position + ") " + what;
        return Site.pack(lambda ? SiteTable.intern(name) : SiteTable.add(name), kind, write);
    }

    private static String simpleName(String owner) {
        return owner.substring(owner.lastIndexOf('/') + 1);
    }
}
