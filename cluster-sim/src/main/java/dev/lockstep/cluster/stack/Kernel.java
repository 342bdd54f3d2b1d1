package dev.lockstep.cluster.stack;

import dev.lockstep.cluster.net.Fabric;
import dev.lockstep.cluster.net.Host;
import dev.lockstep.cluster.net.HostListener;
import dev.lockstep.cluster.net.LinkSettings;
import dev.lockstep.controller.Device;
import dev.lockstep.controller.Devices;
import dev.lockstep.controller.NetworkSettings;
import dev.lockstep.controller.Settings;
import dev.lockstep.hooks.Durations;
import dev.lockstep.task.Task;
import dev.lockstep.task.Timed;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The operating system under a run: its open files, the fabric and the stacks of its hosts. One per JVM, begun anew
 * for each run; a run without sockets costs nothing.
 */
public final class Kernel implements Device, HostListener {
    /** Name of the host that tasks belong to unless something gives them another. */
    public static final String DEFAULT_HOST = "default";

    private static final Kernel INSTANCE = new Kernel();
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private Devices devices;
    private Settings settings;
    private Fabric fabric;
    private FileTable files;
    private Host defaultHost;
    private List<Closeable> outside = new ArrayList<>();

    private Kernel() {}

    /** The one of this JVM. */
    public static Kernel get() {
        return INSTANCE;
    }

    /** Takes part in every run from now on. */
    public static void install() {
        if (ByteArrays.BASE <= 0) {
            throw new IllegalStateException("array layout unknown");
        }
        Devices.install(INSTANCE);
    }

    @Override
    public void begin(Devices runDevices, Settings runSettings, Task root) {
        devices = runDevices;
        settings = runSettings;
        fabric = null;
        files = null;
        defaultHost = null;
    }

    @Override
    public void end() {
        fabric = null;
        files = null;
        defaultHost = null;
        List<Closeable> left = outside;
        outside = new ArrayList<>();
        for (Closeable each : left) {
            try {
                each.close();
            } catch (IOException e) {
                continue; // it is closed all the same
            }
        }
    }

    /** Has something real closed when the run ends, if it is not closed before. */
    public void closeAtEnd(Closeable real) {
        outside.add(real);
    }

    /** It has been closed. */
    public void closed(Closeable real) {
        outside.remove(real);
    }

    /** What the run offers to devices. */
    public Devices devices() {
        return devices;
    }

    /** What the run was asked to be. */
    public Settings settings() {
        return settings;
    }

    /** The run's network. */
    public Fabric fabric() {
        if (fabric == null) {
            NetworkSettings set = settings.network;
            LinkSettings loopback = LinkSettings.LOOPBACK.withLatency(set.loopbackBaseNanos, set.loopbackJitterNanos);
            LinkSettings between = LinkSettings.LAN
                    .withLatency(set.baseNanos, set.jitterNanos)
                    .withBandwidth(set.bytesPerSecond)
                    .withChances(set.lossPerMillion, set.duplicatePerMillion, set.splitPerMillion);
            fabric = new Fabric(devices, loopback, between);
            fabric.listen(this);
        }
        return fabric;
    }

    /** The host of the current task. */
    public Host currentHost() {
        Task task = devices.current();
        return task.host != null ? (Host) task.host : defaultHost();
    }

    /** The host that tasks belong to unless something gives them another. */
    public Host defaultHost() {
        if (defaultHost == null) {
            defaultHost = fabric().addHost(DEFAULT_HOST);
        }
        return defaultHost;
    }

    HostStack stack(Host host) {
        HostStack stack = (HostStack) host.stack;
        if (stack == null) {
            stack = new HostStack(host);
            host.stack = stack;
        }
        return stack;
    }

    /** A TCP socket on the current host; its descriptor. */
    public int openTcp(boolean dual) {
        return open(new TcpSocket(this, currentHost(), dual));
    }

    /** A UDP socket on the current host; its descriptor. */
    public int openUdp(boolean dual) {
        return open(new DatagramSocket(this, currentHost(), dual));
    }

    /** A Unix-domain socket on the current host; its descriptor. */
    public int openUnix() {
        return open(new UnixSocket(this, currentHost()));
    }

    /** An empty {@link Epoll}; its descriptor. */
    public int openEpoll() {
        return open(new Epoll(this));
    }

    /** An {@link EventCounter}; its descriptor. */
    public int openCounter() {
        return open(new EventCounter(this));
    }

