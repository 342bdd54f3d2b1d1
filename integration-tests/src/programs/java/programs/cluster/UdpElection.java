package programs.cluster;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;

/**
 * A member of a small leader election after Raft, over datagrams, with its term and vote in a file of its directory.
 * Arguments: own index, members. Properties: {@code port}; with {@code forgetful}, it does not write its vote down, and
 * may vote twice in a term after a restart. Each leader appends {@code term name} to the file that LEADERS names.
 */
public final class UdpElection {
    private static final int BUFFER = 200;
    private final Random random = new Random();
    private final String[] members;
    private final int self;
    private final int port = Integer.getInteger("port");
    private final Path state = Path.of("term-and-vote");
    private final DatagramSocket socket = new DatagramSocket(port);
    private final Set<Integer> votes = new HashSet<>();
    private long term;
    private int votedFor = -1;
    private boolean leader;

    private UdpElection(int self, String[] members) throws IOException {
        this.self = self;
        this.members = members;
        if (Files.exists(state)) {
            String[] kept = Files.readString(state).split(" ");
            term = Long.parseLong(kept[0]);
            votedFor = Integer.parseInt(kept[1]);
        }
    }

    public static void main(String[] args) throws IOException {
        String[] members = new String[args.length - 1];
        System.arraycopy(args, 1, members, 0, members.length);
        UdpElection member = new UdpElection(Integer.parseInt(args[0]), members);
        new Timer("heartbeat", true)
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                member.beat();
                            }
                        },
                        50,
                        50);
        member.serve();
    }

    private void serve() throws IOException {
        while (true) {
            socket.setSoTimeout(150 + random.nextInt(150));
            DatagramPacket packet = new DatagramPacket(new byte[BUFFER], BUFFER);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                stand();
                continue;
            }
            hear(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8).split(" "));
        }
    }

    private synchronized void beat() {
        if (leader) {
            tellAll("beat");
        }
    }

    private synchronized void stand() throws IOException {
        if (leader) {
            return;
        }
        remember(term + 1, self);
        votes.clear();
        votes.add(self);
        tellAll("ask");
    }

    private synchronized void hear(String[] words) throws IOException {
        long theirs = Long.parseLong(words[1]);
        int from = Integer.parseInt(words[2]);
        if (theirs > term) {
            leader = false;
            votes.clear();
            remember(theirs, -1);
        }
        if (words[0].equals("ask") && theirs == term && (votedFor < 0 || votedFor == from)) {
            remember(term, from);
            tell("vote", from);
        } else if (words[0].equals("vote") && theirs == term && votedFor == self) {
            votes.add(from);
            if (!leader && votes.size() > members.length / 2) {
                leader = true;
                Files.writeString(
                        Path.of(System.getenv("LEADERS")),
                        term + " " + members[self] + "\n",
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.APPEND);
                tellAll("beat");
            }
        }
    }

    private void remember(long newTerm, int vote) throws IOException {
        term = newTerm;
        votedFor = vote;
        if (!Boolean.getBoolean("forgetful")) {
            Files.writeString(state, term + " " + vote);
        }
    }

    private void tellAll(String what) {
        for (int i = 0; i < members.length; i++) {
            if (i != self) {
                tell(what, i);
            }
        }
    }

    private void tell(String what, int to) {
        byte[] bytes = (what + " " + term + " " + self).getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(members[to]), port));
        } catch (IOException e) {
            return; // as lost as any datagram may be
        }
    }
}
