package dev.lockstep.cluster.net;

import dev.lockstep.controller.Devices;
import dev.lockstep.task.Timed;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The network of one run: hosts, a link for each ordered pair of them, and rules. Hosts hand it packets; it decides
 * when, if ever, each arrives, and records both ends.
 */
public final class Fabric {
    private static final int MAX_HOSTS = 0xFFFF;
    private static final int SEND = 0;
    private static final int DELIVER = 1;
    private static final int LOSE = 2;
    private static final int BREAK = 3;
    private static final String[][] LABELS = labels();
    private final Devices devices;
    private final Draws draws;
    private final Names names = new Names();
    private final List<Host> hosts = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final LinkTable links = new LinkTable();
    private LinkSettings loopback;
    private LinkSettings between;
    private HostListener listener;
    private long sent;

    /** Creates an empty network; settings are those of a host with itself, and of two different hosts. */
    public Fabric(Devices devices, LinkSettings loopback, LinkSettings between) {
        this.devices = devices;
        this.draws = new Draws(devices);
        this.loopback = loopback;
        this.between = between;
    }

    /** Sets who hears of hosts that go down; once. */
    public void listen(HostListener hostListener) {
        listener = hostListener;
    }

    /**
     * Adds a host with the next free addresses, {@code 10.0.x.y} and {@code fd00::x:y}, and enters its name.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public Host addHost(String name) {
        if (host(name) != null) {
            throw new IllegalArgumentException("there is a host " + name + " already");
        }
        int index = hosts.size();
        if (index == MAX_HOSTS) {
            throw new IllegalStateException("more than " + MAX_HOSTS + " hosts");
        }
        Host host = new Host(this, index, name, Addresses.ipv4(index + 1), Addresses.ipv6(index + 1));
        hosts.add(host);
        names.set(name, host.ipv4(), host.ipv6());
        return host;
    }

    /** The host of that name; null if there is none. */
    public Host host(String name) {
        for (Host host : hosts) {
            if (host.name().equals(name)) {
                return host;
            }
        }
        return null;
    }

    /** The host that {@code address} leads to when used on {@code from}; null if there is none. */
    public Host route(Host from, InetAddress address) {
        if (from.owns(address)) {
            return from;
        }
        int index = Addresses.index(address) - 1;
        return index >= 0 && index < hosts.size() ? hosts.get(index) : null;
    }

    /** All hosts in order of creation. */
    public List<Host> hosts() {
        return new ArrayList<>(hosts);
    }

    /** The name service. */
    public Names names() {
        return names;
    }

    /** What the run offers to devices. */
    public Devices devices() {
        return devices;
    }

    /** The run's chance. */
    public Draws draws() {
        return draws;
    }

    /** Adds a rule, to be asked after those there are. */
    public void addRule(Rule rule) {
        rules.add(rule);
    }

    /** Removes a rule. */
    public void removeRule(Rule rule) {
        rules.remove(rule);
    }

    /** Settings of packets from one host to another, or to itself. */
    public LinkSettings settings(Host from, Host to) {
        return link(from, to).settings;
    }

    /** Settings that a link has before anybody changes them. */
    public LinkSettings usual(Host from, Host to) {
        return from == to ? loopback : between;
    }

    /** Changes one direction of a link. Packets on their way keep their time. */
    public void setSettings(Host from, Host to, LinkSettings settings) {
        link(from, to).settings = settings;
    }

    /** Loses everything from one host to another until {@link #heal(Host, Host)}; streams keep trying. */
    public void cut(Host from, Host to) {
        link(from, to).cut = true;
    }

    /** Ends {@link #cut} of one direction. */
    public void heal(Host from, Host to) {
        link(from, to).cut = false;
    }

    /** Cuts both directions between every host of one group and every host of the other. */
    public void partition(Collection<Host> left, Collection<Host> right) {
        for (Host a : left) {
            for (Host b : right) {
                cut(a, b);
                cut(b, a);
            }
        }
    }

    /** Ends every cut; held packets stay held. */
    public void healAll() {
        links.healAll();
    }

    /** Keeps what is sent from one host to another from now on, until {@link #release}. */
    public void hold(Host from, Host to) {
        link(from, to).held = true;
    }

    /** Ends {@link #hold}: what waited leaves now, in order, unless the link defers. */
    public void release(Host from, Host to) {
        Link link = link(from, to);
        link.held = false;
        for (int left = link.heldCount(); left > 0 && link.isOpen(); left--) {
            depart(link.poll(), link); // a rule may hold it again
        }
    }

    /**
     * Keeps what is sent from one host to another, and what is on its way or lost and to be sent again, until
     * {@link #endDefer}.
     */
    public void defer(Host from, Host to) {
        Link link = link(from, to);
        link.deferring = true;
        List<Packet> caught = new ArrayList<>();
        for (Timed event : devices.scheduled()) {
            Packet packet = event instanceof Resend ? ((Resend) event).packet : null;
            packet = event instanceof Packet ? (Packet) event : packet;
            if (packet != null && packet.from == from && packet.to == to) {
                devices.cancel(event);
                caught.add(packet);
            }
        }
        caught.sort(new SendOrder());
        for (Packet packet : caught) {
            link.hold(packet);
        }
    }

