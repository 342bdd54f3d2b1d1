package dev.lockstep.agent.option;

/** Spans of time as options spell them. */
final class Duration {
    private static final String[] UNITS = {"ns", "us", "ms", "s", "m", "h", "d"};
    private static final long[] NANOS = {
        1L, 1_000L, 1_000_000L, 1_000_000_000L, 60_000_000_000L, 3_600_000_000_000L, 86_400_000_000_000L
    };

    private Duration() {}

    /** Nanoseconds, at most {@code Long.MAX_VALUE}; a bare number is seconds; null if malformed. */
    static Long parse(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > 18) {
            return null;
        }
        long number = Long.parseLong(text.substring(0, digits));
        String unit = digits == text.length() ? "s" : text.substring(digits);
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i].equals(unit)) {
                return number > Long.MAX_VALUE / NANOS[i] ? Long.MAX_VALUE : number * NANOS[i];
            }
        }
        return null;
    }
}
