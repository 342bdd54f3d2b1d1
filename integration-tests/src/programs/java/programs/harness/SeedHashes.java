package programs.harness;

import dev.lockstep.controller.Exploration;
import dev.lockstep.controller.Program;
import dev.lockstep.controller.Settings;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a program under seed after seed in one JVM, each time from a fresh loader, and prints a line behind each run's
 * output: {@code seed N hash H status S}, or {@code seed N hash H failed MESSAGE}.
 */
public final class SeedHashes {
    private SeedHashes() {}

    /** Arguments: main class, first seed, number of seeds, engine, and those of the program. */
    public static void main(String[] args) {
        Settings settings = new Settings();
        settings.seed = Long.parseLong(args[1]);
        settings.iterations = Long.parseLong(args[2]);
        settings.engine = args[3];
        settings.keepGoing = true;
        settings.out = "lockstep-out";
        Exploration exploration = new Exploration(
                settings,
                new FreshMain(args[0], Arrays.copyOfRange(args, 4, args.length)),
                (result, iteration) -> {
                    String end = result.failure == null
                            ? "status " + result.exitStatus
                            : "failed " + result.failure.kind + " " + result.failure.message + "\n" + result.report;
                    System.out.println(
                            "seed " + result.seed + " hash " + Long.toHexString(result.traceHash) + " " + end);
                },
                null);
        exploration.explore();
        System.exit(0); // as test runners end, whatever threads a library has left outside its runs
    }

    /** The main method of a class, its statics fresh each time. */
    private static final class FreshMain implements Program {
        private final String name;
        private final String[] arguments;
        private ClassLoader loader;

        FreshMain(String name, String[] arguments) {
            this.name = name;
            this.arguments = arguments;
        }

        @Override
        public Runnable prepare() {
            try {
                List<URL> urls = new ArrayList<>();
                for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
                    urls.add(Path.of(part).toUri().toURL());
                }
                loader = new URLClassLoader("app", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
                Method main = Class.forName(name, false, loader).getMethod("main", String[].class);
                return () -> call(main, arguments);
            } catch (ReflectiveOperationException | java.net.MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public ClassLoader contextLoader() {
            return loader;
        }

        private static void call(Method main, String[] arguments) {
            try {
                main.invoke(null, (Object) arguments);
            } catch (InvocationTargetException e) {
                FreshMain.<RuntimeException>rethrow(e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
            throw (T) thrown;
        }
    }
}
