package dev.lockstep.agent.launch;

import dev.lockstep.agent.statics.FreshLoader;
import dev.lockstep.hooks.StandIn;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ResolvedModule;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads the application's classes anew, so that its statics are fresh, for one iteration, or for several if what is
 * static can be made new in another way. Class files and resources come through the JVM's own application loader;
 * class files are kept between iterations.
 */
final class IterationLoader extends ClassLoader implements FreshLoader, StandIn {
    static {
        registerAsParallelCapable();
    }

    /** A class file; it must not know a loader, for it outlives them. */
    private static final class Source {
        final byte[] bytes;
        final CodeSource code;
        final PackageTraits traits;

        Source(byte[] bytes, CodeSource code, PackageTraits traits) {
            this.bytes = bytes;
            this.code = code;
            this.traits = traits;
        }
    }

    private static final Map<String, Source> SOURCES = new ConcurrentHashMap<>();
    private static final Set<String> JDK_PACKAGES = modulePackages(true);
    private static final Set<String> APPLICATION_PACKAGES = modulePackages(false);
    private static final Map<ClassLoader, Map<String, Source>> BY_ORIGIN =
            Collections.synchronizedMap(new WeakHashMap<>());
    private static final java.util.function.Function<ClassLoader, Map<String, Source>> NEW =
            origin -> new ConcurrentHashMap<>();
    private final ClassLoader origin;
    private final Map<String, Source> sources;
    private final boolean renewing;
    private final List<Class<?>> classes = new ArrayList<>();
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private final Map<CodeSource, ProtectionDomain> domains = new ConcurrentHashMap<>();

    /** {@code renewing}: whether its classes are to be prepared for several runs. */
    IterationLoader(ClassLoader origin, boolean renewing) {
        this(null, origin, SOURCES, renewing);
    }

    private IterationLoader(String name, ClassLoader origin, Map<String, Source> sources, boolean renewing) {
        super(name, origin);
        this.renewing = renewing;
        this.origin = origin;
        this.sources = sources;
    }

    /** A loader for one life of a node, which sees the same class files as {@code like}. */
    static IterationLoader ofNode(ClassLoader like) {
        if (like instanceof IterationLoader) {
            IterationLoader other = (IterationLoader) like;
            return new IterationLoader("node", other.origin, other.sources, false);
        }
        boolean own = like != ClassLoader.getSystemClassLoader();
        return new IterationLoader("node", like, own ? BY_ORIGIN.computeIfAbsent(like, NEW) : SOURCES, false);
    }

    @Override
    public ClassLoader standsFor() {
        return origin;
    }

    /**
     * The parent is the JVM's application loader, so that service providers in the JDK's own modules are found;
     * but only the classes of the JDK's own modules come from it.
     */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            int dot = name.lastIndexOf('.');
            String inPackage = dot > 0 ? name.substring(0, dot) : "";
            if (JDK_PACKAGES.contains(inPackage)) {
                return super.loadClass(name, resolve);
            }
            if (APPLICATION_PACKAGES.contains(inPackage)) {
                return findClass(name); // the platform loader would find the JVM's own copy
            }
            try {
                return ClassLoader.getPlatformClassLoader().loadClass(name);
            } catch (ClassNotFoundException e) {
                return findClass(name);
            }
        }
    }

    private static Set<String> modulePackages(boolean ofJdk) {
        Set<String> packages = new HashSet<>();
        for (ResolvedModule module : ModuleLayer.boot().configuration().modules()) {
            if (ofJdk == isOfJdk(module)) {
                packages.addAll(module.reference().descriptor().packages());
            }
        }
        return packages;
    }

    private static boolean isOfJdk(ResolvedModule module) {
        URI location = module.reference().location().orElse(null);
        return location != null && "jrt".equals(location.getScheme());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Source source = sources.get(name);
        if (source == null) {
            source = read(name);
            sources.put(name, source);
        }
        int dot = name.lastIndexOf('.');
        if (dot > 0 && getDefinedPackage(name.substring(0, dot)) == null) {
            define(name.substring(0, dot), source);
        }
        Class<?> type = defineClass(name, source.bytes, 0, source.bytes.length, domain(source.code));
        if (renewing) {
            synchronized (classes) {
                classes.add(type);
            }
        }
        return type;
    }

    @Override
    public boolean isRenewing() {
        return renewing;
    }

    @Override
    public void defining(String name) {
        if (renewing) {
            named.add(name);
        }
    }

    /** The classes that it has found, in that order; null if anyone else has defined more for it. */
    List<Class<?>> classes() {
        synchronized (classes) {
            return named.size() == classes.size() ? new ArrayList<>(classes) : null;
        }
    }

    private void define(String packageName, Source source) {
        PackageTraits traits = source.traits;
        try {
            definePackage(
                    packageName,
                    traits.specificationTitle,
                    traits.specificationVersion,
                    traits.specificationVendor,
                    traits.implementationTitle,
                    traits.implementationVersion,
                    traits.implementationVendor,
                    traits.sealed ? source.code.getLocation() : null);
        } catch (IllegalArgumentException e) {
            return; // another thread was faster
        }
    }

    private Source read(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/') + ".class";
        URL url = origin.getResource(path);
        if (url == null) {
            throw new ClassNotFoundException(name);
        }
        try {
            URLConnection connection = url.openConnection();
            try (InputStream in = connection.getInputStream()) {
                byte[] bytes = in.readAllBytes();
                return new Source(bytes, code(connection, url, path), traits(connection, name));
            }
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static PackageTraits traits(URLConnection connection, String name) throws IOException {
        int dot = name.lastIndexOf('.');
        return dot > 0 && connection instanceof JarURLConnection
                ? new PackageTraits(((JarURLConnection) connection).getManifest(), name.substring(0, dot))
                : PackageTraits.NONE;
    }

    /** Who signed a class is known once all of it has been read. */
    private static CodeSource code(URLConnection connection, URL url, String path) throws IOException {
        if (connection instanceof JarURLConnection) {
            JarURLConnection jar = (JarURLConnection) connection;
            return new CodeSource(jar.getJarFileURL(), jar.getJarEntry().getCodeSigners());
        }
        String text = url.toString();
        String base = text.substring(0, text.length() - path.length());
        return new CodeSource(new URL(base), (java.security.cert.Certificate[]) null);
    }

    private ProtectionDomain domain(CodeSource code) {
        ProtectionDomain domain = domains.get(code);
        if (domain == null) {
            domain = new ProtectionDomain(code, null, this, null);
            domains.put(code, domain);
        }
        return domain;
    }
}
