package dev.lockstep.controller;

import dev.lockstep.hooks.Controller;
import dev.lockstep.hooks.NodeFiles;
import dev.lockstep.hooks.NodeRows;
import dev.lockstep.hooks.RuntimeHooks;
import dev.lockstep.hooks.TlsHooks;
import dev.lockstep.strategy.SplitMix;
import dev.lockstep.task.Node;
import dev.lockstep.task.ThreadFields;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

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
    private final RunProperties properties = new RunProperties();
    private long seed;
    private long nextThreadId;

    /** Sets the scheduler whose time and current task count; once, before the first run. */
    final void attach(Scheduler runScheduler) {
        scheduler = runScheduler;
        clock = new VirtualClock(runScheduler);
        TlsHooks.row = PerRunStatics.DEFAULT_TLS;
    }

    /** Starts a run anew. */
    final void beginSurroundings(long runSeed) {
        RuntimeHooks.runBegins();
        seed = runSeed;
        nextThreadId = RootThread.FIRST_ID;
        random.begin(seed);
        properties.restore();
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
        return clock.nanoTime(scheduler.current().node);
    }

    @Override
    public long epochNanos() {
        return clock.epochNanos(scheduler.current().node);
    }

    @Override
    public long randomBits() {
        boolean atomic = scheduler.current().atomicDepth > 0;
        long bits = random.next(atomic);
        if (!atomic) {
            scheduler.recorder().draw(bits, scheduler.current().id);
        }
        return bits;
    }

    @Override
    public long collectionSalt() {
        Node node = scheduler.current().node;
        return SplitMix.mix(seed ^ SALT_SALT + node.id) >>> Integer.SIZE;
    }

    @Override
    public void seedThreadLocalRandom() {
        long bits = threadSeed();
        ThreadFields.seedThreadLocalRandom(scheduler.current().thread, bits, (int) (bits >>> Integer.SIZE) | 1);
    }

    /** Depends on the thread alone: the JDK may ask at moments that differ between first and later runs. */
    private long threadSeed() {
        return SplitMix.mix(seed ^ ThreadFields.id(scheduler.current().thread) * RANDOM_SALT);
    }

    @Override
    public long nextThreadId() {
        return ++nextThreadId;
    }

    @Override
    public void disown(Thread thread) {
        if (ThreadFields.id(thread) == nextThreadId) {
            nextThreadId--;
        }
    }

    @Override
    public int nextNumber(int counter) {
        Node node = scheduler.current().node;
        if (node.counters == null) {
            node.counters = new int[COUNTERS];
        }
        return node.counters[counter]++;
    }

    @Override
    public Object perRun(int row, Object original) {
        Node node = scheduler.current().node;
        if (row >= NodeRows.FIRST) {
            return NodeStatics.get(node, row, row == NodeRows.PROPERTIES ? properties.current() : original);
        }
        if (row == PerRunStatics.SECONDARY_SEED) {
            return new AtomicLong(~threadSeed());
        }
        if (row == PerRunStatics.LOG_MANAGER) {
            enterAtomic(); // the JDK has an initialiser make it
            try {
                return statics.get(node, row, original);
            } finally {
                leaveAtomic();
            }
        }
        return statics.get(node, row, original);
    }

    @Override
    public void setPerRun(int row, Object value) {
        Node node = scheduler.current().node;
        if (row == NodeRows.PROPERTIES && node.isDefault()) {
            properties.set((Properties) value);
        } else if (row >= NodeRows.FIRST) {
            NodeStatics.set(node, row, value);
        } else {
            statics.set(node, row, value);
        }
    }

    @Override
    public Map<String, Object[]> classStatics() {
        Node node = scheduler.current().node;
        if (node.classStatics == null) {
            node.classStatics = new HashMap<>();
        }
        return node.classStatics;
    }

    @Override
    public Map<String, String> environment() {
        return scheduler.current().node.environment;
    }

    @Override
    public NodeFiles files() {
        return scheduler.current().node.files;
    }

    @Override
    public boolean onNode() {
        return !scheduler.current().node.isDefault();
    }

    @Override
    public ClassLoader systemLoader() {
        return scheduler.current().node.loader;
    }
}
