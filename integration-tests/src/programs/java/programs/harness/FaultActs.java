package programs.harness;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.FaultKind;
import dev.lockstep.controller.Exploration;
import dev.lockstep.controller.Program;
import dev.lockstep.controller.Settings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets a nemesis bring each kind of fault over five nodes, one run a kind, and prints {@code kind: seconds act} for
 * each act on the cluster that the report lists. Argument: the engine.
 */
public final class FaultActs {
    private static final String[] NODES = {"n0", "n1", "n2", "n3", "n4"};
    private static final int SECONDS = 12;

    private FaultActs() {}

    public static void main(String[] args) {
        for (FaultKind kind : FaultKind.values()) {
            Settings settings = new Settings();
            settings.engine = args[0];
            settings.out = "lockstep-out";
            new Exploration(settings, new Body(kind), (result, iteration) -> print(kind, result.report), null)
                    .explore();
        }
        System.exit(0);
    }

    private static void print(FaultKind kind, String report) {
        boolean acts = false;
        for (String line : report.split("\n")) {
            if (acts && !line.startsWith("  ")) {
                break;
            }
            if (acts) {
                System.out.println(kind + ": " + line.strip().split(" ", 2)[1]); // without the step
            }
            acts |= line.strip().startsWith("acts on the cluster");
        }
    }

    /** Runs the nemesis, then fails, so that there is a report. */
    private static final class Body implements Program, Runnable {
        private final FaultKind kind;

        Body(FaultKind kind) {
            this.kind = kind;
        }

        @Override
        public Runnable prepare() {
            return this;
        }

        @Override
        public ClassLoader contextLoader() {
            return FaultActs.class.getClassLoader();
        }

        @Override
        public void run() {
            Cluster cluster = Cluster.current();
            cluster.startNodes(NODES);
            for (String node : NODES) {
                cluster.spawn(node, Body::sleepLong);
            }
            cluster.nemesis()
                    .with(kind)
                    .every(Duration.ofSeconds(2), Duration.ofSeconds(3))
                    .lasting(Duration.ofSeconds(1), Duration.ofSeconds(2))
                    .runFor(Duration.ofSeconds(SECONDS));
            throw new AssertionError("done");
        }

        private static void sleepLong() {
            try {
                TimeUnit.DAYS.sleep(1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
