package dev.lockstep.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.lockstep.cluster.Cluster;
import dev.lockstep.controller.RunResult;
import dev.lockstep.controller.Settings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Nodes that send each other a datagram every second for one simulated hour. Run with the agent and
 * {@code -Dlockstep.main=off}; arguments: numbers of nodes, each perhaps with {@code :SECONDS} to simulate.
 */
public final class Heartbeats {
    private static final int PORT = 7000;
    private static final int HOUR = 3_600;
    private static final double BILLION = 1e9;
    private static final double MEGABYTE = 1 << 20;
    private static final int WARM_UP_NODES = 10;
    private static final int WARM_UPS = 3;

    private final int nodes;
    private final int seconds;
    private final AtomicLong received = new AtomicLong();

    private Heartbeats(int nodes, int seconds) {
        this.nodes = nodes;
        this.seconds = seconds;
    }

    /** Prints a table in Markdown. */
    public static void main(String[] arguments) {
        for (int i = 0; i < WARM_UPS; i++) { // or the small cases would measure the compiler
            new Heartbeats(WARM_UP_NODES, HOUR).measure();
        }
        System.out.println(
                "| nodes | simulated, s | real, s | CPU, s | steps | messages | CPU ns a message | heap kept, MB |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (String argument : arguments) {
            String[] parts = argument.split(":");
            int seconds = parts.length > 1 ? Integer.parseInt(parts[1]) : HOUR;
            System.out.println(new Heartbeats(Integer.parseInt(parts[0]), seconds).measure());
        }
    }

    private String measure() {
        Settings settings = FixedProgram.settings();
        System.gc();
        long start = System.nanoTime();
        long cpuBefore = cpuNanos();
        RunResult result = FixedProgram.runOnce(settings, this::beat);
        double cpu = cpuNanos() - cpuBefore;
        double real = System.nanoTime() - start;
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        return String.format(
                Locale.ROOT,
                "| %d | %,d | %.1f | %.1f | %,d | %,d | %.0f | %.0f |",
                nodes,
                seconds,
                real / BILLION,
                cpu / BILLION,
                result.steps,
                received.get(),
                cpu / received.get(),
                used / MEGABYTE);
    }

    /** CPU time of the whole virtual machine: what a run costs, whatever else the machine does. */
    private static long cpuNanos() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }

    private void beat() {
        Cluster cluster = Cluster.current();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            names.add("n" + i);
        }
        cluster.startNodes(names.toArray(new String[0]));
        for (String name : names) {
            cluster.spawn(name, () -> node(name, names));
        }
        try {
            Thread.sleep(seconds * 1_000L);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What any program would do: a thread that listens, and one that sends to all others once a second. */
    private void node(String self, List<String> names) {
        try (DatagramSocket socket = new DatagramSocket(PORT)) {
            Thread listener = new Thread(() -> listen(socket));
            listener.setDaemon(true);
            listener.start();
            List<InetAddress> others = new ArrayList<>();
            for (String name : names) {
                if (!name.equals(self)) {
                    others.add(InetAddress.getByName(name));
                }
            }
            byte[] beat = self.getBytes();
            while (true) {
                for (InetAddress other : others) {
                    socket.send(new DatagramPacket(beat, beat.length, other, PORT));
                }
                Thread.sleep(1_000);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void listen(DatagramSocket socket) {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        try {
            while (true) {
                socket.receive(packet);
                received.incrementAndGet();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
