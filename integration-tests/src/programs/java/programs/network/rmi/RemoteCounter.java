package programs.network.rmi;

import java.rmi.NoSuchObjectException;
import java.rmi.NotBoundException;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;

/** RMI: a registry, an exported object, and clients in threads of their own. */
public final class RemoteCounter {
    private static final int CLIENTS = 3;
    private static final int CALLS = 4;

    /** What clients call. */
    public interface Counter extends Remote {
        int add(int amount) throws RemoteException;
    }

    private static final class Local implements Counter {
        private int total;

        @Override
        public synchronized int add(int amount) throws RemoteException {
            if (amount < 0) {
                throw new RemoteException("negative");
            }
            total += amount;
            return total;
        }
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("java.rmi.server.hostname", "localhost");
        Registry registry = LocateRegistry.createRegistry(0);
        // The stub of a registry on port 0 knows the port it got.
        Local counter = new Local();
        registry.bind("counter", UnicastRemoteObject.exportObject(counter, 0));
        Counter stub = (Counter) registry.lookup("counter");
        Thread[] clients = new Thread[CLIENTS];
        for (int i = 0; i < CLIENTS; i++) {
            clients[i] = new Thread(() -> callOften(stub));
            clients[i].start();
        }
        for (Thread client : clients) {
            client.join();
        }
        System.out.println("total " + stub.add(0));
        try {
            stub.add(-1);
        } catch (RemoteException e) {
            System.out.println("refused: " + e.getMessage());
        }
        registry.unbind("counter");
        try {
            registry.lookup("counter");
        } catch (NotBoundException e) {
            System.out.println("unbound");
        }
        UnicastRemoteObject.unexportObject(counter, true);
        UnicastRemoteObject.unexportObject(registry, true);
        try {
            stub.add(1);
        } catch (NoSuchObjectException | java.rmi.ConnectException e) {
            System.out.println("gone");
        }
    }

    private static void callOften(Counter counter) {
        try {
            for (int i = 1; i <= CALLS; i++) {
                counter.add(i);
            }
        } catch (RemoteException e) {
            System.out.println(e);
        }
    }
}
