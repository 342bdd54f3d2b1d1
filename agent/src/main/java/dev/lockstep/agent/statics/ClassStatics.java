package dev.lockstep.agent.statics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The static state of one class of the application, and what its methods do to it; read from the original bytes. */
public final class ClassStatics {
    static final String INITIALIZER = "<clinit>()V";

    /** Types whose values cannot change: a static final field of one stays as it is from run to run. */
    private static final Set<String> UNCHANGING = Set.of(
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Class",
            "java/lang/Double",
            "java/lang/Float",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Short",
            "java/lang/String",
            "java/lang/invoke/MethodHandle",
            "java/lang/invoke/MethodHandles$Lookup",
            "java/lang/invoke/VarHandle",
            "java/math/BigDecimal",
            "java/math/BigInteger",
            "java/time/Duration",
            "java/util/concurrent/TimeUnit",
            "java/util/concurrent/atomic/AtomicIntegerFieldUpdater",
            "java/util/concurrent/atomic/AtomicLongFieldUpdater",
            "java/util/concurrent/atomic/AtomicReferenceFieldUpdater",
            "java/util/regex/Pattern");

    private static final String SERIAL_FIELDS = "serialPersistentFields";
    private final ClassNode type = new ClassNode();
    private final Map<String, Effects> effects = new HashMap<>();
    private final Map<String, MethodNode> methods = new HashMap<>();
    private final Set<String> finals = new HashSet<>();
    private final Set<String> renewed = new HashSet<>();
    private final String trouble;

    ClassStatics(byte[] bytes) {
        new ClassReader(bytes).accept(type, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        for (MethodNode method : type.methods) {
            methods.put(method.name + method.desc, method);
        }
        for (FieldNode field : type.fields) {
            if ((field.access & Opcodes.ACC_STATIC) != 0) {
                add(field);
            }
        }
        trouble = findTrouble();
    }

    private void add(FieldNode field) {
        boolean isFinal = (field.access & Opcodes.ACC_FINAL) != 0;
        if (isFinal) {
            finals.add(field.name);
        }
        boolean stays = isFinal && (isUnchanging(field.desc) || field.name.equals(SERIAL_FIELDS));
        if (!stays) {
            renewed.add(field.name);
        }
    }

    private static boolean isUnchanging(String descriptor) {
        Type fieldType = Type.getType(descriptor);
        return fieldType.getSort() < Type.ARRAY
                || fieldType.getSort() == Type.OBJECT && UNCHANGING.contains(fieldType.getInternalName());
    }

    private String findTrouble() {
        if ((type.version & 0xFFFF) < Opcodes.V1_5) {
            return "its class file is older than Java 5";
        }
        boolean isInterface = (type.access & Opcodes.ACC_INTERFACE) != 0;
        if (isInterface && !renewed.isEmpty()) {
            return "it is an interface with a field that can change: "
                    + renewed.iterator().next();
        }
        if (Annotations.nameEnums(type)) {
            return "an annotation has a constant of an enum of the application";
        }
        for (MethodNode method : type.methods) {
            String found = trouble(method);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** What of a method outlives a run although no static field holds it. */
    private static String trouble(MethodNode method) {
        if ((method.access & Opcodes.ACC_NATIVE) != 0) {
            return "its method " + method.name + " is native";
        }
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof InvokeDynamicInsnNode) {
                InvokeDynamicInsnNode call = (InvokeDynamicInsnNode) insn;
                if (!isStateless(call.bsm, call.bsmArgs)) {
                    return "its method " + method.name + " has a dynamic call of " + call.bsm.getOwner();
                }
            } else if (insn.getOpcode() == Opcodes.LDC
                    && ((org.objectweb.asm.tree.LdcInsnNode) insn).cst instanceof org.objectweb.asm.ConstantDynamic) {
                return "its method " + method.name + " has a dynamic constant";
            }
        }
        return null;
    }

    private static boolean isStateless(Handle bootstrap, Object[] arguments) {
        switch (bootstrap.getOwner()) {
            case "java/lang/invoke/LambdaMetafactory":
            case "java/lang/invoke/StringConcatFactory":
            case "java/lang/runtime/ObjectMethods":
                return true;
            case "java/lang/runtime/SwitchBootstraps":
                for (Object label : arguments) {
                    if (!(label instanceof Type || label instanceof String || label instanceof Integer)) {
                        return false; // a constant of an enum
                    }
                }
                return bootstrap.getName().equals("typeSwitch");
            default:
                return false;
        }
    }

    String name() {
        return type.name;
    }

    String superName() {
        return type.superName;
    }

    List<String> interfaces() {
        return type.interfaces;
    }

    boolean isEnum() {
        return (type.access & Opcodes.ACC_ENUM) != 0;
    }

    /** Why the class itself cannot be made as new; null if its initialiser alone decides. */
    String trouble() {
        return trouble;
    }

    boolean hasInitializer() {
        return methods.containsKey(INITIALIZER);
    }

    /** True if any static field must be set again. */
    boolean hasRenewedFields() {
        return !renewed.isEmpty();
    }

    /** True for a static field, of that name, that must be set again for a new run. */
    public boolean isRenewed(String field) {
        return renewed.contains(field);
    }

    /**
     * True if what others find in a static field, and behind it, is the same at any time: a final value, or a constant
     * of an enum that has no state.
     */
    boolean isConstant(String field) {
        return finals.contains(field) && (!renewed.contains(field) || isEnum() && hasNoState(field));
    }

    /** Of an enum: whether the field is one of its own, and no constant can change. */
    private boolean hasNoState(String field) {
        for (FieldNode other : type.fields) {
            boolean isStatic = (other.access & Opcodes.ACC_STATIC) != 0;
            boolean isFinal = (other.access & Opcodes.ACC_FINAL) != 0;
            if (!isStatic && !(isFinal && isUnchanging(other.desc))) {
                return false;
            }
            if (other.name.equals(field) && (other.access & (Opcodes.ACC_ENUM | Opcodes.ACC_SYNTHETIC)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Effects of a method (name and descriptor); null if the class does not declare it. */
    Effects effects(String method) {
        MethodNode node = methods.get(method);
        if (node == null) {
            return null;
        }
        Effects known = effects.get(method);
        if (known == null) {
            known = EffectsScan.of(node);
            effects.put(method, known);
        }
        return known;
    }

    /** True if a call of the method on an object of this type can only mean that method. */
    boolean isExact(String method) {
        int fixed = Opcodes.ACC_FINAL | Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;
        return ((type.access & Opcodes.ACC_FINAL) != 0 || (methods.get(method).access & fixed) != 0)
                || method.startsWith("<init>");
    }
}
