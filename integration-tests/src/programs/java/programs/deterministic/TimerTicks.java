package programs.deterministic;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

/** java.util.Timer with one-shot and repeating tasks, cancelled by a task and by main. */
public final class TimerTicks {
    private TimerTicks() {}

    public static void main(String[] args) throws InterruptedException {
        Timer timer = new Timer("ticker");
        CountDownLatch done = new CountDownLatch(2);
        timer.schedule(new Tick("repeat", 3, done), 1, 3);
        timer.scheduleAtFixedRate(new Tick("rate", 4, done), 2, 2);
        timer.schedule(new Tick("once", 1, new CountDownLatch(1)), 5);
        for (int i = 0; i < 3; i++) {
            System.out.println("main " + i);
            Thread.sleep(3);
        }
        done.await();
        timer.cancel();
        System.out.println("purged " + timer.purge());
    }

    private static final class Tick extends TimerTask {
        private final String name;
        private final CountDownLatch done;
        private int left;

        private Tick(String name, int left, CountDownLatch done) {
            this.name = name;
            this.left = left;
            this.done = done;
        }

        @Override
        public void run() {
            System.out.println(name + " " + left);
            if (--left == 0) {
                cancel();
                done.countDown();
            }
        }
    }
}