    /** Ends {@link #defer}: what waited goes to the end of {@code into}, unless the link is held as well. */
    public void endDefer(Host from, Host to, List<Packet> into) {
        Link link = link(from, to);
        link.deferring = false;
        while (link.isOpen() && link.heldCount() > 0) {
            into.add(link.poll());
        }
    }

    /** Has packets that waited arrive now, in the order in which they were sent, whatever their links. */
    public void deliverNow(List<Packet> waited) {
        waited.sort(new SendOrder());
        for (Packet packet : waited) {
            if (packet.isWanted()) {
                deliver(packet);
            }
        }
    }

    /** Loses packets that waited; streams send them again. */
    public void lose(List<Packet> waited) {
        for (Packet packet : waited) {
            record(packet, LOSE);
            packet.lost();
        }
    }

    /** When something from one host last arrived at another, in virtual nanoseconds; -1 if nothing did. */
    public long lastArrivalNanos(Host from, Host to) {
        return link(from, to).lastArrivalNanos;
    }

    /** Packets that wait on a held link. */
    public int held(Host from, Host to) {
        return link(from, to).heldCount();
    }

    /** Breaks every connection between two hosts at both ends. */
    public void breakConnections(Host a, Host b) {
        listener.breakConnections(a, b);
    }

    /** Takes a host down; see {@link HostListener#hostDown}. What is on its way to it is lost. */
    public void takeDown(Host host, boolean silent) {
        if (host.isUp()) {
            listener.hostDown(host, silent);
            host.setUp(false);
        }
    }

    /** Brings a host back, with no sockets. */
    public void bringUp(Host host) {
        host.setUp(true);
    }

    /** Sends a packet: judges it and sees to its arrival. */
    public void send(Packet packet) {
        if (!packet.from.isUp()) {
            return;
        }
        if (packet.sendOrder == 0) {
            packet.sendOrder = ++sent;
        }
        record(packet, SEND);
        Link link = link(packet.from, packet.to);
        if (link.cut) {
            record(packet, LOSE);
            packet.lost();
            return;
        }
        if (!link.isOpen()) {
            link.hold(packet);
            return;
        }
        depart(packet, link);
    }

    private void depart(Packet packet, Link link) {
        Verdict verdict = Verdict.PASS;
        for (int i = 0; i < rules.size() && verdict.kind == Verdict.Kind.PASS; i++) {
            verdict = rules.get(i).judge(packet, draws);
        }
        long now = devices.nowNanos();
        switch (verdict.kind) {
            case DELIVER:
                devices.schedule(packet, now + verdict.delayNanos);
                break;
            case HOLD:
                link.hold(packet);
                break;
            case DROP:
                record(packet, LOSE);
                packet.lost();
                break;
            case RESET:
                record(packet, BREAK);
                packet.broken();
                break;
            case DUPLICATE:
                duplicate(packet, now + link.delayNanos(packet, now, draws), verdict.delayNanos);
                break;
            default:
                plain(packet, link, now);
                break;
        }
    }

    private void plain(Packet packet, Link link, long now) {
        if (draws.oneOf(link.settings.lossPerMillion)) {
            record(packet, LOSE);
            packet.lost();
            return;
        }
        long arrival = packet.arrivalNanos(now + link.delayNanos(packet, now, draws));
        if (draws.oneOf(link.settings.duplicatePerMillion)) {
            duplicate(packet, arrival, draws.nanosUpTo(link.settings.baseNanos + link.settings.jitterNanos));
        } else {
            devices.schedule(packet, arrival);
        }
    }

    private void duplicate(Packet packet, long arrival, long later) {
        devices.schedule(packet, arrival);
        Packet copy = packet.copy();
        if (copy != null) {
            copy.sendOrder = packet.sendOrder;
            devices.schedule(copy, arrival + later);
        }
    }

    /** A packet's time has come. */
    void deliver(Packet packet) {
        if (!packet.to.isUp() || link(packet.from, packet.to).cut) {
            record(packet, LOSE);
            packet.lost();
            return;
        }
        link(packet.from, packet.to).lastArrivalNanos = devices.nowNanos();
        record(packet, DELIVER);
        packet.arrive();
    }

    private void record(Packet packet, int event) {
        int task = event == SEND && devices.current() != null ? devices.current().id : -1;
        devices.messages()
                .add(
                        devices.step(),
                        devices.nowNanos(),
                        task,
                        LABELS[event][packet.kind.ordinal()],
                        packet.source(),
                        packet.target(),
                        packet.length);
        long ends = (long) packet.from.index << 48 | (long) packet.to.index << 32;
        long ports = (long) packet.sourcePort() << 16 | packet.targetPort();
        devices.observe(ends ^ ports ^ (long) event << 60);
        devices.observe((long) packet.kind.ordinal() << 32 | packet.length);
    }

    private static String[][] labels() {
        String[] events = {"send", "deliver", "lose", "break"};
        PacketKind[] kinds = PacketKind.values();
        String[][] labels = new String[events.length][kinds.length];
        for (int event = 0; event < events.length; event++) {
            for (PacketKind kind : kinds) {
                labels[event][kind.ordinal()] =
                        events[event] + " " + kind.name().toLowerCase(Locale.ROOT);
            }
        }
        return labels;
    }

    private Link link(Host from, Host to) {
        return links.get(from, to, hosts.size(), usual(from, to));
    }
}
