package programs.cluster;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.DownReason;
import dev.lockstep.cluster.NodeDown;
import dev.lockstep.cluster.NodeProgram;
import dev.lockstep.cluster.NodeStatus;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;

/** What each node has of its own: statics, pool, handlers, hooks, exit, properties, streams, thread names. */
public final class NodeLives {
    private static int count;

    private NodeLives() {}

    /** The program of the nodes. */
    static void server(String how) throws Exception {
        count++;
        Expect.equal(1, count); // or the statics of another node, or of a former life, would be seen
        Expect.equal("main", Thread.currentThread().getName());
        Expect.equal("Thread-0", new Thread().getName());
        Expect.that(NodeLives.class.getClassLoader() == ClassLoader.getSystemClassLoader(), "system loader");
        ClassLoader own = NodeLives.class.getClassLoader();
        Expect.that(Thread.currentThread().getContextClassLoader() == own, "context loader");
        Expect.equal(how, System.getProperty("how"));
        System.setProperty("how", "changed");
        Expect.equal(how, System.getenv("LIFE"));
        Expect.equal(how, System.getenv().get("LIFE"));
        Expect.that(System.getenv().size() > 1 && System.getenv("NO_SUCH_VARIABLE") == null, "environment");
        Expect.that(Thread.getDefaultUncaughtExceptionHandler() == null, "handler of another node");
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> System.out.println("handled " + thrown));
        System.out.println("pool "
                + ForkJoinPool.commonPool()
                        .submit(() -> Cluster.current().node())
                        .get());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook of " + how)));
        switch (how) {
            case "exit":
                System.exit(3);
                break;
            case "halt":
                Runtime.getRuntime().halt(4);
                break;
            case "throw":
                throw new IllegalStateException("thrown");
            case "end":
                Thread child = new Thread(() -> System.out.println("child ends"));
                child.start();
                break;
            default:
                Thread.sleep(Long.MAX_VALUE);
                break;
        }
    }

    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            server(args[0]);
            return;
        }
        Cluster cluster = Cluster.current();
        BlockingQueue<NodeDown> downs = new LinkedBlockingQueue<>();
        cluster.onNodeDown(downs::add);
        expect(cluster, downs, "exit", DownReason.EXITED, 3);
        expect(cluster, downs, "halt", DownReason.EXITED, 4);
        expect(cluster, downs, "throw", DownReason.ENDED, 0);
        expect(cluster, downs, "end", DownReason.ENDED, 0);
        expect(cluster, downs, "end", DownReason.ENDED, 0); // once more: everything fresh

        NodeProgram waits = NodeProgram.main(NodeLives.class, "wait")
                .withProperty("how", "wait")
                .withEnvironment("LIFE", "wait");
        cluster.startNode("wait", waits);
        Thread.sleep(10);
        String message = Expect.failure(IllegalStateException.class, () -> cluster.startNode("wait", waits));
        Expect.that(message.contains("already runs") && message.contains("stopNode(\"wait\")"), message);
        Expect.equal(143, cluster.shutDownNode("wait")); // its hook runs
        Expect.equal(DownReason.SHUT_DOWN, downs.take().reason());
        Expect.equal(NodeStatus.DOWN, cluster.view().status("wait"));
        cluster.startNode("wait"); // its program again
        Thread.sleep(10);
        cluster.stopNode("wait"); // no hook
        Expect.equal(DownReason.STOPPED, downs.take().reason());
        Expect.equal(137, cluster.view().exitStatus("wait"));
        Expect.equal(0, count);
        Expect.equal(null, System.getProperty("how"));
        Expect.equal(null, System.getenv("LIFE"));
        Expect.that(Thread.getDefaultUncaughtExceptionHandler() == null, "handler of a node");
        System.out.println("end");
    }

    private static void expect(
            Cluster cluster, BlockingQueue<NodeDown> downs, String how, DownReason reason, int status)
            throws Exception {
        if (cluster.list().contains(how)) {
            cluster.startNode(how);
        } else {
            cluster.startNode(
                    how,
                    NodeProgram.main(NodeLives.class, how)
                            .withProperty("how", how)
                            .withEnvironment("LIFE", how));
        }
        NodeDown down = downs.take();
        Expect.equal(how, down.node());
        Expect.equal(reason, down.reason());
        Expect.equal(status, down.exitStatus());
        Expect.equal(status, cluster.view().exitStatus(how));
    }
}
