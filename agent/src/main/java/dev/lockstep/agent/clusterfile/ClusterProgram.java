package dev.lockstep.agent.clusterfile;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.NodeProgram;
import dev.lockstep.cluster.NodeStatus;
import dev.lockstep.controller.Program;
import dev.lockstep.hooks.ThreadHooks;
import dev.lockstep.hooks.TimeHooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

/**
 * The program of a run that plays a {@link ClusterFile}: nodes, client, faults, the check of the end state. Classes of
 * the agent are not rewritten, so it sleeps and reads clocks through the hooks.
 */
public final class ClusterProgram implements Program, Runnable {
    private static final String CLIENT = "client";
    private static final String CHECK = "check";
    private static final long POLL_MILLIS = 10;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private final ClusterFile file;

    /** Creates the program. */
    public ClusterProgram(ClusterFile file) {
        this.file = file;
    }

    @Override
    public Runnable prepare() {
        return this;
    }

    @Override
    public ClassLoader contextLoader() {
        return ClassLoader.getSystemClassLoader();
    }

    @Override
    public void run() {
        try {
            play(Cluster.current());
        } catch (InterruptedException e) {
            throw new IllegalStateException("the cluster's driver was interrupted", e);
        }
    }

    private void play(Cluster cluster) throws InterruptedException {
        if (file.tickNanos >= 0) {
            cluster.setTickTime(Duration.ofNanos(file.tickNanos));
        }
        long start = TimeHooks.nanoTime();
        for (Map.Entry<String, NodeProgram> node : file.nodes.entrySet()) {
            cluster.startNodes(node.getKey());
        }
        for (Map.Entry<String, NodeProgram> node : file.nodes.entrySet()) {
            if (node.getValue() != null) {
                cluster.startNode(node.getKey(), node.getValue());
            }
        }
        if (file.client != null) {
            cluster.startNode(CLIENT, file.client);
        }
        for (FaultStep step : file.faults) {
            if (!sleepUntil(cluster, start + step.atNanos)) {
                break;
            }
            step.apply(cluster);
        }
        if (file.nemesis != null && !isOver(cluster, start)) {
            file.nemesis.run(cluster, new ArrayList<>(file.nodes.keySet()));
        }
        sleepUntil(cluster, file.runNanos < 0 ? Long.MAX_VALUE : start + file.runNanos);
        judge(cluster, CLIENT);
        if (file.check != null) {
            cluster.startNode(CHECK, file.check);
            while (cluster.view().status(CHECK) != NodeStatus.DOWN) {
                ThreadHooks.sleep(POLL_MILLIS);
            }
            judge(cluster, CHECK);
        }
    }

    /** False if the run is over before. */
    private boolean sleepUntil(Cluster cluster, long nanos) throws InterruptedException {
        long end = TimeHooks.nanoTime();
        while (end < nanos) {
            if (isClientDown(cluster) && file.runNanos < 0) {
                return false;
            }
            judge(cluster, CLIENT);
            ThreadHooks.sleep(Math.min(POLL_MILLIS, (nanos - end) / NANOS_PER_MILLI + 1));
            end = TimeHooks.nanoTime();
        }
        return true;
    }

    private boolean isOver(Cluster cluster, long start) {
        return file.runNanos < 0 ? isClientDown(cluster) : TimeHooks.nanoTime() >= start + file.runNanos;
    }

    private boolean isClientDown(Cluster cluster) {
        return file.client != null && cluster.view().status(CLIENT) == NodeStatus.DOWN;
    }

    private static void judge(Cluster cluster, String program) {
        if (cluster.list().contains(program) && cluster.view().status(program) == NodeStatus.DOWN) {
            int status = cluster.view().exitStatus(program);
            if (status != 0) {
                throw new AssertionError("the " + program + " exited with status " + status);
            }
        }
    }
}
