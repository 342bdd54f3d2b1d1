package programs.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import programs.cluster.kv.KvClient;

/** The check of a cluster from a file: looks at the end state, then fails, so that the run's report is printed. */
public final class FileCheck {
    private static final String NAMED = "n2";

    private FileCheck() {}

    public static void main(String[] args) throws Exception {
        if (NAMED.equals(nameOfDb())) {
            System.out.println("db is " + NAMED);
        }
        KvClient client = new KvClient(7000, java.util.List.of("n0", "n1", "n2"));
        System.out.println("takes writes: " + client.put("after", "all", 20_000));
        System.exit(3);
    }

    private static String nameOfDb() {
        try {
            boolean same = InetAddress.getByName("db").equals(InetAddress.getByName(NAMED));
            return same ? NAMED : "another";
        } catch (UnknownHostException e) {
            return "nobody";
        }
    }
}
