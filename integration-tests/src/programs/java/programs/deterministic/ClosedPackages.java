package programs.deterministic;

import java.lang.reflect.AccessibleObject;
import java.util.concurrent.FutureTask;

/** Reflection into the JDK is refused where the JVM was not told to open the package. */
public final class ClosedPackages {
    private ClosedPackages() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        show(FutureTask.class.getDeclaredField("state"));
        show(ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class));
        show(Class.forName("java.net.InetAddress").getDeclaredField("holder"));
        show(Class.forName("sun.nio.ch.SelectorImpl").getDeclaredField("selectedKeys"));
        show(Class.forName("java.util.logging.Logger").getDeclaredField("manager"));
    }

    private static void show(AccessibleObject member) {
        try {
            member.setAccessible(true);
            System.out.println(member + ": open");
        } catch (RuntimeException e) {
            System.out.println(member + ": " + e.getClass().getSimpleName());
        }
    }
}
