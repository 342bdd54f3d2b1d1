package dev.lockstep.controller;

import dev.lockstep.hooks.PointKind;
import dev.lockstep.hooks.Site;
import dev.lockstep.task.Node;
import dev.lockstep.task.NodeState;
import dev.lockstep.task.Task;
import dev.lockstep.task.TaskState;
import java.util.Arrays;

/**
 * The nodes of a run and how they live: started, paused, killed, ended. The default node is always there. Called by
 * the task that holds the baton, so without locks.
 */
public final class Nodes {
    private static final int FIRST_CAPACITY = 4;
    private final RunController run;
    private Node[] nodes = new Node[FIRST_CAPACITY];
    private int count;
    private Node next;
    private Task[] dead = new Task[FIRST_CAPACITY];
    private int deadCount;
    private NodeListener listener;

    /** The simulated cluster's own state of this run; null until it is asked for. */
    public Object cluster;

    Nodes(RunController run) {
        this.run = run;
    }

    void begin(Thread root) {
        Arrays.fill(nodes, null);
        Arrays.fill(dead, null);
        count = 0;
        deadCount = 0;
        next = null;
        listener = null;
        cluster = null;
        Node first = register(Node.DEFAULT_NAME);
        first.group = root.getThreadGroup();
        first.origin = root.getContextClassLoader();
    }

    /** Sets who hears of nodes that go down in this run. */
    public void listen(NodeListener nodeListener) {
        listener = nodeListener;
    }

    /** Adds a node, which is up; its name must be new. */
    public Node register(String name) {
        if (count == nodes.length) {
            nodes = Arrays.copyOf(nodes, count * 2);
        }
        Node node = new Node(count, name);
        node.startedAtNanos = run.scheduler().nowNanos();
        nodes[count++] = node;
        return node;
    }

    /** The node of that name; null if there is none. */
    public Node find(String name) {
        for (int i = 0; i < count; i++) {
            if (nodes[i].name.equals(name)) {
                return nodes[i];
            }
        }
        return null;
    }

    /** Nodes registered, the default one included. */
    public int size() {
        return count;
    }

    /** The node with number {@code id}. */
    public Node get(int id) {
        return nodes[id];
    }

    /** The node that a task started now would belong to. */
    Node ofNewTask() {
        Task current = run.scheduler().current();
        return next != null ? next : current == null ? nodes[Node.DEFAULT_ID] : current.node;
    }

    /** Starts a thread as a task of {@code node}. */
    public void start(Thread thread, Node node) {
        Node before = next;
        next = node;
        try {
            thread.start();
        } finally {
            next = before;
        }
    }

    /** Freezes all tasks of a node that is up; timers go on. A caller on it returns when it is resumed. */
    public void pause(Node node) {
        node.state = NodeState.PAUSED;
        for (Task task : run.liveTasks()) {
            if (task.node == node && task.isRunnable()) {
                run.scheduler().suspend(task);
                node.freeze(task);
            }
        }
        run.scheduler().recorder().observe(code(node, NodeState.PAUSED.ordinal()));
        leaveIfGone();
    }

    /** Lets a paused node go on. */
    public void resume(Node node) {
        node.state = NodeState.UP;
        for (Task task : node.thaw()) {
            run.scheduler().ready(task);
        }
        run.scheduler().recorder().observe(code(node, NodeState.UP.ordinal()));
    }

    /**
     * Ends all tasks of a node at once: none of them runs another instruction, their monitors are free. Does not
     * return if the caller is one of them.
     */
    public void kill(Node node, NodeEnd reason, int status) {
        kill(node, reason, status, null);
        leaveIfGone();
    }

    private void kill(Node node, NodeEnd reason, int status, Task ending) {
        Task[] live = run.liveTasks();
        run.scheduler().recorder().observe(code(node, NodeState.DOWN.ordinal()));
        node.state = NodeState.DOWN;
        node.exitStatus = status;
        for (Task task : live) {
            if (task.node == node && task != ending) {
                run.markKilled(task);
                bury(task);
            }
        }
        for (Task task : live) {
            if (task.node == node && task != ending) {
                run.forgetKilled(task);
                tellEnd(task, null);
            }
        }
        run.freeLostLocks(live);
        if (listener != null) {
            listener.down(node, reason, status);
        }
        NodeStatics.close(node);
        NodeGroups.drop(node.group);
        node.clear();
    }

