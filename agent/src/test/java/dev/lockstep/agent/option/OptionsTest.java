package dev.lockstep.agent.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.controller.Settings;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static Options given(String... pairs) {
        Properties properties = new Properties();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            properties.setProperty("lockstep." + pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new Options(null, properties);
    }

    @Test
    void nothingGivenMeansDefaults() {
        Properties others = new Properties();
        others.setProperty("java.home", "/x");
        others.setProperty("lockstepper", "1");
        Options options = new Options("", others);
        Settings defaults = new Settings();
        assertEquals(defaults.seed, options.settings.seed);
        assertEquals(1, options.settings.iterations);
        assertFalse(options.settings.keepGoing);
        assertEquals("random", options.settings.strategy);
        assertEquals("sync", options.settings.points);
        assertEquals(Settings.DEFAULT_MAX_STEPS, options.settings.maxSteps);
        assertEquals(Settings.DEFAULT_MAX_VIRTUAL_NANOS, options.settings.maxVirtualNanos);
        assertEquals(Settings.DEFAULT_MAX_STALL_NANOS, options.settings.maxStallNanos);
        assertEquals(Settings.DEFAULT_WATCHDOG_SECONDS, options.settings.watchdogSeconds);
        assertEquals("lockstep-out", options.settings.out);
        assertNull(options.settings.replay);
        assertEquals("auto", options.settings.failOnExit);
        assertEquals(List.of(), options.include);
        assertEquals(List.of(), options.exclude);
        assertEquals("auto", options.main);
        assertEquals("auto", options.statics);
        assertEquals("auto", options.cache);
        assertEquals(Map.of(), options.given());
    }

    @Test
    void everyOptionArrives() {
        Options options = given(
                "seed=-7",
                "iterations=12",
                "keepGoing=true",
                "strategy=pct:5",
                "engine=thread",
                "points=memory",
                "include=com.a, org/b,,",
                "exclude=com.a.x",
                "maxSteps=99",
                "maxVirtualTime=2h",
                "maxStall=0s",
                "watchdog=90s",
                "out=/tmp/o",
                "replay=t.trace",
                "main=off",
                "failOnExit=true",
                "statics=fresh",
                "cache=/var/cache/me");
        Settings settings = options.settings;
        assertEquals(-7, settings.seed);
        assertEquals(12, settings.iterations);
        assertTrue(settings.keepGoing);
        assertEquals("pct:5", settings.strategy);
        assertEquals("thread", settings.engine);
        assertEquals("memory", settings.points);
        assertEquals(List.of("com/a", "org/b"), options.include);
        assertEquals(List.of("com/a/x"), options.exclude);
        assertEquals(99, settings.maxSteps);
        assertEquals(2 * 3600 * 1_000_000_000L, settings.maxVirtualNanos);
        assertEquals(0, settings.maxStallNanos);
        assertEquals(90, settings.watchdogSeconds);
        assertEquals("/tmp/o", settings.out);
        assertEquals("t.trace", settings.replay);
        assertEquals("off", options.main);
        assertEquals("true", settings.failOnExit);
        assertEquals("fresh", options.statics);
        assertEquals("/var/cache/me", options.cache);
        assertEquals(18, options.given().size());
    }

    @Test
    void agentArgumentsWin() {
        Properties properties = new Properties();
        properties.setProperty("lockstep.seed", "1");
        properties.setProperty("lockstep.out", "there");
        Options options = new Options("seed=2,strategy=pos", properties);
        assertEquals(2, options.settings.seed);
        assertEquals("there", options.settings.out);
        assertEquals("pos", options.settings.strategy);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-9223372036854775808, -9223372036854775808",
        "9223372036854775807, 9223372036854775807",
        "0x0, 0",
        "0xff, 255",
        "0XFF, 255",
        "0x8000000000000000, -9223372036854775808",
        "0xFFFFFFFFFFFFFFFF, -1"
    })
    void seedsAreDecimalOrHexadecimal(String text, long seed) {
        assertEquals(seed, given("seed=" + text).settings.seed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed=",
                "seed=x",
                "seed=1.5",
                "seed=0x",
                "seed=0xg",
                "seed=0x10000000000000000",
                "seed=9223372036854775808",
                "seed= 1",
                "iterations=0",
                "iterations=-1",
                "iterations=",
                "iterations=1e3",
                "keepGoing=yes",
                "keepGoing=",
                "keepGoing=TRUE",
                "strategy=",
                "strategy=fifo",
                "strategy=pct:0",
                "engine=fiber",
                "engine=",
                "points=all",
                "maxSteps=0",
                "maxSteps=many",
                "maxVirtualTime=",
                "maxStall=-1s",
                "maxVirtualTime=1y",
                "watchdog=soon",
                "watchdog=1.5s",
                "main=yes",
                "failOnExit=1",
                "statics=new"
            })
    void saysInOneLineWhatIsAllowed(String pair) {
        String message = assertThrows(UsageException.class, () -> given(pair)).getMessage();
        assertTrue(message.startsWith("lockstep." + pair + " is not allowed; allowed: "), message);
        assertFalse(message.contains("\n"));
        String inAgent = assertThrows(UsageException.class, () -> new Options(pair, new Properties()))
                .getMessage();
        assertEquals(message, inAgent);
    }

    @Test
    void unknownOptionsAreListedAgainstTheKnown() {
        String message =
                assertThrows(UsageException.class, () -> given("sede=1")).getMessage();
        assertTrue(message.startsWith("unknown option lockstep.sede=1; allowed: seed, iterations, "), message);
        assertFalse(message.contains("\n"));
        assertThrows(UsageException.class, () -> new Options("Seed=1", new Properties()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "seed=1,", "seed=1,,strategy=pos", ",", "seed=1,main"})
    void agentArgumentsAreOptionEqualsValue(String arguments) {
        if (!arguments.equals("seed=1,") && !arguments.equals(",")) { // split drops what is empty at the end
            String message = assertThrows(UsageException.class, () -> new Options(arguments, new Properties()))
                    .getMessage();
            assertTrue(message.endsWith("is not of the form option=value"), message);
        } else {
            assertEquals(new Settings().iterations, new Options(arguments, new Properties()).settings.iterations);
        }
    }

    @Test
    void theCoroutineEngineNeedsContinuations() {
        boolean able = Runtime.version().feature() >= 21;
        assertEquals(able ? "coroutine" : "thread", given().settings.engine);
        assertEquals(able ? "coroutine" : "thread", given("engine=auto").settings.engine);
        if (able) {
            assertEquals("coroutine", given("engine=coroutine").settings.engine);
        } else {
            assertThrows(UsageException.class, () -> given("engine=coroutine"));
        }
    }
}
