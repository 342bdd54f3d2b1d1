package programs.network.jgroups;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.ObjectMessage;
import org.jgroups.Receiver;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FD_SOCK2;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.MFC;
import org.jgroups.protocols.MPING;
import org.jgroups.protocols.PING;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UDP;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.Protocol;

/**
 * A member of a JGroups cluster as any program would be one: it joins, and answers questions on a port. Arguments:
 * own host, transport ({@code tcpping}, {@code mping} or {@code udp}), hosts of all members.
 */
public final class Member {
    static final int PORT = 9000; // apart from those that JGroups' failure detection tries
    private static final int GROUP_PORT = 7800;
    private static final Logger LOGGER = Logger.getLogger("org.jgroups");

    private Member() {}

    public static void main(String[] args) throws Exception {
        LOGGER.setLevel(Level.SEVERE);
        List<String> seen = new ArrayList<>();
        try (JChannel channel = new JChannel(stack(args));
                ServerSocket server = new ServerSocket(PORT)) {
            channel.setName(args[0]);
            channel.setReceiver(new Receiver() {
                @Override
                public void receive(Message message) {
                    synchronized (seen) {
                        seen.add(message.getObject());
                    }
                }
            });
            channel.connect("test");
            while (true) {
                try (Socket socket = server.accept()) {
                    answer(channel, seen, socket);
                }
            }
        }
    }

    private static void answer(JChannel channel, List<String> seen, Socket socket) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
        PrintWriter out = new PrintWriter(socket.getOutputStream(), true);
        String line = in.readLine();
        if (line == null) {
            return;
        }
        switch (line) {
            case "view":
                out.println(
                        channel.getView().getCoord() + " " + channel.getView().getMembers());
                break;
            case "seen":
                synchronized (seen) {
                    out.println(seen);
                }
                break;
            default:
                channel.send(new ObjectMessage(null, line));
                out.println("sent");
        }
    }

    /** The member's answer; a line that starts with {@code lost} if it gave none. */
    static String ask(String host, String line) {
        try (Socket socket = new Socket(host, PORT)) {
            socket.setSoTimeout(1_000);
            new PrintWriter(socket.getOutputStream(), true).println(line);
            return String.valueOf(new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine());
        } catch (IOException e) {
            return "lost " + e.getMessage();
        }
    }

    private static List<Protocol> stack(String[] args) throws Exception {
        InetAddress own = InetAddress.getByName(args[0]);
        List<Protocol> stack = new ArrayList<>();
        switch (args[1]) {
            case "udp":
                UDP udp = new UDP();
                udp.setBindAddress(own);
                stack.add(udp);
                stack.add(new PING());
                break;
            case "mping":
                stack.add(tcp(own));
                stack.add(new MPING().setBindAddr(own));
                break;
            default:
                stack.add(tcp(own));
                List<InetSocketAddress> hosts = new ArrayList<>();
                for (int i = 2; i < args.length; i++) {
                    hosts.add(new InetSocketAddress(args[i], GROUP_PORT));
                }
                stack.add(new TCPPING().setInitialHosts(hosts).setPortRange(0));
        }
        stack.add(new MERGE3());
        stack.add(new FD_SOCK2());
        stack.add(new FD_ALL3());
        stack.add(new VERIFY_SUSPECT2());
        stack.add(new NAKACK2());
        stack.add(new UNICAST3());
        stack.add(new STABLE());
        stack.add(new GMS());
        stack.add(new UFC());
        stack.add(new MFC());
        stack.add(new FRAG4());
        return stack;
    }

    private static TCP tcp(InetAddress own) {
        TCP tcp = new TCP();
        tcp.setBindAddress(own);
        tcp.setBindPort(GROUP_PORT);
        return tcp;
    }
}
