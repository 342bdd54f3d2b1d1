package dev.lockstep.agent.option;

/** Spans of time as options spell them. */
public final class Duration {
    private static final String[] UNITS = {"ns", "us", "ms", "s", "m", "h", "d"};
    private static final long[] NANOS = {
        1L, 1_000L, 1_000_000L, 1_000_000_000L, 60_000_000_000L, 3_600_000_000_000L, 86_400_000_000_000L
    };

    private Duration() {}

    /** Nanoseconds; a bare number is seconds; null if malformed or more than {@code Long.MAX_VALUE} nanoseconds. */
    public static Long parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        long number;
        try {
            number = Long.parseLong(text.substring(0, digits));
        } catch (NumberFormatException e) {
            return null;
        }
        String unit = digits == text.length() ? "s" : text.substring(digits);
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i].equals(unit)) {
                return number > Long.MAX_VALUE / NANOS[i] ? null : (Long) (number * NANOS[i]);
            }
        }
        return null;
    }
}
