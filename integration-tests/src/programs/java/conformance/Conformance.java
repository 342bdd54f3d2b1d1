package conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Asks the network, through plain {@code java.net} and {@code java.nio}, how it behaves, and compares with what Linux
 * answers.
 *
 * <p>Arguments: topics ({@code selectors}) or cases ({@code selectors.wakeup-first}), all but {@code self} if there are
 * none. Prints a line a case, {@code topic.case: outcome ok}, and a last line that counts. Exit status 1 if a case had
 * an outcome that it must not have.
 */
public final class Conformance {
    private static final long CASE_MILLIS = TimeUnit.SECONDS.toMillis(20);

    private Conformance() {}

    public static void main(String[] args) throws InterruptedException {
        int ran = 0;
        int failed = 0;
        for (Map.Entry<String, Topic> topic : topics().entrySet()) {
            Suite suite = new Suite(topic.getKey());
            topic.getValue().cases(suite);
            for (Case each : suite.cases) {
                if (isAsked(suite.topic, each.name(), List.of(args))) {
                    ran++;
                    failed += passes(suite.topic, each) ? 0 : 1;
                }
            }
        }
        System.out.println("cases=" + ran + " failed=" + failed);
        if (failed > 0 || ran == 0) {
            System.exit(1);
        }
    }

    private static Map<String, Topic> topics() {
        Map<String, Topic> topics = new LinkedHashMap<>();
        topics.put("tcp", new BlockingTcp());
        topics.put("half-close", new HalfClose());
        topics.put("reset", new Resets());
        topics.put("timeout", new Timeouts());
        topics.put("options", new Options());
        topics.put("bind", new Binding());
        topics.put("pressure", new BackPressure());
        topics.put("async-close", new AsyncClose());
        topics.put("errors", new SocketErrors());
        topics.put("channel", new StreamChannels());
        topics.put("channel-errors", new ChannelErrors());
        topics.put("nonblocking", new NonBlocking());
        topics.put("selector", new Selectors());
        topics.put("selector-ready", new Readiness());
        topics.put("adaptor", new Adaptors());
        topics.put("transfer", new Transfers());
        topics.put("pipe", new Pipes());
        topics.put("unix", new UnixDomain());
        topics.put("udp", new DatagramSockets());
        topics.put("udp-channel", new DatagramChannels());
        topics.put("multicast", new Multicast());
        topics.put("async", new AsyncChannels());
        topics.put("async-group", new AsyncGroups());
        topics.put("names", new Names());
        topics.put("interfaces", new Interfaces());
        topics.put("self", new SelfTest());
        return topics;
    }

    private static boolean isAsked(String topic, String name, List<String> asked) {
        return asked.isEmpty() ? !topic.equals("self") : asked.contains(topic) || asked.contains(topic + "." + name);
    }

    private static boolean passes(String topic, Case each) throws InterruptedException {
        String outcome = outcome(each);
        boolean allowed = each.outcomes().contains(outcome);
        String verdict = allowed ? "ok" : "FAIL, allowed: " + new TreeSet<>(each.outcomes());
        System.out.println(topic + "." + each.name() + ": " + outcome + " " + verdict);
        return allowed;
    }

    private static String outcome(Case each) throws InterruptedException {
        String[] outcome = {"hangs"};
        Thread thread = new Thread(() -> {
            try (Lab lab = new Lab()) {
                outcome[0] = Outcome.text(each.body().run(lab));
            } catch (Exception | Error e) {
                outcome[0] = "throws " + Outcome.text(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        thread.join(CASE_MILLIS);
        return outcome[0];
    }
}
