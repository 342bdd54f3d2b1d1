package conformance;

import java.util.Set;

/** One behaviour and the outcomes that it may have. */
record Case(String name, Set<String> outcomes, Body body) {}
