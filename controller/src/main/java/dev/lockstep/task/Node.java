package dev.lockstep.task;

import dev.lockstep.hooks.NodeFiles;
import java.util.Arrays;
import java.util.Map;

/**
 * One node of a run: a machine's worth of threads that live and die together. The object stays the same when the
 * node is stopped and started again; what belongs to one life of it is in the fields that {@link #begin} clears.
 * Plain fields, as in {@link Task}: only ever used by the holder of the baton.
 */
public final class Node {
    /** Number of the default node, where the program or the test itself lives. */
    public static final int DEFAULT_ID = 0;

    /** Name of the default node. */
    public static final String DEFAULT_NAME = "default";

    private static final int FIRST_CAPACITY = 4;

    /** Number in order of registration, from 0; equal in every run of the same seed. */
    public final int id;

    /** Name, unique in the run. */
    public final String name;

    /** What the node takes for the time; it goes on while the node is down. */
    public final NodeClock clock = new NodeClock();

    /** Where the node is in its life. */
    public NodeState state = NodeState.UP;

    /** How many times it was started, from 1. */
    public int life = 1;

    /** Status of the last exit; 0 if it never exited. */
    public int exitStatus;

    /** The simulated host whose network its tasks use; null until the cluster gives it one. */
    public Object host;

    /** The node's shutdown hooks; owned by the controller. */
    public Object hooks;

    /** Values of JDK statics that each virtual machine has of its own. */
    public Object[] statics;

    /** Values of all statics of some classes of the JDK, by the class's internal name; null until first asked for. */
    public Map<String, Object[]> classStatics;

    /** Streams, properties and the like; null until first asked for. */
    public Object[] own;

    /** Environment variables that the node sees instead of the machine's; null for the machine's. */
    public Map<String, String> environment;

    /** Where its files are; null for where the machine's process has them. */
    public NodeFiles files;

    /** Numbers that the JDK counts in statics. */
    public int[] counters;

    /** Group of the node's first threads; null until one is needed. */
    public ThreadGroup group;

    /** Of the default node: a loader that sees the program's classes. */
    public ClassLoader origin;

    /** What the program takes for the system class loader; null for that of the whole virtual machine. */
    public ClassLoader loader;

    /** Live tasks, daemons included. */
    public int liveTasks;

    /** Live tasks that keep the node's program alive. */
    public int liveNonDaemon;

    /** Whether the node ends with its last non-daemon task, as a virtual machine does. */
    public boolean endsWithProgram;

    /** Virtual nanoseconds at which this life began. */
    public long startedAtNanos;

    private Task[] frozen = new Task[FIRST_CAPACITY];
    private int frozenCount;

    /** Creates a node that is up. */
    public Node(int id, String name) {
        this.id = id;
        this.name = name;
    }

    /** True for the node of the program or test itself. */
    public boolean isDefault() {
        return id == DEFAULT_ID;
    }

    /** True while its tasks must not be scheduled. */
    public boolean isPaused() {
        return state == NodeState.PAUSED;
    }

    /** Begins the next life. */
    public void begin(long nowNanos) {
        life++;
        state = NodeState.UP;
        exitStatus = 0;
        startedAtNanos = nowNanos;
        clear();
    }

    /** Forgets what belonged to the life that ended. */
    public void clear() {
        hooks = null;
        statics = null;
        classStatics = null;
        own = null;
        environment = null;
        files = null;
        counters = null;
        group = null;
        loader = null;
        liveTasks = 0;
        liveNonDaemon = 0;
        endsWithProgram = false;
        Arrays.fill(frozen, 0, frozenCount, null);
        frozenCount = 0;
    }

    /** Keeps a task that is ready to run until {@link #thaw}; a task that is already kept stays where it is. */
    public void freeze(Task task) {
        if (task.frozen) {
            return;
        }
        if (frozenCount == frozen.length) {
            frozen = Arrays.copyOf(frozen, frozenCount * 2);
        }
        task.frozen = true;
        frozen[frozenCount++] = task;
    }

    /** Takes out the tasks that were kept, in the order in which they came. */
    public Task[] thaw() {
        Task[] tasks = Arrays.copyOf(frozen, frozenCount);
        for (int i = 0; i < frozenCount; i++) {
            frozen[i].frozen = false;
            frozen[i] = null;
        }
        frozenCount = 0;
        return tasks;
    }

    @Override
    public String toString() {
        return name;
    }
}
