package dev.lockstep.controller;

/** What a run is asked to be. Immutable but for its builder-style fields, which are set before use. */
public final class Settings {
    /** Default bound on steps of one iteration. */
    public static final long DEFAULT_MAX_STEPS = 20_000_000L;

    /** Default bound on virtual time of one iteration: a year. */
    public static final long DEFAULT_MAX_VIRTUAL_NANOS = 365L * 24 * 3600 * 1_000_000_000L;

    /** Default longest lead by which a deadline may overtake a runnable task: one second. */
    public static final long DEFAULT_MAX_STALL_NANOS = 1_000_000_000L;

    /** Default real seconds without progress after which the watchdog ends the run. */
    public static final int DEFAULT_WATCHDOG_SECONDS = 120;

    /** First seed. */
    public long seed;

    /** Number of iterations. */
    public long iterations = 1;

    /** Goes on after a failure. */
    public boolean keepGoing;

    /** Strategy, as {@code Strategies.parse} takes it. */
    public String strategy = "random";

    /** {@code auto}, {@code coroutine} or {@code thread}. */
    public String engine = "auto";

    /** Whether the thread engine may keep the threads of an exploration on one processor. */
    public boolean oneProcessor = true;

    /** {@code sync} or {@code memory}. */
    public String points = "sync";

    /** Bound on steps. */
    public long maxSteps = DEFAULT_MAX_STEPS;

    /** Bound on virtual time, in nanoseconds. */
    public long maxVirtualNanos = DEFAULT_MAX_VIRTUAL_NANOS;

    /** How far a deadline may overtake runnable tasks, in virtual nanoseconds; 0 never. */
    public long maxStallNanos = DEFAULT_MAX_STALL_NANOS;

    /** Real seconds without progress before the watchdog acts; 0 never. */
    public int watchdogSeconds = DEFAULT_WATCHDOG_SECONDS;

    /** Directory for reports and traces. */
    public String out = "lockstep-out";

    /** Trace file to follow; null for none. */
    public String replay;

    /** Whether {@code wait} and {@code park} may return for no reason. */
    public boolean spuriousWakeups;

    /** {@code auto}: a status other than 0 fails explorations and replays only; {@code true}, {@code false}. */
    public String failOnExit = "auto";

    /** Whether each seed runs twice, to compare the two runs event by event. */
    public boolean check;

    /** Whether the run goes on until all non-daemon tasks end (a program) or the root ends (a test). */
    public boolean program = true;

    /** Whether the application's statics are fresh in each run: its class initialisers then are part of it. */
    public boolean freshStatics = true;

    /** The simulated network. */
    public NetworkSettings network = new NetworkSettings();

    /** A copy to change. */
    public Settings copy() {
        Settings copy = new Settings();
        copy.seed = seed;
        copy.iterations = iterations;
        copy.keepGoing = keepGoing;
        copy.strategy = strategy;
        copy.engine = engine;
        copy.oneProcessor = oneProcessor;
        copy.points = points;
        copy.maxSteps = maxSteps;
        copy.maxVirtualNanos = maxVirtualNanos;
        copy.maxStallNanos = maxStallNanos;
        copy.watchdogSeconds = watchdogSeconds;
        copy.out = out;
        copy.replay = replay;
        copy.spuriousWakeups = spuriousWakeups;
        copy.failOnExit = failOnExit;
        copy.check = check;
        copy.program = program;
        copy.freshStatics = freshStatics;
        copy.network = network;
        return copy;
    }
}
