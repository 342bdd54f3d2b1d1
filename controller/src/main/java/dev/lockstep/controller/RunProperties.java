package dev.lockstep.controller;

import java.util.ArrayList;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The system properties that runs see: the JVM's as they were when the exploration began, without the tool's own
 * options, in an order that does not depend on those. So a run is the same whatever options have brought it about,
 * those of its replay included; and what a run sets is not there in the next one, nor outside. Nodes other than the
 * default one have copies.
 */
final class RunProperties {
    private static final String OPTIONS = "lockstep.";
    private final Properties all = new Properties();
    private final Properties content;
    private final Unchanged unchanged;
    private Properties current = all;

    /** Takes those of the JVM. Called by a thread that is no task. */
    RunProperties() {
        Properties given = (Properties) System.getProperties().clone();
        Map<String, Map.Entry<Object, Object>> sorted = new TreeMap<>();
        for (Map.Entry<Object, Object> entry : given.entrySet()) {
            sorted.put(entry.getKey().toString(), entry);
        }
        for (String name : given.stringPropertyNames()) { // those of its defaults, too
            sorted.putIfAbsent(name, Map.entry(name, given.getProperty(name)));
        }
        for (Map.Entry<String, Map.Entry<Object, Object>> entry : sorted.entrySet()) {
            if (!entry.getKey().startsWith(OPTIONS)) {
                all.put(entry.getValue().getKey(), entry.getValue().getValue());
            }
        }
        content = (Properties) all.clone();
        unchanged = new Unchanged(all);
    }

    /** Those of the default node. */
    Properties current() {
        return current;
    }

    /** {@code System.setProperties} on the default node; null stands for what there was at the beginning. */
    void set(Properties properties) {
        current = properties == null ? (Properties) content.clone() : properties;
    }

    /** Undoes all changes since; what has not changed stays in its place. Called between runs. */
    void restore() {
        current = all;
        if (unchanged.holds(all) || all.equals(content)) {
            return;
        }
        for (Object key : new ArrayList<>(all.keySet())) {
            if (!content.containsKey(key)) {
                all.remove(key);
            }
        }
        for (Map.Entry<Object, Object> entry : content.entrySet()) {
            if (!entry.getValue().equals(all.get(entry.getKey()))) {
                all.put(entry.getKey(), entry.getValue());
            }
        }
    }

    /**
     * Says at the price of one walk, which is paid between any two runs, that the very objects are in the places they
     * were in. If not, the content may still be equal.
     */
    private static final class Unchanged implements BiConsumer<Object, Object> {
        private final Object[] keysAndValues;
        private int next;
        private boolean same = true;

        Unchanged(Properties properties) {
            ArrayList<Object> list = new ArrayList<>();
            properties.forEach((key, value) -> {
                list.add(key);
                list.add(value);
            });
            keysAndValues = list.toArray();
        }

        boolean holds(Properties properties) {
            next = 0;
            same = true;
            properties.forEach(this);
            return same && next == keysAndValues.length;
        }

        @Override
        public void accept(Object key, Object value) {
            int at = next;
            next = at + 2;
            if (next > keysAndValues.length || keysAndValues[at] != key || keysAndValues[at + 1] != value) {
                same = false;
            }
        }
    }
}
