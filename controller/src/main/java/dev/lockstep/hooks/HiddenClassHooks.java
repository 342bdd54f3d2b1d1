package dev.lockstep.hooks;

/** Classes that the VM shows to no agent: hidden ones, such as those behind lambdas and method references. */
public final class HiddenClassHooks {
    private static final int HIDDEN = 2;

    /** Rewrites them; set once by the agent. */
    public static volatile Filter filter;

    /** What the agent makes of a hidden class. */
    public interface Filter {
        /** The class file to define in place of {@code bytes}; {@code host} is the class that asked for it. */
        byte[] rewrite(Class<?> host, String name, byte[] bytes);
    }

    private HiddenClassHooks() {}

    /** Start of the JDK's one method that defines classes by lookup: which bytes to define. */
    public static byte[] define(Class<?> host, String name, byte[] bytes, int flags) {
        if ((flags & HIDDEN) == 0) {
            return bytes;
        }
        Filter current = filter;
        byte[] result = current == null ? bytes : current.rewrite(host, name, bytes);
        IdentityHooks.definingHidden(name);
        return result;
    }
}
