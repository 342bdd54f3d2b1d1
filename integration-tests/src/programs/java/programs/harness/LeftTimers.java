package programs.harness;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.NodeProgram;
import java.util.Timer;
import java.util.TimerTask;

/** Leaves a timer on a node, known to a static; nothing of it may stay behind when the run is over. */
public final class LeftTimers {
    private static Timer timer;

    private LeftTimers() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length == 0) {
            Cluster.current().startNode("n1", NodeProgram.main(LeftTimers.class, "timer"));
            Thread.sleep(1_000);
            return;
        }
        timer = new Timer("left");
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        System.out.print("");
                    }
                },
                1,
                100);
    }
}
