package programs.time;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.function.LongSupplier;
import programs.check.Check;

/** Every clock of the JDK reads the same time, forwards, and passes while a thread sleeps. */
public final class Clocks {
    private static final ZoneId ZONE = ZoneId.systemDefault();

    private Clocks() {}

    public static void main(String[] args) throws InterruptedException {
        List<LongSupplier> clocks = clocks();
        long last = System.currentTimeMillis();
        for (int round = 0; round < 3; round++) {
            for (LongSupplier clock : clocks) {
                long now = clock.getAsLong();
                if (now < last) {
                    throw new AssertionError("clock " + clocks.indexOf(clock) + " reads " + now + " after " + last);
                }
                last = now;
            }
            long before = System.nanoTime();
            Thread.sleep(20);
            Check.that("the monotonic clock has passed", System.nanoTime() - before >= 20_000_000);
            Check.that("the wall clock has passed", System.currentTimeMillis() - last >= 19);
            last = System.currentTimeMillis();
        }
        coarse();
        derived();
        uptime();
    }

    private static List<LongSupplier> clocks() {
        List<LongSupplier> clocks = new ArrayList<>();
        clocks.add(System::currentTimeMillis);
        clocks.add(() -> Instant.now().toEpochMilli());
        clocks.add(() -> Instant.now(Clock.systemUTC()).toEpochMilli());
        clocks.add(Clock.systemUTC()::millis);
        clocks.add(() -> Clock.systemDefaultZone().instant().toEpochMilli());
        clocks.add(() -> Clock.system(ZoneOffset.ofHours(3)).millis());
        clocks.add(() -> LocalDateTime.now().atZone(ZONE).toInstant().toEpochMilli());
        clocks.add(() ->
                LocalDateTime.now(ZoneOffset.UTC).toInstant(ZoneOffset.UTC).toEpochMilli());
        clocks.add(() -> ZonedDateTime.now().toInstant().toEpochMilli());
        clocks.add(() -> OffsetDateTime.now().toInstant().toEpochMilli());
        clocks.add(() ->
                LocalDate.now().atTime(LocalTime.now()).atZone(ZONE).toInstant().toEpochMilli());
        clocks.add(() -> new Date().getTime());
        clocks.add(() -> Calendar.getInstance().getTimeInMillis());
        clocks.add(() -> new GregorianCalendar().getTime().getTime());
        return clocks;
    }

    private static void coarse() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Instant now = Instant.now();
        Check.that("today", !today.isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC)));
        Check.that("this year", Year.now().getValue() >= today.getYear() - 1);
        Check.that("this month", !YearMonth.now(ZoneOffset.UTC).isBefore(YearMonth.from(today)));
        long seconds = Clock.tickSeconds(ZoneOffset.UTC).millis();
        Check.that("ticking clock", seconds % 1000 == 0 && seconds <= System.currentTimeMillis());
    }

    private static void derived() {
        Clock fixed = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Check.equal("a fixed clock stands", Instant.EPOCH, Instant.now(fixed));
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        Check.that("a clock ahead", ahead.millis() - System.currentTimeMillis() > 3_000_000);
        Duration since = Duration.between(Instant.EPOCH, Instant.now());
        Check.that("since 1970", since.toDays() > 18_000);
    }

    private static void uptime() throws InterruptedException {
        long start = ManagementFactory.getRuntimeMXBean().getUptime();
        Thread.sleep(10);
        Check.that("uptime passes", ManagementFactory.getRuntimeMXBean().getUptime() - start >= 9);
        long begun = ManagementFactory.getRuntimeMXBean().getStartTime();
        Check.that("started before now", begun <= System.currentTimeMillis());
    }
}
