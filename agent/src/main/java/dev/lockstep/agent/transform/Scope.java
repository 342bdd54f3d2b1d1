package dev.lockstep.agent.transform;

import java.util.List;

/** Tells application classes, which get scheduling points, from JDK classes, which do not. */
public final class Scope {
    private final List<String> include;
    private final List<String> exclude;
    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();

    /** Prefixes of internal names; both may be empty. */
    public Scope(List<String> include, List<String> exclude) {
        this.include = include;
        this.exclude = exclude;
    }

    boolean isApplication(String name, ClassLoader loader, Module module) {
        if (matches(exclude, name)) {
            return false;
        }
        if (!include.isEmpty()) {
            return matches(include, name);
        }
        if (loader == null || loader == platform) {
            return false;
        }
        String moduleName = module == null ? null : module.getName();
        return moduleName == null || !moduleName.startsWith("java.") && !moduleName.startsWith("jdk.");
    }

    /** True if the class was named, not just taken for application code by default. */
    boolean isIncluded(String name) {
        return matches(include, name) && !matches(exclude, name);
    }

    private static boolean matches(List<String> prefixes, String name) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
