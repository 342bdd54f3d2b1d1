package dev.lockstep.controller;

import dev.lockstep.hooks.Controller;
import dev.lockstep.strategy.SplitMix;
import dev.lockstep.task.ThreadFields;

/**
 * The half of the controller that answers what a program reads of its surroundings: clocks, random bits, ids
 * and the JDK's per-JVM statics.
 */
abstract class SurroundingsController extends Controller {
    private static final int COUNTERS = 4;
    private static final long SALT_SALT = 0x5A17;
    private static final long RANDOM_SALT = 0x2545F4914F6CDD1DL;
    private Scheduler scheduler;
    private VirtualClock clock;
    private final RandomStreams random = new RandomStreams();
    private final PerRunStatics statics = new PerRunStatics(random);
    private long seed;
    private long nextThreadId;
    private int[] counters;

    /** Sets the scheduler whose time and current task count; once, before the first run. */
    final void attach(Scheduler runScheduler) {
        scheduler = runScheduler;
        clock = new VirtualClock(runScheduler);
    }

    /** Starts a run anew. */
    final void beginSurroundings(long runSeed) {
        seed = runSeed;
        nextThreadId = RootThread.FIRST_ID;
        counters = new int[COUNTERS];
        random.begin(seed);
        statics.begin();
    }

    final VirtualClock clock() {
        return clock;
    }

    final Scheduler scheduler() {
        return scheduler;
    }

    final long seed() {
        return seed;
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    public long epochNanos() {
        return clock.epochNanos();
    }

    @Override
    public long randomBits() {
        boolean atomic = scheduler.current().atomicDepth > 0;
        long bits = random.next(atomic);
        if (!atomic) {
            scheduler.observe(bits);
        }
        return bits;
    }

    @Override
    public long collectionSalt() {
        return SplitMix.mix(seed ^ SALT_SALT) >>> Integer.SIZE;
    }

    @Override
    public void seedThreadLocalRandom() {
        Thread thread = scheduler.current().thread;
        long bits = SplitMix.mix(seed ^ ThreadFields.id(thread) * RANDOM_SALT);
        ThreadFields.seedThreadLocalRandom(thread, bits, (int) (bits >>> Integer.SIZE) | 1);
    }

    @Override
    public long nextThreadId() {
        return ++nextThreadId;
    }

    @Override
    public int nextNumber(int counter) {
        return counters[counter]++;
    }

    @Override
    public Object perRun(int row, Object original) {
        return statics.get(row);
    }
}
