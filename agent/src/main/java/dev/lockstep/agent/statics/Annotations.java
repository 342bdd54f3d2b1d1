package dev.lockstep.agent.statics;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** What a class's annotations hold: the JDK keeps the constants of enums in them for as long as the class lives. */
final class Annotations {
    private Annotations() {}

    /** True if an annotation that can be seen at run time names a constant of an enum of the application. */
    static boolean nameEnums(ClassNode type) {
        List<AnnotationNode> all = new ArrayList<>();
        addAll(all, type.visibleAnnotations);
        for (FieldNode field : type.fields) {
            addAll(all, field.visibleAnnotations);
        }
        for (MethodNode method : type.methods) {
            addAll(all, method.visibleAnnotations);
            if (method.annotationDefault instanceof String[] && isOfApplication((String[]) method.annotationDefault)) {
                return true;
            }
        }
        return all.stream().anyMatch(annotation -> nameEnums(annotation.values));
    }

    private static void addAll(List<AnnotationNode> all, List<AnnotationNode> some) {
        if (some != null) {
            all.addAll(some);
        }
    }

    /** Names and values in turn, as ASM gives them, or the elements of an array. */
    private static boolean nameEnums(List<?> values) {
        if (values == null) {
            return false;
        }
        for (Object value : values) {
            if (value instanceof String[] && isOfApplication((String[]) value)
                    || value instanceof List && nameEnums((List<?>) value)
                    || value instanceof AnnotationNode && nameEnums(((AnnotationNode) value).values)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfApplication(String[] constant) {
        return !PlainCalls.isJdk(Type.getType(constant[0]).getInternalName());
    }
}