    /** A pipe: the descriptor of its source in the high half, of its sink in the low half. */
    public long openPipe() {
        PipeBuffer buffer = new PipeBuffer();
        buffer.reader = new PipeEnd(this, buffer, true);
        buffer.writer = new PipeEnd(this, buffer, false);
        long source = open(buffer.reader);
        return source << Integer.SIZE | open(buffer.writer);
    }

    /** Gives an open file a descriptor. */
    public int open(OpenFile file) {
        if (files == null) {
            files = new FileTable();
        }
        return files.add(file);
    }

    /** True if {@code descriptor} was given out by a simulated stack, in this run or one before. */
    public static boolean isSimulated(int descriptor) {
        return (descriptor & FileTable.MARK) != 0 && descriptor > 0;
    }

    /** The open file of a descriptor; null if there is none. */
    public OpenFile file(int descriptor) {
        return files == null ? null : files.get(descriptor);
    }

    /** Closes a descriptor. */
    public void close(int descriptor) {
        OpenFile file = file(descriptor);
        if (file != null) {
            files.remove(descriptor);
            file.close();
        }
    }

    /** Ends what the file of a descriptor does, but keeps the number taken until {@link #close}. */
    public void preClose(int descriptor) {
        OpenFile file = file(descriptor);
        if (file != null) {
            file.close();
        }
    }

    /**
     * Waits until a file is ready for any of {@code events}, or the time is over.
     *
     * @param millis virtual milliseconds; 0 does not wait, below 0 is without limit
     * @return the bits that hold; 0 if the time was over
     */
    public int poll(OpenFile file, int events, long millis) {
        int wanted = events | Ready.ALWAYS;
        int bits = file.ready() & wanted;
        if (bits != 0 || millis == 0) {
            return bits;
        }
        long deadline = millis < 0 ? Timed.NEVER : Durations.plus(devices.nowNanos(), Durations.millisToNanos(millis));
        boolean inTime = true;
        while (bits == 0 && inTime) {
            inTime = devices.await(file.waiters(), deadline);
            bits = file.ready() & wanted;
        }
        return bits;
    }

    /** Waits for a file of an {@link Epoll}; reports at most {@code limit}. Times as for {@link #poll}. */
    public int wait(Epoll epoll, Epoll.Sink sink, int limit, long millis) {
        int count = epoll.collect(sink, limit);
        if (count > 0 || millis == 0) {
            return count;
        }
        long deadline = millis < 0 ? Timed.NEVER : Durations.plus(devices.nowNanos(), millis * NANOS_PER_MILLI);
        boolean inTime = true;
        while (count == 0 && inTime && !epoll.isClosed()) {
            inTime = devices.await(epoll.waiters(), deadline);
            count = epoll.collect(sink, limit);
        }
        return count;
    }

    /** Waits until all that a socket has sent has arrived, or the time is over. */
    public void awaitDrained(StreamSocket socket, long nanos) {
        socket.shutdown(false, true);
        long deadline = Durations.plus(devices.nowNanos(), nanos);
        boolean inTime = true;
        while (inTime && socket.isInFlight() && !socket.isClosed()) {
            inTime = devices.await(socket.waiters(), deadline);
        }
    }

    /** Waits until a Unix-domain listener accepts or closes. */
    public void awaitRoom(String name, Host host) {
        UnixSocket listener = stack(host).unix.get(name);
        if (listener != null) {
            devices.await(listener.roomWaiters, Timed.NEVER);
        }
    }

    /** Lets descriptor {@code to} stand for the file of {@code from}. */
    public void duplicate(int from, int to) {
        OpenFile old = file(to);
        files.set(to, file(from));
        if (old != null) {
            old.close();
        }
    }

    /** True if a packet can reach {@code address} and an answer can return, within virtual {@code millis}. */
    public boolean ping(InetAddress address, int millis) {
        Host from = currentHost();
        Host to = fabric().route(from, address);
        Ping ping = new Ping();
        if (to != null) {
            fabric().send(new Probe(ping, from, to, false));
        }
        long deadline = Durations.plus(devices.nowNanos(), Durations.millisToNanos(millis));
        boolean inTime = true;
        while (!ping.answered && inTime) {
            inTime = devices.await(ping.waiters, deadline);
        }
        return ping.answered;
    }

    void answered(Ping ping) {
        ping.answered = true;
        devices.wakeAll(ping.waiters);
    }

    @Override
    public void hostDown(Host host, boolean silent) {
        stack(host).takeDown(silent);
    }

    @Override
    public void breakConnections(Host a, Host b) {
        stack(a).breakConnections(b);
        if (a != b) {
            stack(b).breakConnections(a);
        }
    }
}
