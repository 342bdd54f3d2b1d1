package programs.deterministic;

import java.io.InterruptedIOException;
import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.RoundingMode;
import java.nio.file.StandardOpenOption;
import java.time.DayOfWeek;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.StringTokenizer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.Adler32;

/** The order of hash tables whose keys can be older than the run: what it asks for first may have been asked before. */
public final class LastingKeys {
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    private @interface Marked {
        StandardOpenOption option() default StandardOpenOption.READ;

        FormatStyle[] styles() default {FormatStyle.FULL, FormatStyle.SHORT};
    }

    @Marked
    private interface Face {}

    private interface Other {}

    private static final class Plain {}

    private LastingKeys() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        codesThatTheJdkDraws();
        classesThatAreLinkedLater();
        show("units", List.of((Object[]) TimeUnit.values()));
        show("constants", List.of(ChronoUnit.DAYS, RoundingMode.DOWN, DayOfWeek.MONDAY, Thread.State.NEW));
        show("classes of lambdas", classesOf(lambdas()));
        show(
                "classes of proxies",
                classesOf(List.of(proxy(Face.class), proxy(Other.class), proxy(Face.class, Other.class))));
        ClassLoader loader = LastingKeys.class.getClassLoader();
        show("loaders", List.of(loader, loader.getParent(), new ClassLoader(loader) {}));
        afterWhatLasts();
    }

    /** The code of an annotation is made of those of its members, by the JDK. */
    private static void codesThatTheJdkDraws() {
        System.out.println(
                "annotation: " + Face.class.getAnnotation(Marked.class).hashCode());
        for (Annotation annotation : Marked.class.getAnnotations()) {
            System.out.println("annotation: " + annotation.hashCode());
        }
    }

    /** Another thread may run between the loading of a class and its linkage, and so may much of the JDK. */
    private static void classesThatAreLinkedLater() throws ReflectiveOperationException {
        List<Object> classes = new ArrayList<>(List.of(Adler32.class, StringTokenizer.class));
        classes.add(Class.forName("java.util.SimpleTimeZone", false, null));
        classes.add(Class.forName("java.text.ChoiceFormat", false, LastingKeys.class.getClassLoader()));
        classes.addAll(
                List.of(InterruptedIOException.class, NumberFormatException.class, IllegalThreadStateException.class));
        Thread.yield();
        classes.forEach(type -> ((Class<?>) type).getDeclaredFields());
        new Adler32().update(1);
        new StringTokenizer("a b").nextToken();
        new SimpleTimeZone(0, "zone").getRawOffset();
        Class.forName("java.text.ChoiceFormat").getDeclaredMethods();
        show("classes", classes);
    }

    private static List<Object> lambdas() {
        Runnable empty = () -> {};
        Comparable<Object> constant = other -> 0;
        return List.of(empty, constant, (Face) new Face() {});
    }

    private static Object proxy(Class<?>... faces) {
        InvocationHandler handler = (proxy, method, arguments) -> null;
        return Proxy.newProxyInstance(LastingKeys.class.getClassLoader(), faces, handler);
    }

    private static List<Object> classesOf(List<Object> objects) {
        List<Object> classes = new ArrayList<>();
        objects.forEach(object -> classes.add(object.getClass()));
        return classes;
    }

    /** What the JDK keeps has its code from the first run that asked, and takes none from the objects of this one. */
    private static void afterWhatLasts() {
        System.identityHashCode(System.out);
        System.identityHashCode(Locale.ROOT);
        List<Object> plain = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            System.identityHashCode(Boolean.valueOf(i % 2 == 0));
            plain.add(new Plain());
        }
        show("plain", plain);
    }

    private static void show(String what, List<Object> keys) {
        Set<Object> plain = new HashSet<>(keys);
        Set<Object> concurrent = ConcurrentHashMap.newKeySet();
        concurrent.addAll(keys);
        StringBuilder line = new StringBuilder(what).append(':');
        for (Set<Object> set : List.of(plain, concurrent)) {
            for (Object key : set) {
                line.append(' ').append(keys.indexOf(key));
            }
            line.append(';');
        }
        int code = 0;
        for (Object key : keys) {
            code = 31 * code + System.identityHashCode(key);
        }
        System.out.println(line.append(' ').append(code));
    }
}
