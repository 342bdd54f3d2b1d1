package conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The cases of one topic, in order. */
final class Suite {
    final String topic;
    final List<Case> cases = new ArrayList<>();

    Suite(String topic) {
        this.topic = topic;
    }

    /** A case that has one outcome. */
    void check(String name, String outcome, Body body) {
        checkAny(name, Set.of(outcome), body);
    }

    /** A case whose outcome a JDK between 17 and 25 has changed. */
    void checkChanged(String name, String on17, String on25, Body body) {
        if (Outcome.JDK == 17 || Outcome.JDK >= 25) {
            check(name, Outcome.JDK == 17 ? on17 : on25, body);
        } else {
            checkAny(name, Set.of(on17, on25), body);
        }
    }

    /** A case that real systems may answer differently: by timing, or by how they are set up. */
    void checkAny(String name, Set<String> outcomes, Body body) {
        if (cases.stream().anyMatch(known -> known.name().equals(name))) {
            throw new IllegalStateException("two cases " + topic + "." + name);
        }
        cases.add(new Case(name, outcomes, body));
    }
}
