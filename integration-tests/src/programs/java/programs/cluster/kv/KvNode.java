package programs.cluster.kv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A key-value store on three machines, in plain sockets and threads. The member with the highest term leads, takes
 * writes and copies them to the others; a member that has not heard of a leader for a while asks the others for their
 * votes and leads in a new term. All state is in memory.
 *
 * <p>Arguments: own index, base port, {@code strict} or {@code lax}, then the hosts of all members. A {@code lax}
 * member acknowledges a write once one copy, its own, is made, and takes the leadership without a majority of votes if
 * the others do not answer: both sides of a partition then accept writes. A {@code strict} one needs a majority for
 * both.
 */
public final class KvNode {
    private static final int HEARTBEAT_MILLIS = 200;
    private static final int ELECTION_MILLIS = 1_000;
    private static final int CALL_MILLIS = 500;
    private final int self;
    private final int basePort;
    private final boolean strict;
    private final List<String> hosts;
    private final TreeMap<String, String> data = new TreeMap<>();
    private long version;
    private long versionTerm;
    private long term;
    private long votedIn;
    private boolean leading;
    private long lastHeard = System.nanoTime();

    private KvNode(int self, int basePort, boolean strict, List<String> hosts) {
        this.self = self;
        this.basePort = basePort;
        this.strict = strict;
        this.hosts = hosts;
    }

    /** Runs one member until it is killed. */
    public static void main(String[] args) throws Exception {
        List<String> hosts = new ArrayList<>(List.of(args).subList(3, args.length));
        KvNode node = new KvNode(Integer.parseInt(args[0]), Integer.parseInt(args[1]), args[2].equals("strict"), hosts);
        try (ServerSocket server = new ServerSocket(node.basePort + node.self)) {
            Thread clock = new Thread(node::keepTime, "clock");
            clock.setDaemon(true);
            clock.start();
            while (true) {
                Socket socket = server.accept();
                new Thread(() -> node.serve(socket), "connection").start();
            }
        }
    }

    /** One request a connection: a line, answered by a line. */
    private void serve(Socket socket) {
        try (socket;
                BufferedReader in = reader(socket);
                PrintWriter out = writer(socket)) {
            socket.setSoTimeout(2 * CALL_MILLIS);
            String line = in.readLine();
            if (line != null) {
                out.println(answer(line.split(" ")));
            }
        } catch (IOException e) {
            return; // the caller has gone, or was cut off: it asks again
        }
    }

