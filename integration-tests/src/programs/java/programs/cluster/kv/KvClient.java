package programs.cluster.kv;

import java.util.List;

/**
 * Writes and reads back: arguments are the base port and the hosts. Every write that was acknowledged must be there
 * when the last read is answered. Exits with 1 if one is lost.
 */
public final class KvClient {
    private final int basePort;
    private final List<String> hosts;

    /** Creates a client of the members on these hosts. */
    public KvClient(int basePort, List<String> hosts) {
        this.basePort = basePort;
        this.hosts = hosts;
    }

    public static void main(String[] args) throws Exception {
        List<String> hosts = List.of(args).subList(1, args.length);
        KvClient client = new KvClient(Integer.parseInt(args[0]), hosts);
        for (int i = 0; i < 5; i++) {
            if (!client.put("k" + i, "v" + i, 60_000)) {
                System.out.println("no leader");
                System.exit(1);
            }
        }
        for (int i = 0; i < 5; i++) {
            String value = client.get("k" + i, 60_000);
            if (!("v" + i).equals(value)) {
                System.out.println("lost k" + i + ": " + value);
                System.exit(1);
            }
        }
        System.out.println("all writes are there");
    }

    /** True once some leader has acknowledged the write, in any member's order; false after so many milliseconds. */
    public boolean put(String key, String value, long millis) throws InterruptedException {
        return "ok".equals(insist("put " + key + " " + value, "ok", millis));
    }

    /** The value that a leader gives; null after so many milliseconds. */
    public String get(String key, long millis) throws InterruptedException {
        String answer = insist("get " + key, "value ", millis);
        return answer == null ? null : answer.substring("value ".length());
    }

    private String insist(String request, String wanted, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            for (int i = 0; i < hosts.size(); i++) {
                String answer = KvNode.ask(hosts.get(i), basePort + i, request);
                if (answer.startsWith(wanted)) {
                    return answer;
                }
            }
            Thread.sleep(100);
        }
        return null;
    }
}
