package programs.network.model;

import dev.lockstep.cluster.net.Fabric;
import dev.lockstep.cluster.net.Host;
import dev.lockstep.cluster.net.PacketKind;
import dev.lockstep.cluster.net.Rule;
import dev.lockstep.cluster.net.Verdict;
import dev.lockstep.cluster.stack.Kernel;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** What the model does to connections and datagrams between two hosts; one line a case. */
public final class TwoHosts {
    private static final int PORT = 7000;
    private static Fabric fabric;
    private static Host here;
    private static Host there;
    private static int cases;

    private TwoHosts() {}

    public static void main(String[] arguments) throws Exception {
        fabric = Kernel.get().fabric();
        here = Kernel.get().currentHost();
        there = fabric.addHost("there");
        print("addresses", Arrays.toString(InetAddress.getAllByName("there")));
        names();
        streams();
        datagrams();
        hostsGoDown();
    }

    private static void print(String name, Object outcome) {
        System.out.println(name + ": " + outcome);
    }

    private static void names() throws Exception {
        fabric.names().set("service", here.ipv4(), there.ipv4());
        print("several addresses", InetAddress.getAllByName("service").length);
        fabric.names().set("service", there.ipv4());
        print("cached", InetAddress.getAllByName("service").length);
        Thread.sleep(31_000);
        print("changed", InetAddress.getAllByName("service").length);
    }

    /** A connected pair, the second end on the other host. */
    private static Socket[] pair() throws Exception {
        int port = PORT + cases++;
        ServerSocket server = there(() -> new ServerSocket(port));
        Socket near = new Socket("there", port);
        Socket far = server.accept();
        server.close();
        return new Socket[] {near, far};
    }

    /** Runs code as a task of the other host. */
    private static <T> T there(Callable<T> code) throws Exception {
        Object before = Kernel.get().devices().current().host;
        Kernel.get().devices().current().host = there;
        try {
            return code.call();
        } finally {
            Kernel.get().devices().current().host = before;
        }
    }

    private static String read(Socket socket, int millis) {
        try {
            socket.setSoTimeout(millis);
            return String.valueOf(socket.getInputStream().read());
        } catch (SocketTimeoutException e) {
            return "nothing";
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private static void streams() throws Exception {
        Socket[] ends = pair();
        ends[0].getOutputStream().write(1);
        print("delivered", read(ends[1], 1000));
        fabric.partition(Arrays.asList(here), Arrays.asList(there));
        ends[0].getOutputStream().write(2);
        print("partitioned", read(ends[1], 5000));
        fabric.healAll();
        print("healed", read(ends[1], 120_000));
        fabric.hold(here, there);
        ends[0].getOutputStream().write(3);
        print("held", read(ends[1], 5000) + " " + fabric.held(here, there));
        fabric.release(here, there);
        print("released", read(ends[1], 1000));
        Rule holding = (packet, draws) -> packet.kind == PacketKind.DATA ? Verdict.HOLD : Verdict.PASS;
        fabric.addRule(holding);
        ends[0].getOutputStream().write(5);
        fabric.release(here, there); // the rule has it wait once more
        print("held by a rule", fabric.held(here, there));
        fabric.removeRule(holding);
        fabric.release(here, there);
        print("released", read(ends[1], 1000));
        Rule slow =
                (packet, draws) -> packet.kind == PacketKind.DATA ? Verdict.deliverAfter(3_000_000_000L) : Verdict.PASS;
        fabric.addRule(slow);
        ends[0].getOutputStream().write(4);
        print("slow", read(ends[1], 2_900) + " " + read(ends[1], 200));
        fabric.removeRule(slow);
        lossy(ends);
        fabric.breakConnections(here, there);
        print("broken", read(ends[0], 1000) + ", " + read(ends[1], 1000));
    }

    private static void lossy(Socket[] ends) throws Exception {
        fabric.setSettings(here, there, fabric.settings(here, there).withChances(300_000, 0, 300_000));
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; i < 100; i++) {
                    ends[0].getOutputStream().write(new byte[] {(byte) i, (byte) (i + 1)});
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        ends[1].setSoTimeout(0);
        InputStream in = ends[1].getInputStream();
        boolean inOrder = true;
        for (int i = 0; i < 100; i++) {
            inOrder &= in.read() == i && in.read() == i + 1;
        }
        writer.join();
        print("lossy stream in order", inOrder);
        fabric.setSettings(here, there, fabric.settings(here, there).withChances(0, 0, 0));
    }

    private static void datagrams() throws Exception {
        DatagramSocket receiver = there(() -> new DatagramSocket(PORT));
        DatagramSocket sender = new DatagramSocket();
        receiver.setSoTimeout(1000);
        print("doubled", count(sender, receiver, fabric.settings(here, there).withChances(0, 1_000_000, 0)));
        print("lost", count(sender, receiver, fabric.settings(here, there).withChances(1_000_000, 0, 0)));
        print("plain", count(sender, receiver, fabric.settings(here, there).withChances(0, 0, 0)));
        sender.close();
        receiver.close();
    }

    private static int count(
            DatagramSocket sender, DatagramSocket receiver, dev.lockstep.cluster.net.LinkSettings settings)
            throws IOException {
        fabric.setSettings(here, there, settings);
        for (int i = 0; i < 10; i++) {
            sender.send(new DatagramPacket(new byte[1], 1, there.ipv4(), PORT));
        }
        int count = 0;
        try {
            while (true) {
                receiver.receive(new DatagramPacket(new byte[1], 1));
                count++;
            }
        } catch (SocketTimeoutException e) {
            return count;
        }
    }

    private static void hostsGoDown() throws Exception {
        Socket[] told = pair();
        fabric.takeDown(there, false);
        print("peer died", read(told[0], 1000));
        fabric.bringUp(there);
        Socket[] untold = pair();
        fabric.takeDown(there, true);
        print("power failed", read(untold[0], 60_000));
        print("connect to it", attempt());
        fabric.bringUp(there);
        print("connect again", attempt());
        untold[0].getOutputStream().write(1);
        print("stale peer", read(untold[0], 60_000));
    }

    private static String attempt() {
        try (Socket socket = new Socket(there.ipv4(), PORT)) {
            return socket.toString();
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
