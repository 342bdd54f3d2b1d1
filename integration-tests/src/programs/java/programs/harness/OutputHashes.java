package programs.harness;

import dev.lockstep.controller.Exploration;
import dev.lockstep.controller.Program;
import dev.lockstep.controller.Settings;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.zip.CRC32;

/**
 * Explores a program, with fresh statics for each run, and prints a line for each: its seed, the hash of its trace
 * and the checksum of what it printed.
 */
public final class OutputHashes {
    private static final PrintStream OUT = System.out;
    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();

    private OutputHashes() {}

    /** Arguments: main class, first seed, number of seeds, engine, strategy. */
    public static void main(String[] args) throws MalformedURLException {
        Settings settings = new Settings();
        settings.seed = Long.parseLong(args[1]);
        settings.iterations = Long.parseLong(args[2]);
        settings.engine = args[3];
        settings.strategy = args[4];
        settings.out = "lockstep-out";
        System.setOut(new PrintStream(PRINTED));
        URL classes = new File(System.getProperty("java.class.path").split(File.pathSeparator)[0])
                .toURI()
                .toURL();
        Exploration exploration = new Exploration(
                settings,
                new Fresh(args[0], classes),
                (result, iteration) -> {
                    CRC32 checksum = new CRC32();
                    checksum.update(PRINTED.toByteArray());
                    PRINTED.reset();
                    OUT.printf("%d %016x %08x%n", settings.seed + iteration, result.traceHash, checksum.getValue());
                    if (result.failure != null) {
                        OUT.println(result.report);
                    }
                },
                null);
        exploration.explore();
    }

    /** A loader of its own for each run. */
    private static final class Fresh implements Program {
        private final String main;
        private final URL classes;
        private ClassLoader loader;

        private Fresh(String main, URL classes) {
            this.main = main;
            this.classes = classes;
        }

        @Override
        public Runnable prepare() {
            loader = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
            try {
                Method method = loader.loadClass(main).getMethod("main", String[].class);
                return () -> call(method);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void call(Method method) {
            try {
                method.invoke(null, (Object) new String[0]);
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public ClassLoader contextLoader() {
            return loader;
        }
    }
}
