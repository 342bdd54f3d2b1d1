package dev.lockstep.controller;

import dev.lockstep.hooks.Site;
import dev.lockstep.hooks.SiteTable;
import java.util.Arrays;

/**
 * Compares two runs of one seed, event by event: the first is remembered, the second followed. What a passing
 * check does not prove: a source that no decision, draw or time depends on stays unseen.
 */
final class SelfCheck {
    /** Events remembered at most; about 24 bytes each. What comes later is compared by its hash alone. */
    private static final int MAX_EVENTS = 1 << 22;

    private static final int FIRST_CAPACITY = 1024;
    private final Scheduler scheduler;
    private byte[] kinds = new byte[FIRST_CAPACITY];
    private long[] values = new long[FIRST_CAPACITY];
    private long[] steps = new long[FIRST_CAPACITY];
    private int[] tasks = new int[FIRST_CAPACITY];
    private int size;
    private int position;
    private long hashOfFirst;
    private boolean following;
    private String difference;
    private long lastDraw;
    private long draws;

    /** What happened. */
    private enum Event {
        STEP("scheduling point"),
        DECISION("switch to task"),
        TIME("time jump to nanosecond"),
        DRAW("controlled random draw"),
        OTHER("observed event"),
        END("end of the run");

        final String label;

        Event(String label) {
            this.label = label;
        }
    }

    SelfCheck(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Starts the first run of a seed, or the second. */
    void begin(boolean second) {
        following = second;
        position = 0;
        draws = 0;
        lastDraw = 0;
        difference = null;
        if (!second) {
            size = 0;
        }
    }

    /** A scheduling point of {@code task} at {@code site}. */
    void step(int task, int site) {
        event(Event.STEP, site, task);
    }

    void decision(int task) {
        event(Event.DECISION, task, task);
    }

    void time(long nowNanos) {
        event(Event.TIME, nowNanos, -1);
    }

    void draw(long bits, int task) {
        draws++;
        lastDraw = bits;
        event(Event.DRAW, bits, task);
    }

    void other(long value) {
        event(Event.OTHER, value, -1);
    }

    /** The run is over. */
    void end(long traceHash) {
        if (!following) {
            hashOfFirst = traceHash;
        } else if (difference == null && position < size) {
            differ(Event.END, 0, -1);
        } else if (difference == null && traceHash != hashOfFirst) {
            difference = "the trace hashes differ after the first " + size + " events, which are equal\n";
        }
    }

    private void event(Event what, long value, int task) {
        if (!following) {
            if (size < MAX_EVENTS) {
                record(what, value, task);
            }
            return;
        }
        if (difference != null || position >= MAX_EVENTS) {
            return;
        }
        if (position >= size || !isSame(what, value, task)) {
            differ(what, value, task);
        }
        position++;
    }

    private void record(Event what, long value, int task) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            values = Arrays.copyOf(values, size * 2);
            steps = Arrays.copyOf(steps, size * 2);
            tasks = Arrays.copyOf(tasks, size * 2);
        }
        kinds[size] = (byte) what.ordinal();
        values[size] = value;
        steps[size] = scheduler.step();
        tasks[size++] = task;
    }

    private boolean isSame(Event what, long value, int task) {
        if (kinds[position] != what.ordinal() || tasks[position] != task || steps[position] != scheduler.step()) {
            return false;
        }
        long before = values[position];
        return before == value || what == Event.STEP && isSameSite((int) before, (int) value);
    }

    /** Sites of classes that are made anew have numbers of their own. */
    private static boolean isSameSite(int one, int other) {
        return Site.shape(one) == Site.shape(other)
                && SiteTable.describe(Site.index(one)).equals(SiteTable.describe(Site.index(other)));
    }

    private void differ(Event what, long value, int task) {
        StringBuilder text = new StringBuilder();
        text.append("first difference at event ").append(position).append(" of the run\n");
        text.append("  first run:  ");
        if (position < size) {
            Event before = Event.values()[kinds[position]];
            side(text, before, values[position], steps[position], tasks[position]);
        } else {
            text.append(Event.END.label);
        }
        text.append(lastDrawOfFirst()).append('\n');
        text.append("  second run: ");
        side(text, what, value, scheduler.step(), task);
        text.append(lastDraw(what == Event.DRAW ? draws - 1 : draws, lastDraw)).append('\n');
        difference = text.toString();
    }

    private static void side(StringBuilder text, Event what, long value, long step, int task) {
        text.append("step ").append(step);
        if (task >= 0) {
            text.append(", task ").append(task);
        }
        text.append(", ").append(what.label).append(' ');
        if (what == Event.STEP) {
            text.append(ReportBody.site((int) value));
        } else if (what == Event.DRAW || what == Event.OTHER) {
            text.append("0x").append(Long.toHexString(value));
        } else if (what != Event.END) {
            text.append(value);
        }
    }

    private String lastDrawOfFirst() {
        long count = 0;
        long last = 0;
        for (int i = 0; i < Math.min(position, size); i++) {
            if (kinds[i] == Event.DRAW.ordinal()) {
                count++;
                last = values[i];
            }
        }
        return lastDraw(count, last);
    }

    private static String lastDraw(long count, long bits) {
        return count == 0 ? "; no controlled draw before" : "; draw " + count + " was 0x" + Long.toHexString(bits);
    }

    /** Both sides of the first difference, in lines; null if there is none. */
    String difference() {
        return difference;
    }
}
