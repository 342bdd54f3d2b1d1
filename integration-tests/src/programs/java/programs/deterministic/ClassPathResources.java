package programs.deterministic;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;

/** Every resource of the class path is there once, for whichever way it is asked for. */
public final class ClassPathResources {
    private static final String OWN = "programs/deterministic/ClassPathResources.class";

    private ClassPathResources() {}

    public static void main(String[] args) throws Exception {
        ClassLoader own = ClassPathResources.class.getClassLoader();
        show("own", own);
        show("context", Thread.currentThread().getContextClassLoader());
        show("system", ClassLoader.getSystemClassLoader());
        System.out.println(Collections.list(ClassLoader.getSystemResources(OWN)).size());
        System.out.println(own.resources(OWN).count());
        System.out.println(own.resources("no/such/resource").count() + " " + own.getResource("no/such/resource"));
        System.out.println(ClassPathResources.class.getResource("/" + OWN).equals(own.getResource(OWN)));
        System.out.println(
                Collections.list(own.getResources("java/lang/Object.class")).size());
    }

    private static void show(String name, ClassLoader loader) throws IOException {
        List<URL> found = Collections.list(loader.getResources(OWN));
        try (InputStream in = loader.getResourceAsStream(OWN)) {
            System.out.println(name + " " + found.size() + " " + (in.readNBytes(1)[0] & 0xFF));
        }
    }
}
