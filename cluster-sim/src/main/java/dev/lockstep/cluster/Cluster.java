package dev.lockstep.cluster;

import dev.lockstep.controller.NodeEnd;
import dev.lockstep.task.Node;
import dev.lockstep.task.NodeState;
import dev.lockstep.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The simulated cluster of the run that the caller is in: nodes that live in one virtual machine as if each were a
 * machine of its own. {@link #current()} gets it; a {@code @LockstepTest} method may also take it as a parameter.
 *
 * <p>The program or test itself lives on the default node, named {@value #DEFAULT_NODE}, which is always there.
 * A thread belongs to the node of the thread that started it, and so does all that it opens.
 *
 * <p>All methods must be called by threads of a controlled run; anywhere else they throw
 * {@link IllegalStateException}. Names of nodes that do not exist, and groups of a partition that are empty or
 * overlap, are an {@link IllegalArgumentException}; asking something of a node that is down is an
 * {@link IllegalStateException}. All times are virtual. Every act is a scheduling point and an event of the trace.
 */
public final class Cluster {
    /** Name of the node on which the program or test itself runs. */
    public static final String DEFAULT_NODE = Node.DEFAULT_NAME;

    private static final Cluster INSTANCE = new Cluster();
    static final int KILLED = 137;
    private static final int TERMINATED = 143;

    private Cluster() {}

    /** The cluster of the run that the caller is in. */
    public static Cluster current() {
        ClusterRun.current();
        return INSTANCE;
    }

    /** For test frameworks, which resolve a test's parameters before the run begins. */
    public static Cluster forParameter() {
        return INSTANCE;
    }

    /**
     * Adds nodes without a program. A node that is there already stays as it is.
     *
     * @param names plain names, or ids of the form {@code name@host:port}
     * @return the plain names, in the same order
     */
    public List<String> startNodes(String... names) {
        ClusterRun run = ClusterRun.current();
        List<String> plain = new ArrayList<>();
        for (String name : names) {
            boolean known = run.members.find(name) != null;
            Member member = run.members.register(name);
            plain.add(member.name());
            if (!known) {
                run.came(member);
            }
        }
        return plain;
    }

    /**
     * Starts a node that is down: fresh threads and statics, the same name, address and disk. Its program, if it has
     * one, runs anew. No effect if it is up.
     */
    public void startNode(String name) {
        ClusterRun run = ClusterRun.current();
        Member member = run.members.get(name);
        run.baton.point(member.node);
        if (member.node.state == NodeState.DOWN) {
            if (member.program != null) {
                member.program.checkDirectory(name);
            }
            member.node.begin(run.baton.nowNanos());
            run.wires.rejoin(member.node);
            run.came(member);
            run.launch(member);
        }
    }

    /**
     * Adds a node and runs a program on it, or starts a node that is down with this program.
     *
     * @throws IllegalStateException if the node is up with a program
     */
    public void startNode(String name, NodeProgram program) {
        ClusterRun run = ClusterRun.current();
        program.checkDirectory(name);
        boolean known = run.members.find(name) != null;
        Member member = run.members.register(name);
        if (member.node.isDefault()) {
            throw new IllegalArgumentException("the default node runs the program or test itself; choose another name");
        }
        if (member.node.state != NodeState.DOWN && member.program != null) {
            throw new IllegalStateException("node '" + name + "' already runs " + member.program
                    + "; stop it first with stopNode(\"" + name + "\")");
        }
        member.program = program;
        if (member.node.state == NodeState.DOWN) {
            startNode(name);
            return;
        }
        run.baton.point(member.node);
        if (!known) {
            run.came(member);
        }
        run.launch(member);
    }

    /** Starts a thread on a node; a daemon, since it ends with its node at the latest. */
    public Thread spawn(String node, Runnable body) {
        ClusterRun run = ClusterRun.current();
        run.baton.point(run.members.alive(node).node);
        return run.spawn(run.members.alive(node), body);
    }

    /**
     * As {@link #spawn}, with the new thread linked to the calling one: if either ends by an exception that nobody
     * catches, or with its node, the other is ended at once, with no {@code finally}.
     */
    public Thread spawnLinked(String node, Runnable body) {
        ClusterRun run = ClusterRun.current();
        run.baton.point(run.members.alive(node).node);
        Thread thread = run.spawn(run.members.alive(node), body);
        Links.link(run.baton, run.baton.task(), run.baton.task(thread));
        return thread;
    }

    /**
     * Runs {@code body} on a thread of a node, waits for it, and returns its value or throws what it throws.
     *
     * @throws NodeDownException if the node goes down before the end
     */
    @SuppressWarnings("unchecked")
    public <T> T run(String node, Callable<T> body) throws Exception {
        ClusterRun run = ClusterRun.current();
        run.baton.point(run.members.alive(node).node);
        Member member = run.members.alive(node);
        Call call = new Call(run.baton, body);
        Thread thread = run.spawn(member, call);
        ClusterRun.watch(run.baton.task(thread), call);
        return (T) call.await(member);
    }

    /** As {@link #run(String, Callable)}, for something without a value. */
    public void run(String node, Action body) throws Exception {
        run(node, new Callable<Void>() {
            @Override
            public Void call() throws Exception {
                body.run();
                return null;
            }
        });
    }

    /** Name of the node that the calling thread belongs to. */
    public String node() {
        return ClusterRun.current().here().name();
    }

    /** Name of the node that a thread of this run belongs, or belonged, to. */
    public String node(Thread thread) {
        Task task = ClusterRun.current().baton.task(thread);
        if (task == null) {
            throw new IllegalArgumentException("thread '" + thread.getName()
                    + "' has not been started in this run, or has ended long ago; start it first");
        }
        return task.node.name;
    }

    /** Names of all nodes, the default one first. */
    public List<String> list() {
        List<String> names = new ArrayList<>();
        for (Member member : ClusterRun.current().members.all()) {
            names.add(member.name());
        }
        return names;
    }

    /** Names of the nodes that are not down, without the default one. */
    public List<String> listUp() {
        List<String> names = new ArrayList<>();
        for (Member member : ClusterRun.current().members.all()) {
            if (!member.node.isDefault() && member.node.state != NodeState.DOWN) {
                names.add(member.name());
            }
        }
        return names;
    }

    /** As {@link #stopNode(String, StopMode)} with {@link StopMode#RESET}. */
    public void stopNode(String node) {
        stopNode(node, StopMode.RESET);
    }

    /**
     * Stops a node at once, as {@code kill -9} or a power cut would: all its threads are gone with no
     * {@code finally}, no hook and no exception; its locks are free, its timers and ports are gone. Does not return
     * if the caller is on it.
     */
    public void stopNode(String node, StopMode mode) {
        ClusterRun run = ClusterRun.current();
        run.baton.point(run.members.foreign(node, "stopped").node);
        Member member = run.members.foreign(node, "stopped");
        run.stopMode = mode;
        run.baton.nodes().kill(member.node, NodeEnd.STOPPED, KILLED);
    }

    /**
     * Asks a node to end, as {@code kill} does: its shutdown hooks run, then it is down. Waits for that.
     *
     * @return its exit status, as a shell would see it
     */
    public int shutDownNode(String node) {
        ClusterRun run = ClusterRun.current();
        run.baton.point(run.members.foreign(node, "shut down").node);
        Member member = run.members.foreign(node, "shut down");
        if (member.node.isPaused()) {
            throw new IllegalStateException("node '" + node + "' is paused and cannot run its hooks; resume it first");
        }
        int life = member.node.life;
        run.signal(member, TERMINATED);
        while (member.node.life == life && member.node.state != NodeState.DOWN) {
            run.awaitChange();
        }
        return member.node.exitStatus;
    }

    /** Stops a node at once and starts it again. */
    public void restartNode(String node) {
        stopNode(node);
        startNode(node);
    }

    /** Freezes a node, as a very long garbage collection would: its threads stand still, its timers go on. */
    public void pauseNode(String node) {
        ClusterRun run = ClusterRun.current();
        run.members.foreign(node, "paused");
        run.acts.pause(node);
    }

    /** Lets a paused node go on; timers that expired meanwhile fire at once. No effect if it is not paused. */
    public void resumeNode(String node) {
        ClusterRun run = ClusterRun.current();
        run.members.alive(node);
        run.acts.resume(node);
    }

    /**
     * Has {@code callback} called once when a node goes down, or has been out of reach for the tick time. Callbacks
     * run on a thread of the calling node. Each registration counts: two give two calls.
     */
    public Subscription monitorNode(String node, Consumer<? super NodeDown> callback) {
        ClusterRun run = ClusterRun.current();
        return run.watches.add(Watch.Kind.NODE, run.here(), run.members.alive(node), null, callback);
    }

    /** As the other, with the event put into a queue. */
    public Subscription monitorNode(String node, Queue<? super NodeDown> queue) {
        return monitorNode(node, new Courier.Queueing<NodeDown>(queue));
    }

    /** Has {@code callback} called once when a thread is gone, or its node out of reach for the tick time. */
    public Subscription monitor(Thread thread, Consumer<? super ThreadDown> callback) {
        ClusterRun run = ClusterRun.current();
        Task task = run.baton.task(thread);
        if (task == null || task.isTerminated()) {
            throw new IllegalArgumentException("thread '" + thread.getName() + "' is not alive in this run");
        }
        Watch watch = run.watches.add(Watch.Kind.THREAD, run.here(), run.members.of(task.node), thread, callback);
        ClusterRun.watch(task, ThreadWatched.INSTANCE);
        return watch;
    }

    /** As the other, with the event put into a queue. */
    public Subscription monitor(Thread thread, Queue<? super ThreadDown> queue) {
        return monitor(thread, new Courier.Queueing<ThreadDown>(queue));
    }

    /** Has {@code callback} called for each other node that comes up, or into reach again. */
    public Subscription onNodeUp(Consumer<? super NodeInfo> callback) {
        ClusterRun run = ClusterRun.current();
        return run.watches.add(Watch.Kind.UP, run.here(), null, null, callback);
    }

    /** Has {@code callback} called for each other node that goes down, or has been out of reach for the tick time. */
    public Subscription onNodeDown(Consumer<? super NodeDown> callback) {
        ClusterRun run = ClusterRun.current();
        return run.watches.add(Watch.Kind.DOWN, run.here(), null, null, callback);
    }

    /** Has {@code callback} called for each change of any node's status. */
    public Subscription onStatusChange(Consumer<? super StatusChange> callback) {
        ClusterRun run = ClusterRun.current();
        return run.watches.add(Watch.Kind.STATUS, run.here(), null, null, callback);
    }

    /** As {@link #partition(Collection, Collection, PartitionMode)} with {@link PartitionMode#DROP}. */
    public void partition(Collection<String> left, Collection<String> right) {
        partition(left, right, PartitionMode.DROP);
    }

    /** Parts two groups of nodes, in both directions, until {@link #heal()}. Partitions add up. */
    public void partition(Collection<String> left, Collection<String> right, PartitionMode mode) {
        ClusterRun.current().part(left, right, mode, false);
    }

    /** Loses or defers only what {@code from} sends to {@code to}; the way back stays open. */
    public void partitionOneWay(Collection<String> from, Collection<String> to, PartitionMode mode) {
        ClusterRun.current().part(from, to, mode, true);
    }

    /** Ends all partitions. What was deferred arrives, in the order in which it was sent, before this returns. */
    public void heal() {
        ClusterRun run = ClusterRun.current();
        run.baton.point(null);
        run.faults.record("heal", "");
        run.partitions.heal();
    }

    /** How long after a partition monitors across it fire and connections across it break; 15 s by default. */
    public Duration tickTime() {
        return Duration.ofNanos(ClusterRun.current().partitions.tickNanos());
    }

    /** Sets {@link #tickTime()} for partitions from now on. */
    public void setTickTime(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("tick time " + time + " is negative; allowed: zero and more");
        }
        ClusterRun.current().partitions.setTickNanos(time.toNanos());
    }

    /** Registers a check that must hold throughout the run; its methods say how often it is made. */
    public Invariant invariant(String name, Action check) {
        return ClusterRun.current().invariants.add(name, check);
    }

    /**
     * Waits until {@code check} passes, as convergence after a heal: it is made every 10 ms of virtual time.
     *
     * @throws AssertionError with what it last threw, if it does not pass within {@code time}
     */
    public void eventually(Duration time, Action check) throws InterruptedException {
        ClusterRun.current().eventually(time.toNanos(), check);
    }

    /** The wall clock of a node against true time: skew, drift and jumps. */
    public ClockFaults clock(String node) {
        ClusterRun run = ClusterRun.current();
        return new ClockFaults(run, run.members.get(node));
    }

    /** One direction of the network between two nodes: latency, loss, duplication, bandwidth, clogs, resets. */
    public LinkFaults link(String from, String to) {
        ClusterRun run = ClusterRun.current();
        return new LinkFaults(run, run.members.get(from), run.members.get(to));
    }

    /** The name service: changes of DNS. */
    public NameFaults names() {
        return new NameFaults(ClusterRun.current());
    }

    /** Faults drawn from the seed, for the nodes that are up now. */
    public Nemesis nemesis() {
        return new Nemesis(this, ClusterRun.current().baton);
    }

    /** Looking at nodes: ids, status, exit status, reach. */
    public ClusterView view() {
        return new ClusterView(ClusterRun.current());
    }
}
