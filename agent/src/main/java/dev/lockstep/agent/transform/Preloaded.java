package dev.lockstep.agent.transform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Classes that the JVM loads before any agent and that concern the controller. Their names are data, kept in a
 * resource that covers all supported JDKs; a test compares it with what the running JDK loads.
 */
public final class Preloaded {
    private static final String RESOURCE = "preloaded-classes.txt";

    private Preloaded() {}

    /** Rewrites those that are loaded. */
    public static void retransform(Instrumentation instrumentation) {
        Set<String> names = names();
        List<Class<?>> chosen = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getClassLoader() == null && names.contains(type.getName())) {
                chosen.add(type);
            }
        }
        try {
            instrumentation.retransformClasses(chosen.toArray(new Class<?>[0]));
        } catch (UnmodifiableClassException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names of the classes. */
    public static Set<String> names() {
        Set<String> names = new HashSet<>();
        try (InputStream in = Preloaded.class.getResourceAsStream(RESOURCE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isEmpty() && line.charAt(0) != '#') {
                    names.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
