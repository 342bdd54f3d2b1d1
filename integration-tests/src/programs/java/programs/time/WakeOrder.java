package programs.time;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import programs.check.Check;

/** Sleepers with equal and with different deadlines, and one that works meanwhile: prints the order of their ends. */
public final class WakeOrder {
    private WakeOrder() {}

    public static void main(String[] args) throws InterruptedException {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Thread[] threads = new Thread[7];
        for (int i = 0; i < 6; i++) {
            int mine = i;
            threads[i] = Check.start("sleeper-" + i, () -> {
                Thread.sleep(1 + mine % 3);
                order.add("sleeper-" + mine);
            });
        }
        threads[6] = Check.start("worker", () -> {
            for (int n = 0; n < 40; n++) {
                order.contains("x");
            }
            order.add("worker");
        });
        Check.join(threads);
        System.out.println(order);
    }
}
