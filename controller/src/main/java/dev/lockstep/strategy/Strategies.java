package dev.lockstep.strategy;

/** Strategies by the name that options use. */
public final class Strategies {
    /** What {@link #parse} accepts, for messages. */
    public static final String ALLOWED = "random, pct, pct:DEPTH (1 to 64), pos";

    private static final int DEFAULT_DEPTH = 3;
    private static final int MAX_DEPTH = 64;

    private Strategies() {}

    /** The strategy called {@code text}; null if there is none. */
    public static Strategy parse(String text) {
        if (text.equals("random")) {
            return new RandomStrategy();
        }
        if (text.equals("pos")) {
            return new PosStrategy();
        }
        if (text.equals("pct")) {
            return new PctStrategy(DEFAULT_DEPTH);
        }
        if (text.startsWith("pct:")) {
            int depth = parseDepth(text.substring("pct:".length()));
            return depth == 0 ? null : new PctStrategy(depth);
        }
        return null;
    }

    private static int parseDepth(String digits) {
        try {
            int depth = Integer.parseInt(digits);
            return depth < 1 || depth > MAX_DEPTH ? 0 : depth;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
