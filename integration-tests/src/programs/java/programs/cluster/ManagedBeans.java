package programs.cluster;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.NodeProgram;
import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** Nodes, runs and lives of a node register the same bean in the platform's server: each has a server of its own. */
public final class ManagedBeans {
    private static final String NAME = "programs:type=Server";

    private ManagedBeans() {}

    /** What is managed. */
    public interface Server {
        /** Name of the node. */
        String getNode();
    }

    private static void register() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName(NAME);
        String node = Cluster.current().node();
        server.registerMBean(new StandardMBean(() -> node, Server.class), name);
        Expect.equal(node, server.getAttribute(name, "Node"));
        Expect.failure(
                InstanceAlreadyExistsException.class,
                () -> server.registerMBean(new StandardMBean(() -> node, Server.class), name));
        ObjectName runtime = new ObjectName(ManagementFactory.RUNTIME_MXBEAN_NAME);
        Expect.equal(ManagementFactory.getRuntimeMXBean().getName(), server.getAttribute(runtime, "Name"));
        Expect.that(ManagementFactory.getPlatformMBeanServer() == server, "another server");
        Expect.that(MBeanServerFactory.findMBeanServer(null).contains(server), "not listed");
        Expect.equal(1, MBeanServerFactory.findMBeanServer(null).size());
    }

    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            register();
            Thread.sleep(Long.MAX_VALUE);
        }
        register();
        Cluster cluster = Cluster.current();
        for (String node : new String[] {"n1", "n2", "n3"}) {
            cluster.startNode(node, NodeProgram.main(ManagedBeans.class, "register"));
        }
        Thread.sleep(1_000);
        cluster.restartNode("n2");
        Thread.sleep(1_000);
        Expect.equal(3, cluster.listUp().size());
        System.out.println("registered on all");
    }
}
