package dev.lockstep.agent.statics;

import java.util.LinkedHashSet;
import java.util.Set;

/** What the code of one method does beyond the objects that it makes, as {@link EffectsScan} found it. */
final class Effects {
    /** Why the method is not plain: the first thing in it that may depend on, or change, the world; null if nothing. */
    String trouble;

    /** Application classes that the code initialises. */
    final Set<String> needs = new LinkedHashSet<>();

    /** Methods of the application that it calls, as {@code owner.name(descriptor)}. */
    final Set<String> calls = new LinkedHashSet<>();

    /** Static fields of application classes that it reads, as {@code owner.name}. */
    final Set<String> reads = new LinkedHashSet<>();

    /** Static fields of application classes that it writes, as {@code owner.name}. */
    final Set<String> writes = new LinkedHashSet<>();

    void trouble(String found) {
        if (trouble == null) {
            trouble = found;
        }
    }
}
