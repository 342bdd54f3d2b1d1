package dev.lockstep.controller;

import java.util.ArrayList;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;

/**
 * The system properties as an exploration found them: what a run has set is not there in the next one. Called between
 * runs, by threads that are no tasks.
 */
final class PropertiesAtStart {
    private final Properties all = System.getProperties();
    private final Properties content = (Properties) all.clone();
    private final Unchanged unchanged = new Unchanged(all);

    /** Undoes all changes since; what has not changed stays in its place. */
    void restore() {
        if (System.getProperties() != all) {
            System.setProperties(all);
        }
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
