package programs.preview;

import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;

/** Scoped values and structured concurrency. */
public final class Scopes {
    private static final ScopedValue<String> NAME = ScopedValue.newInstance();

    private Scopes() {}

    public static void main(String[] args) {
        ScopedValue.where(NAME, "outer").run(() -> {
            System.out.println(NAME.get());
            ScopedValue.where(NAME, "inner").run(() -> System.out.println(NAME.get()));
            System.out.println(NAME.get());
        });
        System.out.println(NAME.isBound());
        ScopedValue.where(NAME, "scope").run(() -> run(Scopes::both));
        run(Scopes::first);
        run(Scopes::failure);
    }

    private interface Interruptible {
        void run() throws InterruptedException;
    }

    private static void run(Interruptible part) {
        try {
            part.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String after(int millis, String value) throws InterruptedException {
        Thread.sleep(millis);
        return value;
    }

    private static void both() throws InterruptedException {
        try (var scope = StructuredTaskScope.open()) {
            var slow = scope.fork(() -> after(20, NAME.get() + 1));
            var fast = scope.fork(() -> after(10, NAME.get() + 2));
            scope.join();
            System.out.println(slow.get() + " " + fast.get());
        }
    }

    private static void first() throws InterruptedException {
        try (var scope = StructuredTaskScope.open(Joiner.<String>anySuccessfulResultOrThrow())) {
            scope.fork(() -> after(60_000, "slow"));
            scope.fork(() -> after(5, "fast"));
            System.out.println(scope.join());
        }
    }

    private static void failure() throws InterruptedException {
        try (var scope = StructuredTaskScope.open()) {
            scope.fork(() -> {
                throw new IllegalStateException("boom");
            });
            scope.fork(() -> after(60_000, "never"));
            scope.join();
        } catch (FailedException e) {
            System.out.println(e.getCause());
        }
    }
}