    private String answer(String[] words) {
        switch (words[0]) {
            case "put":
                return put(words[1], words[2]);
            case "get":
                return get(words[1]);
            case "vote":
                return vote(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
            case "copy":
                return copy(words);
            default:
                return "error unknown request";
        }
    }

    private String put(String key, String value) {
        String update;
        synchronized (this) {
            if (!leading) {
                return "error not leading";
            }
            data.put(key, value);
            version++;
            versionTerm = term;
            update = snapshot();
        }
        int copies = 1 + count(broadcast(update), "ok");
        if (!strict || copies > hosts.size() / 2) { // the planted bug: lax takes its own copy for enough
            return "ok";
        }
        return "error no majority";
    }

    private String get(String key) {
        String heartbeat;
        synchronized (this) {
            if (!leading) {
                return "error not leading";
            }
            heartbeat = snapshot();
        }
        if (strict && 1 + count(broadcast(heartbeat), "ok") <= hosts.size() / 2) {
            return "error no majority";
        }
        synchronized (this) {
            return leading ? "value " + data.getOrDefault(key, "-") : "error not leading";
        }
    }

    private synchronized String vote(long candidateTerm, long candidateVersionTerm, long candidateVersion) {
        boolean newer = candidateVersionTerm > versionTerm
                || candidateVersionTerm == versionTerm && candidateVersion >= version;
        if (candidateTerm <= Math.max(term, votedIn) || !newer) {
            return "no " + Math.max(term, votedIn);
        }
        votedIn = candidateTerm;
        leading = false;
        lastHeard = System.nanoTime();
        return "yes";
    }

    private synchronized String copy(String[] words) {
        long sentTerm = Long.parseLong(words[1]);
        if (sentTerm < Math.max(term, votedIn)) {
            return "no " + Math.max(term, votedIn);
        }
        if (sentTerm > term || !leading) {
            leading = false;
            term = sentTerm;
        }
        lastHeard = System.nanoTime();
        long sentVersionTerm = Long.parseLong(words[2]);
        long sentVersion = Long.parseLong(words[3]);
        boolean newer = sentVersionTerm > versionTerm || sentVersionTerm == versionTerm && sentVersion >= version;
        if (newer) {
            versionTerm = sentVersionTerm;
            version = sentVersion;
            data.clear();
            for (int i = 4; i + 1 < words.length; i += 2) {
                data.put(words[i], words[i + 1]);
            }
            return "ok";
        }
        return "no " + term;
    }

    private String snapshot() {
        StringBuilder text = new StringBuilder("copy " + term + " " + versionTerm + " " + version);
        data.forEach((key, value) -> text.append(' ').append(key).append(' ').append(value));
        return text.toString();
    }

    private void keepTime() {
        try {
            while (true) {
                Thread.sleep(HEARTBEAT_MILLIS);
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        String heartbeat = null;
        synchronized (this) {
            if (leading) {
                heartbeat = snapshot();
            }
        }
        if (heartbeat != null) {
            follow(broadcast(heartbeat));
            return;
        }
        long candidateTerm;
        String request;
        synchronized (this) {
            long waited = (System.nanoTime() - lastHeard) / 1_000_000;
            if (waited < ELECTION_MILLIS + 300L * self) {
                return;
            }
            candidateTerm = Math.max(term, votedIn) + 1;
            votedIn = candidateTerm;
            lastHeard = System.nanoTime();
            request = "vote " + candidateTerm + " " + versionTerm + " " + version;
        }
        List<String> answers = broadcast(request);
        int votes = 1 + count(answers, "yes");
        boolean refused = count(answers, "no") > 0;
        synchronized (this) {
            boolean enough = votes > hosts.size() / 2 || !strict && !refused;
            if (enough && votedIn == candidateTerm) {
                leading = true;
                term = candidateTerm;
            }
        }
        follow(answers);
    }

    /** Steps back if somebody knows of a later term. */
    private synchronized void follow(List<String> answers) {
        for (String answer : answers) {
            if (answer.startsWith("no ")) {
                long other = Long.parseLong(answer.substring(3));
                if (other > term) {
                    leading = false;
                    votedIn = Math.max(votedIn, other);
                }
            }
        }
    }

    private static int count(List<String> answers, String word) {
        int count = 0;
        for (String answer : answers) {
            count += answer.equals(word) || answer.startsWith(word + " ") ? 1 : 0;
        }
        return count;
    }

    /** Sends a line to all others at once; the answers of those that gave one in time. */
    private List<String> broadcast(String line) {
        List<String> answers = new ArrayList<>();
        List<Thread> calls = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            if (i != self) {
                int peer = i;
                Thread call = new Thread(() -> {
                    String answer = ask(hosts.get(peer), basePort + peer, line);
                    synchronized (answers) {
                        answers.add(answer);
                    }
                });
                calls.add(call);
                call.start();
            }
        }
        for (Thread call : calls) {
            try {
                call.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        synchronized (answers) {
            return new ArrayList<>(answers);
        }
    }

    /** The answer to one request; a line that starts with {@code lost} if there was none in time. */
    static String ask(String host, int port, String line) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CALL_MILLIS);
            socket.setSoTimeout(CALL_MILLIS);
            PrintWriter out = writer(socket);
            out.println(line);
            String answer = reader(socket).readLine();
            return answer == null ? "lost connection" : answer;
        } catch (IOException e) {
            return "lost " + e.getMessage();
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static PrintWriter writer(Socket socket) {
        try {
            return new PrintWriter(
                    new java.io.OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII), true);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
