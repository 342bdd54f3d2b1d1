package dev.lockstep.cluster;

import dev.lockstep.controller.Baton;
import dev.lockstep.controller.NodeEnd;
import dev.lockstep.controller.NodeListener;
import dev.lockstep.controller.Nodes;
import dev.lockstep.engine.TaskKilled;
import dev.lockstep.task.Node;
import dev.lockstep.task.Task;
import dev.lockstep.task.ThreadFields;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The cluster of one run: its nodes, partitions and registrations. Made when the run first asks for it. */
final class ClusterRun implements NodeListener {
    private static final long POLL_NANOS = 10_000_000L;
    final Baton baton;
    final Wires wires;
    final Members members;
    final Watches watches = new Watches();
    final Partitions partitions;
    final FaultLog faults;
    final Invariants invariants;
    final NodeActs acts = new NodeActs(this);

    private final Set<Task> waiting = new LinkedHashSet<>();

    /** What peers notice of the node that is being stopped. */
    StopMode stopMode = StopMode.RESET;

    private ClusterRun(Baton baton) {
        this.baton = baton;
        wires = new Wires();
        members = new Members(baton, wires);
        partitions = new Partitions(baton, watches, members, wires);
        invariants = new Invariants(baton);
        faults = new FaultLog(baton, invariants);
    }

    /**
     * That of the run which the caller is in.
     *
     * @throws IllegalStateException if the caller is in none; the message says how to get into one
     */
    static ClusterRun current() {
        Baton baton = Baton.held();
        if (baton == null) {
            throw new IllegalStateException("a cluster exists only in a controlled run, on its threads: start the JVM "
                    + "with -javaagent:lockstep-agent.jar, or annotate the test with @LockstepTest");
        }
        Nodes nodes = baton.nodes();
        if (nodes.cluster == null) {
            ClusterRun run = new ClusterRun(baton);
            nodes.cluster = run;
            nodes.listen(run);
        }
        return (ClusterRun) nodes.cluster;
    }

    /** The node that the caller is on. */
    Member here() {
        return members.of(baton.task().node);
    }

    /** Starts a thread on a node that is up. */
    Thread spawn(Member member, Runnable body) {
        if (body == null) {
            throw new IllegalArgumentException("there is nothing to run on node '" + member + "': the body is null");
        }
        Thread thread = new Thread(member.group(), body, member.nextThreadName());
        thread.setDaemon(true);
        baton.nodes().start(thread, member.node);
        return thread;
    }

    /** Runs the program of a node that was just started, if it has one. */
    void launch(Member member) {
        if (member.program == null) {
            return;
        }
        Thread main = new Thread(
                member.group(), new ProgramStart(member, baton.nodes().get(Node.DEFAULT_ID).origin), "main");
        main.setDaemon(false);
        member.node.endsWithProgram = true;
        member.node.files = member.program.files();
        baton.nodes().start(main, member.node);
    }

    /** Has a node's hooks run and the node end, as a signal would. */
    void signal(Member member, int status) {
        Thread handler = new Thread(
                member.group(),
                new Runnable() {
                    @Override
                    public void run() {
                        baton.nodes().shutDown(status);
                    }
                },
                "SIGTERM handler");
        handler.setDaemon(true);
        baton.nodes().start(handler, member.node);
    }

    /** Waits until some node changes its status; may return earlier. */
    void awaitChange() {
        waiting.add(baton.task());
        try {
            baton.await();
        } finally {
            waiting.remove(baton.task());
        }
    }

    void eventually(long nanos, Action check) throws InterruptedException {
        long deadline = baton.nowNanos() + nanos;
        while (true) {
            try {
                check.run();
                return;
            } catch (TaskKilled | InterruptedException e) {
                throw e;
            } catch (Exception | AssertionError e) {
                if (baton.nowNanos() >= deadline) {
                    throw new AssertionError("not within " + Duration.ofNanos(nanos) + ": " + e.getMessage(), e);
                }
            }
            Task task = baton.task();
            baton.await(Math.min(POLL_NANOS, Math.max(1, deadline - baton.nowNanos())));
            if (ThreadFields.clearInterrupt(task.thread)) {
                throw new InterruptedException();
            }
        }
    }

    void part(Collection<String> left, Collection<String> right, PartitionMode mode, boolean oneWay) {
        List<Set<Member>> groups = members.groups(left, right);
        baton.point(null);
        String act = (oneWay ? "cut one way, " : "partition, ") + (mode == PartitionMode.DROP ? "drop: " : "defer: ");
        faults.record(act, groups.get(0) + (oneWay ? " -> " : " | ") + groups.get(1));
        partitions.add(groups.get(0), groups.get(1), mode, oneWay);
    }

    /** A node is new or started again. */
    void came(Member member) {
        faults.record("start ", member.name());
        watches.nodeUp(member, members.info(member, member));
        changed(member);
    }

    @Override
    public void down(Node node, NodeEnd end, int status) {
        Member member = members.of(node);
        wires.leave(node, end == NodeEnd.STOPPED ? stopMode : StopMode.RESET);
        faults.record(end == NodeEnd.STOPPED ? "stop " : "end of ", member.name());
        watches.nodeDown(member, new NodeDown(member.name(), DownReason.valueOf(end.name()), status));
        changed(member);
    }

    @Override
    public void finishing() {
        invariants.finish();
    }

    @Override
    public void stopping(Node node) {
        changed(members.of(node));
    }

    /** Tells whoever wants to know of a node's new status. */
    void changed(Member member) {
        NodeStatus before = member.shown;
        NodeStatus after = member.status();
        if (before != after) {
            member.shown = after;
            watches.status(new StatusChange(member.name(), before, after));
        }
        for (Task task : waiting) {
            baton.wake(task);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public void ended(Task task, Throwable thrown) {
        watches.threadDown(task, thrown);
        List<TaskEnd> ends = (List<TaskEnd>) task.watchers;
        task.watchers = null;
        for (TaskEnd end : ends) {
            end.ended(task, thrown);
        }
    }

    /** Has {@code end} told when the task is gone. */
    @SuppressWarnings("unchecked")
    static void watch(Task task, TaskEnd end) {
        if (task.watchers == null) {
            task.watchers = new java.util.ArrayList<TaskEnd>();
        }
        ((List<TaskEnd>) task.watchers).add(end);
    }
}
