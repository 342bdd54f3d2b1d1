package dev.lockstep.hooks;

/** The launcher's choice of the main class, which a controlled run replaces by its own. */
public final class MainHooks {
    /** Decides about the main class; set once by the agent. */
    public static volatile MainClassFilter filter;

    /** What the agent does with the main class that the launcher found. */
    public interface MainClassFilter {
        /** The class whose {@code main} the launcher is to call. */
        Class<?> replace(Class<?> mainClass);

        /** The launcher could not find or use the main class. */
        void failed(Throwable reason, String what);
    }

    private MainHooks() {}

    /** Result of {@code LauncherHelper.checkAndLoadMain}. */
    public static Class<?> mainClass(Class<?> mainClass) {
        MainClassFilter current = filter;
        return current == null || mainClass == null ? mainClass : current.replace(mainClass);
    }

    /** Start of {@code LauncherHelper.abort}. */
    public static void abort(Throwable reason, String key, Object[] details) {
        MainClassFilter current = filter;
        if (current != null) {
            current.failed(reason, details == null || details.length == 0 ? key : String.valueOf(details[0]));
        }
    }
}
