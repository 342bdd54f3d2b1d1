package dev.lockstep.agent.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** A throw-away loader that rewrites application classes of its own; the JVM verifies what it defines. */
final class Rewriting extends ClassLoader {
    private final String prefix;
    private final boolean memoryPoints;
    private final Map<String, byte[]> generated = new HashMap<>();

    /** Rewrites classes whose binary names begin with {@code prefix}. */
    Rewriting(String prefix, boolean memoryPoints) {
        super(Rewriting.class.getClassLoader());
        this.prefix = prefix;
        this.memoryPoints = memoryPoints;
    }

    /** Adds a class that has no file. */
    void add(String name, byte[] bytes) {
        generated.put(name, bytes);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null || !name.startsWith(prefix)) {
                return loaded == null ? super.loadClass(name, resolve) : loaded;
            }
            byte[] original = generated.containsKey(name) ? generated.get(name) : bytes(name);
            byte[] result = rewrite(name, original);
            byte[] defined = result == null ? original : result;
            return defineClass(name, defined, 0, defined.length);
        }
    }

    private byte[] rewrite(String name, byte[] original) {
        String internal = name.replace('.', '/');
        ClassContext context = new ClassContext(internal, true, memoryPoints, true, new TypeIndex(this));
        byte[] result = new ClassRewriter(context).rewrite(original);
        if (result != null) {
            verify(result);
        }
        return result;
    }

    /** ASM's checks, which say more of what is wrong than the JVM's. */
    private void verify(byte[] bytes) {
        StringWriter problems = new StringWriter();
        CheckClassAdapter.verify(new ClassReader(bytes), getParent(), false, new PrintWriter(problems));
        assertEquals("", problems.toString());
    }

    /** The class file of a class on the test class path. */
    static byte[] bytes(String name) {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = Rewriting.class.getClassLoader().getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
