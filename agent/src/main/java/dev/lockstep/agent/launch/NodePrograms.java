package dev.lockstep.agent.launch;

import dev.lockstep.cluster.NodeProgram;
import dev.lockstep.cluster.ProgramLoader;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Gives each life of a node classes of its own, from the JVM's class path or the program's. */
public final class NodePrograms extends ProgramLoader {
    private final Instrumentation instrumentation;
    private final Map<List<Path>, ClassLoader> origins = new ConcurrentHashMap<>();

    /** Creates the loader of programs for this JVM. */
    public NodePrograms(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    @Override
    public ClassLoader loader(NodeProgram program, ClassLoader like) {
        List<Path> path = program.classPath();
        if (path == null && program.jar() != null) {
            path = List.of(program.jar());
        }
        return IterationLoader.ofNode(path == null ? like : origin(path));
    }

    private ClassLoader origin(List<Path> path) {
        ClassLoader origin = origins.get(path);
        if (origin == null) {
            origin = new URLClassLoader("cluster", urls(path), ClassLoader.getPlatformClassLoader());
            origins.put(path, origin);
        }
        return origin;
    }

    private static URL[] urls(List<Path> path) {
        List<URL> urls = new ArrayList<>();
        for (Path entry : path) {
            try {
                if (entry.endsWith("*")) {
                    addJars(entry.getParent(), urls);
                } else {
                    urls.add(entry.toUri().toURL());
                }
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("class path entry " + entry + " cannot be used", e);
            }
        }
        return urls.toArray(new URL[0]);
    }

    /** {@code lib/*}, as the java command takes it. */
    private static void addJars(Path directory, List<URL> urls) throws MalformedURLException {
        File[] files = (directory == null ? Path.of("") : directory)
                .toAbsolutePath()
                .toFile()
                .listFiles();
        if (files == null) {
            throw new IllegalArgumentException("class path entry " + directory + "/*: no such directory");
        }
        java.util.Arrays.sort(files);
        for (File file : files) {
            if (file.getName().endsWith(".jar")) {
                urls.add(file.toURI().toURL());
            }
        }
    }

    @Override
    public Runnable main(NodeProgram program, ClassLoader loader) {
        String name = program.mainClass() != null ? program.mainClass() : mainOf(program.jar());
        try {
            return MainMethod.of(Class.forName(name, false, loader), program.arguments(), instrumentation);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("there is no class " + name + " on the class path of the node", e);
        }
    }

    /** The main class that a jar's manifest names. */
    public static String mainOf(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException("there is no jar " + jar);
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String name = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            if (name == null) {
                throw new IllegalArgumentException("jar " + jar + " names no Main-Class");
            }
            return name.trim();
        } catch (IOException e) {
            throw new IllegalArgumentException("jar " + jar + " cannot be read: " + e.getMessage(), e);
        }
    }
}
