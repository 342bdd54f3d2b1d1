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
    private static final int MAX_ROUNDS = 5;
    private static final String RESOURCE = "preloaded-classes.txt";

    private Preloaded() {}

    /**
     * Rewrites those that are loaded. The VM does not show a transformer the classes that its own work makes
     * the VM load, so this looks again until nothing new turns up. Each look that finds something costs the VM about
     * as much as all its classes together, so none is tried twice.
     */
    public static void retransform(Instrumentation instrumentation, Transformer transformer) {
        Set<String> names = names();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            List<Class<?>> chosen = new ArrayList<>();
            for (Class<?> type : instrumentation.getAllLoadedClasses()) {
                String name = type.getName();
                if (type.getClassLoader() == null
                        && (names.contains(name) || transformer.isIncluded(name))
                        && instrumentation.isModifiableClass(type)
                        && !transformer.hasSeen(name)) {
                    chosen.add(type);
                }
            }
            for (Class<?> type : chosen) {
                names.remove(type.getName());
            }
            if (chosen.isEmpty()) {
                return;
            }
            retransform(instrumentation, chosen);
        }
    }

    private static void retransform(Instrumentation instrumentation, List<Class<?>> chosen) {
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
