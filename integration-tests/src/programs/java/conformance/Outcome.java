package conformance;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Texts of values and failures that are equal wherever the behaviour is equal. */
final class Outcome {
    static final int JDK = Runtime.version().feature();

    private Outcome() {}

    /** The parts with a blank between them. */
    static String of(Object... parts) {
        return Arrays.stream(parts).map(Outcome::text).collect(Collectors.joining(" "));
    }

    /** What {@code action} throws; {@code done} if it does not. */
    static String failure(Action action) {
        try {
            action.run();
            return "done";
        } catch (Exception e) {
            return text(e);
        }
    }

    /** The type that {@code action} throws, for failures whose message nobody matches on. */
    static String failureType(Action action) {
        try {
            action.run();
            return "done";
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }

    /** Whether an I/O operation fails, in whatever words. */
    static String failsWithIo(Action action) {
        try {
            action.run();
            return "done";
        } catch (IOException e) {
            return "fails";
        } catch (Exception e) {
            return text(e);
        }
    }

    static String text(Object value) {
        if (value instanceof ExecutionException failed) {
            return "failed with " + text(failed.getCause());
        }
        if (value instanceof Throwable thrown) {
            String message = thrown.getMessage();
            return thrown.getClass().getSimpleName() + (message == null ? "" : ": " + withoutPorts(message));
        }
        if (value instanceof InetSocketAddress address) {
            return address.isUnresolved()
                    ? address.getHostString() + " unresolved"
                    : address.getAddress().getHostAddress();
        }
        if (value instanceof Object[] array) {
            return of(array);
        }
        if (value instanceof Collection<?> many) {
            return of(many.toArray());
        }
        return String.valueOf(value);
    }

    /** Replaces port numbers, which the system chooses. */
    static String withoutPorts(String text) {
        return text.replaceAll("(:|port=)[1-9]\\d{3,4}\\b", "$1PORT");
    }
}
