package dev.lockstep.agent.clusterfile;

import dev.lockstep.agent.option.Duration;
import dev.lockstep.agent.option.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One mapping of the file, with the place where it stands for messages. Every reader throws {@link UsageException}. */
final class Section {
    private final String file;
    private final String place;
    private final Map<String, Object> values = new LinkedHashMap<>();

    Section(String file, String place, Object value) {
        this.file = file;
        this.place = place;
        if (!(value instanceof Map)) {
            throw new UsageException(where() + " is " + kind(value) + ", not a mapping of keys to values");
        }
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            values.put(String.valueOf(entry.getKey()), entry.getValue());
        }
    }

    private String where() {
        return "lockstep.cluster=" + file + (place.isEmpty() ? ": the file" : ": " + place);
    }

    private static String kind(Object value) {
        return value == null ? "empty" : value instanceof List ? "a list" : "'" + value + "'";
    }

    UsageException bad(String key, String what) {
        return new UsageException(
                "lockstep.cluster=" + file + ": " + (place.isEmpty() ? "" : place + ".") + key + " " + what);
    }

    /** Refuses all keys but these. */
    void allowOnly(Set<String> keys) {
        for (String key : values.keySet()) {
            if (!keys.contains(key)) {
                throw bad(key, "is unknown; allowed: " + String.join(", ", keys));
            }
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Set<String> keys() {
        return values.keySet();
    }

    Section section(String key) {
        return new Section(file, place.isEmpty() ? key : place + "." + key, values.get(key));
    }

    /** The mappings of a list. */
    List<Section> sections(String key) {
        Object value = values.get(key);
        if (!(value instanceof List)) {
            throw bad(key, "is " + kind(value) + ", not a list");
        }
        List<Section> sections = new ArrayList<>();
        for (Object element : (List<?>) value) {
            sections.add(new Section(file, key + "[" + sections.size() + "]", element));
        }
        return sections;
    }

    /** A text, number or truth value as text; null if there is none. */
    String text(String key) {
        Object value = values.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof Map || value instanceof List) {
            throw bad(key, "is " + (value instanceof Map ? "a mapping" : "a list") + ", not one value");
        }
        return value.toString();
    }

    /** A list of texts, or one text; empty if there is none. */
    List<String> texts(String key) {
        Object value = values.get(key);
        if (!(value instanceof List)) {
            String one = text(key);
            return one == null ? List.of() : List.of(one);
        }
        List<String> texts = new ArrayList<>();
        for (Object element : (List<?>) value) {
            if (element == null || element instanceof Map || element instanceof List) {
                throw bad(key, "has " + kind(element) + " where a text should be");
            }
            texts.add(element.toString());
        }
        return texts;
    }

    /** A list of lists of texts, or of single texts. */
    List<List<String>> groups(String key) {
        Object value = values.get(key);
        List<List<String>> groups = new ArrayList<>();
        if (value instanceof List) {
            for (Object group : (List<?>) value) {
                groups.add(new Section(file, place, Map.of(key, group == null ? List.of() : group)).texts(key));
            }
        }
        if (groups.size() != 2) {
            throw bad(key, "must be two groups of nodes, such as [[n1], [n2, n3]]");
        }
        return groups;
    }

    /** A mapping of texts to texts; empty if there is none. */
    Map<String, String> map(String key) {
        Map<String, String> map = new LinkedHashMap<>();
        if (has(key)) {
            Section section = section(key);
            for (String name : section.keys()) {
                String text = section.text(name);
                map.put(name, text == null ? "" : text);
            }
        }
        return map;
    }

    /** A duration in nanoseconds; {@code fallback} if there is none. */
    long nanos(String key, long fallback) {
        String text = text(key);
        if (text == null) {
            return fallback;
        }
        boolean negative = text.startsWith("-");
        Long nanos = Duration.parse(negative ? text.substring(1) : text);
        if (nanos == null) {
            throw bad(key, "is '" + text + "'; allowed: a number with ns, us, ms, s, m, h or d, such as 500ms");
        }
        return negative ? -nanos : nanos;
    }

    /** A number; {@code fallback} if there is none. */
    double number(String key, double fallback) {
        String text = text(key);
        try {
            return text == null ? fallback : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw bad(key, "is '" + text + "', not a number");
        }
    }
}