    /** Ends one task at once, wherever it is. Does not return if it is the caller. */
    void kill(Task task) {
        Task[] live = run.liveTasks();
        run.scheduler().recorder().observe(code(task.node, NodeState.DOWN.ordinal()) + task.id);
        run.markKilled(task);
        bury(task);
        run.forgetKilled(task);
        run.freeLostLocks(live);
        ended(task, null);
        leaveIfGone();
    }

    /** Hands the baton on if the current task killed or froze itself; within an event the scheduler does that later. */
    void leaveIfGone() {
        Task current = run.scheduler().current();
        if (!run.scheduler().isFiring() && current != null && !current.isRunnable()) {
            run.scheduler().handOn(current);
        }
    }

    /** Keeps what the engine has to clear away when the run is over; a suspended coroutine is just forgotten. */
    private void bury(Task task) {
        boolean keepsStack = task.engineHandle instanceof Thread || task.pinnedCarrier != null;
        if (!keepsStack && task != run.scheduler().current()) {
            task.engineHandle = null;
            return;
        }
        if (deadCount == dead.length) {
            dead = Arrays.copyOf(dead, deadCount * 2);
        }
        dead[deadCount++] = task;
    }

    /** A task ended; its node may end with it. */
    void ended(Task task, Throwable thrown) {
        tellEnd(task, thrown);
        Node node = task.node;
        node.liveTasks--;
        if (task.daemon || --node.liveNonDaemon > 0 || node.isDefault() || !node.endsWithProgram) {
            return;
        }
        if (!hooks(node).startAll()) {
            boolean asked = node.state == NodeState.STOPPING;
            kill(node, asked ? NodeEnd.SHUT_DOWN : NodeEnd.ENDED, node.exitStatus, task);
        }
    }

    /** The program or test ends: last checks, then all nodes are gone. */
    void finish() {
        if (listener == null) {
            return;
        }
        NodeListener hearing = listener;
        hearing.finishing();
        listener = null;
        for (int i = 1; i < count; i++) {
            if (nodes[i].state != NodeState.DOWN) {
                kill(nodes[i], NodeEnd.STOPPED, 0, run.scheduler().current());
            }
        }
    }

    private void tellEnd(Task task, Throwable thrown) {
        if (task.watchers != null && listener != null) {
            listener.ended(task, thrown);
        }
    }

    void started(Task task) {
        task.node.liveTasks++;
        if (!task.daemon) {
            task.node.liveNonDaemon++;
        }
    }

    /** {@code System.exit} on a node other than the default one: hooks run first unless it halts. */
    void exit(Node node, int status, boolean halt, NodeEnd reason) {
        if (!halt) {
            node.state = NodeState.STOPPING;
            if (listener != null) {
                listener.stopping(node);
            }
            hooks(node).runAll();
        }
        kill(node, reason, status);
    }

    /** Runs the hooks of the current task's node and ends it, as a signal that asks a process to end would. */
    public void shutDown(int status) {
        exit(run.scheduler().current().node, status, false, NodeEnd.SHUT_DOWN);
    }

    Shutdown hooks(Node node) {
        if (node.hooks == null) {
            node.hooks = new Shutdown(run.scheduler());
        }
        return (Shutdown) node.hooks;
    }

    /** Moves the wall clock of a node; waits until a time of day are judged anew. */
    public void jumpClock(Node node, long nanos) {
        node.clock.jump(nanos);
        run.scheduler().recorder().observe(nanos);
        for (Task task : run.liveTasks()) {
            if (task.node == node && task.parkedUntil && task.state == TaskState.TIMED_PARKED) {
                run.scheduler().ready(task); // parking may end for no reason; the waiter asks for the time again
            }
        }
    }

    /** Tasks that were killed and whose native stack is still there; the engine unwinds them after the run. */
    Task[] takeDead() {
        Task[] all = Arrays.copyOf(dead, deadCount);
        deadCount = 0;
        return all;
    }

    private static long code(Node node, int what) {
        return (long) Site.pack(node.id, PointKind.NODE, true) << Byte.SIZE | what;
    }
}
