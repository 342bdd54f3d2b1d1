package programs.cluster;

import java.util.Objects;

/** Checks of the programs in this package. */
final class Expect {
    private Expect() {}

    /** A call that is to fail. */
    interface Failing {
        void call() throws Exception;
    }

    static void equal(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + " but was " + actual);
        }
    }

    static void that(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    /** The message of the exception that {@code body} throws, which must be of that very type. */
    static String failure(Class<? extends Throwable> type, Failing body) {
        try {
            body.call();
        } catch (Throwable e) {
            if (e.getClass() == type) {
                return e.getMessage();
            }
            throw new AssertionError("expected " + type + " but got " + e, e);
        }
        throw new AssertionError("expected " + type);
    }
}
