package programs.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import programs.check.Check;

/** Three days of waiting, which cost no real time: for controlled runs only. */
public final class SimulatedDays {
    private SimulatedDays() {}

    public static void main(String[] args) throws Exception {
        Instant start = Instant.now();
        Check.equal("the epoch of every run", "2025-01-01", start.toString().substring(0, 10));
        TimeUnit.DAYS.sleep(1);
        CountDownLatch hours = new CountDownLatch(24);
        Timer timer = new Timer(true);
        timer.scheduleAtFixedRate(
                new TimerTask() {
                    @Override
                    public void run() {
                        hours.countDown();
                    }
                },
                TimeUnit.HOURS.toMillis(1),
                TimeUnit.HOURS.toMillis(1));
        hours.await();
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
        CountDownLatch minutes = new CountDownLatch(24 * 60);
        pool.scheduleWithFixedDelay(minutes::countDown, 1, 1, TimeUnit.MINUTES);
        minutes.await();
        pool.shutdownNow();
        Duration passed = Duration.between(start, Instant.now());
        Check.equal("hours", 72L, passed.toHours());
    }
}
