package programs.deterministic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;

/** Vector, Hashtable, StringBuffer and synchronizedList call back while they hold monitors. */
public final class LegacyCollections {
    private static final Vector<String> VECTOR = new Vector<>();
    private static final Hashtable<String, Integer> TABLE = new Hashtable<>();
    private static final List<String> LIST = Collections.synchronizedList(new ArrayList<>());
    private static final StringBuffer BUFFER = new StringBuffer();

    private LegacyCollections() {}

    public static void main(String[] args) throws InterruptedException {
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            int id = i;
            threads[i] = new Thread(() -> use(id));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(VECTOR);
        System.out.println(LIST);
        System.out.println(BUFFER);
        System.out.println(TABLE.get("total"));
    }

    private static void use(int id) {
        for (int i = 0; i < 3; i++) {
            String name = id + "." + i;
            VECTOR.add(name);
            VECTOR.forEach(element -> Thread.yield());
            LIST.add(name);
            synchronized (LIST) {
                for (String element : LIST) {
                    Thread.yield();
                    if (element.equals(name)) {
                        System.out.println("found " + element + " among " + LIST.size());
                    }
                }
            }
            TABLE.compute("total", (key, old) -> {
                Thread.yield();
                return old == null ? 1 : old + 1;
            });
            BUFFER.append(new Object() {
                @Override
                public String toString() {
                    Thread.yield();
                    return "<" + name + ">";
                }
            });
        }
    }
}
