package dev.lockstep.agent.transform;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What the transformer must know of other classes (superclass, methods, volatile and final fields), read from their
 * class files and never by loading them. One index serves one class loader and one rewritten class.
 */
final class TypeIndex {
    private static final int MAX_DEPTH = 64;
    private static final Set<String> THREADS = Set.of("java/lang/Thread", "java/util/concurrent/ForkJoinWorkerThread");
    private static final Set<String> LOADERS =
            Set.of("java/lang/ClassLoader", "java/security/SecureClassLoader", "java/net/URLClassLoader");
    private final ClassLoader loader;
    private final Map<String, Facts> facts = new HashMap<>();

    private static final class Facts {
        String superName;
        final Map<String, Integer> fields = new HashMap<>();
        final Set<String> methods = new HashSet<>();
    }

    TypeIndex(ClassLoader loader) {
        this.loader = loader;
    }

    /** Adds the class that is being rewritten. */
    void add(ClassReader reader) {
        facts.put(reader.getClassName(), read(reader));
    }

    /** True if {@code type} is a subclass of {@code Thread}, as far as class files can be found. */
    boolean isThread(String type) {
        return inheritsFrom(THREADS, type, null);
    }

    /**
     * True if {@code type} is a subclass of {@code Thread} and has the method (name and descriptor) from there, not
     * one of its own or of a class between.
     */
    boolean inheritsFromThread(String type, String method) {
        return inheritsFrom(THREADS, type, method);
    }

    /** As {@link #inheritsFromThread}, of {@code ClassLoader}. */
    boolean inheritsFromLoader(String type, String method) {
        return inheritsFrom(LOADERS, type, method);
    }

    private boolean inheritsFrom(Set<String> roots, String type, String method) {
        String name = type;
        for (int depth = 0; name != null && depth < MAX_DEPTH; depth++) {
            if (roots.contains(name)) {
                return true;
            }
            if (name.charAt(0) == '[' || isPlatform(name) && !facts.containsKey(name)) {
                return false;
            }
            Facts known = of(name);
            if (known == null || known.methods.contains(method)) {
                return false;
            }
            name = known.superName;
        }
        return false;
    }

    /** Access flags of a field as resolved from {@code owner} upwards; -1 if unknown. */
    int fieldAccess(String owner, String field) {
        String name = owner;
        for (int depth = 0; name != null && depth < MAX_DEPTH && !isPlatform(name); depth++) {
            Facts known = of(name);
            if (known == null) {
                return -1;
            }
            Integer access = known.fields.get(field);
            if (access != null) {
                return access;
            }
            name = known.superName;
        }
        return -1;
    }

    private static boolean isPlatform(String name) {
        return name.startsWith("java/") || name.startsWith("jdk/") || name.startsWith("sun/");
    }

    private Facts of(String name) {
        if (facts.containsKey(name)) {
            return facts.get(name);
        }
        Facts found = load(name);
        facts.put(name, found);
        return found;
    }

    private Facts load(String name) {
        if (loader == null) {
            return null;
        }
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            return in == null ? null : read(new ClassReader(in));
        } catch (IOException | RuntimeException e) {
            return null; // treated as unknown: the access gets no point, which the ledger says
        }
    }

    private static Facts read(ClassReader reader) {
        Facts result = new Facts();
        result.superName = reader.getSuperName();
        int flags = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public FieldVisitor visitField(int access, String name, String type, String sig, Object value) {
                        result.fields.put(name, access);
                        return null;
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String sig, String[] thrown) {
                        result.methods.add(name + type);
                        return null;
                    }
                },
                flags);
        return result;
    }
}
