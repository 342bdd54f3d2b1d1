package dev.lockstep.controller;

import java.util.ArrayList;
import java.util.Map;
import java.util.Properties;

/**
 * The system properties as an exploration found them: what a run has set is not there in the next one. Called between
 * runs, by threads that are no tasks.
 */
final class PropertiesAtStart {
    private final Properties all = System.getProperties();
    private final Properties content = (Properties) all.clone();

    /** Undoes all changes since; what has not changed stays in its place. */
    void restore() {
        if (System.getProperties() != all) {
            System.setProperties(all);
        }
        if (all.equals(content)) {
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
}
