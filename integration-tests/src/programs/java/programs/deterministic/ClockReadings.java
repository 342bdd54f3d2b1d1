package programs.deterministic;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;

/** Prints every way to read the time, before and after short sleeps in two threads. */
public final class ClockReadings {
    private ClockReadings() {}

    public static void main(String[] args) throws InterruptedException {
        Thread other = new Thread(() -> {
            try {
                read("other");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        other.start();
        read("main");
        other.join();
    }

    private static void read(String who) throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.out.println(who + " nanoTime " + System.nanoTime());
            System.out.println(who + " millis " + System.currentTimeMillis());
            System.out.println(who + " instant " + Instant.now());
            System.out.println(who + " local " + LocalDateTime.now(ZoneOffset.UTC));
            System.out.println(who + " zoned " + ZonedDateTime.now(ZoneOffset.UTC));
            System.out.println(who + " clock " + Clock.systemUTC().millis());
            System.out.println(who + " date " + new Date().getTime());
            System.out.println(who + " calendar "
                    + Calendar.getInstance(TimeZone.getTimeZone("UTC")).getTimeInMillis());
            Thread.sleep(7);
        }
    }
}
