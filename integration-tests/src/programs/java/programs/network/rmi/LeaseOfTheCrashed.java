package programs.network.rmi;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.NodeProgram;
import java.io.Serializable;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;
import java.rmi.server.Unreferenced;
import java.time.Duration;

/**
 * RMI between nodes that all have a registry on one port: calls both ways, a call back, a restart that loses the
 * exports, and the lease of a crashed client, which its server takes back after its time.
 */
public final class LeaseOfTheCrashed {
    private static final Duration LEASE = Duration.ofMinutes(10);

    /** What every node has in its registry. */
    public interface Greeter extends Remote {
        String greet(String name) throws RemoteException;

        String relay(Greeter other, String name) throws RemoteException;

        Ticket ticket() throws RemoteException;

        int returned() throws RemoteException;

        void hold(Greeter other) throws RemoteException;
    }

    /** What a client may hold, and give back by ending. */
    public interface Ticket extends Remote {
        int number() throws RemoteException;
    }

    /** An argument that is copied. */
    private record Name(String text) implements Serializable {}

    private static final class Local implements Greeter {
        private final Name home;
        private int tickets;
        private int returned;
        private Ticket held;

        Local(String home) {
            this.home = new Name(home);
        }

        @Override
        public String greet(String name) {
            return home.text + " greets " + name;
        }

        @Override
        public String relay(Greeter other, String name) throws RemoteException {
            return other.greet(name + " at " + home.text);
        }

        @Override
        public synchronized Ticket ticket() throws RemoteException {
            Ticket ticket = new OneTicket(this, ++tickets);
            UnicastRemoteObject.exportObject(ticket, 0);
            return ticket;
        }

        @Override
        public void hold(Greeter other) throws RemoteException {
            held = other.ticket();
            held.number();
        }

        @Override
        public synchronized int returned() {
            return returned;
        }

        synchronized void giveBack() {
            returned++;
        }
    }

    private record OneTicket(Local from, int number) implements Ticket, Unreferenced {
        @Override
        public void unreferenced() {
            from.giveBack();
        }
    }

    private LeaseOfTheCrashed() {}

    /** A node's program; argument: its name. */
    public static final class Server {
        private static Local greeter; // the registry alone does not keep it

        private Server() {}

        public static void main(String[] args) throws RemoteException {
            greeter = new Local(args[0]);
            LocateRegistry.createRegistry(Registry.REGISTRY_PORT)
                    .rebind("greeter", UnicastRemoteObject.exportObject(greeter, 0));
        }
    }

    public static void main(String[] args) throws Exception {
        Cluster cluster = Cluster.current();
        for (String node : new String[] {"n1", "n2"}) {
            cluster.startNode(node, NodeProgram.main(Server.class, node));
        }
        Greeter one = find("n1");
        Greeter two = find("n2");
        System.out.println(one.greet("a"));
        System.out.println(two.relay(one, "b"));
        two.hold(one);
        Thread.sleep(LEASE.multipliedBy(3).toMillis());
        System.out.println("while it lives: " + one.returned());
        cluster.stopNode("n2");
        try {
            two.greet("c");
        } catch (RemoteException e) {
            System.out.println("down");
        }
        Thread.sleep(LEASE.multipliedBy(2).toMillis());
        System.out.println("after its lease: " + one.returned());
        cluster.startNode("n2", NodeProgram.main(Server.class, "n2"));
        try {
            two.greet("d");
        } catch (RemoteException e) {
            System.out.println("exports are lost");
        }
        System.out.println(find("n2").greet("e"));
    }

    private static Greeter find(String node) throws Exception {
        for (int attempt = 0; ; attempt++) {
            try {
                return (Greeter) LocateRegistry.getRegistry(node).lookup("greeter");
            } catch (java.rmi.NotBoundException | RemoteException e) {
                if (attempt == 100) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }
}
