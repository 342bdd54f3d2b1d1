package dev.lockstep.agent.statics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StaticsIndexTest {
    private final StaticsIndex index = new StaticsIndex();

    private static final class Nothing {}

    private static final class Plain {
        static final Map<String, Integer> MAP = new java.util.HashMap<>(Map.of("a", 1));
        static final AtomicInteger COUNT = new AtomicInteger(7);
        static final String NAME = String.valueOf(3);
        static int number = NAME.length();
    }

    private static final class WithHandle {
        static final VarHandle NUMBER;
        static volatile int number = 3;

        static {
            try {
                NUMBER = MethodHandles.lookup().findStaticVarHandle(WithHandle.class, "number", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }

    private enum Color {
        RED,
        GREEN
    }

    private static final class UsesColor {
        static Color color = Color.RED;
        static final Object[] ALL = {Color.GREEN, new Nothing()};
    }

    private static final class UsesUser {
        static Object user = UsesColor.ALL;
        static Object other = new Needy();
    }

    private static final class Needy {
        static final Color COLOR = Color.RED;
    }

    private static final class ReadsMutable {
        static int copy = Plain.number;
    }

    private static final class Looks {
        static final int SIZE = Plain.MAP.size(); // the map is final, what is in it is not
    }

    private enum Tally {
        ONLY;

        int count;
    }

    private static final class Counts {
        static final int COUNT = Tally.ONLY.count;
    }

    private static final class Writes {
        static final int ONE = Plain.number = 1;
    }

    private static final class Timed {
        static final long NOW = System.nanoTime();
    }

    private static final class Unpredictable {
        static final double VALUE = Math.random();
    }

    private static class Overridable {
        static final Object OWN = new Overridable().make();

        Object make() {
            return new ArrayList<>();
        }
    }

    private static final class OfNative {
        static int count;

        private static native void stop();
    }

    private interface Holder {
        List<String> LIST = new ArrayList<>();
    }

    private interface Constants {
        int ONE = Integer.parseInt("1");
    }

    private static final class Child extends Timed2 {}

    private static class Timed2 {
        static final long NOW = System.currentTimeMillis();
    }

    @Test
    void whatTouchesNothingElseIsSelfContained() throws IOException {
        for (Class<?> type : List.of(Nothing.class, Plain.class, WithHandle.class, Color.class, Constants.class)) {
            assertTrue(index.isSelfContained(add(type)), type::getName);
            assertNull(index.whyNotRenewable(add(type)));
        }
    }

    @Test
    void whatUsesSelfContainedClassesCanBeMadeNewButIsNotSelfContained() throws IOException {
        add(Color.class);
        add(Nothing.class);
        String name = add(UsesColor.class);
        assertNull(index.whyNotRenewable(name));
        assertFalse(index.isSelfContained(name));
        add(Needy.class);
        assertTrue(trouble(UsesUser.class).contains("needs class"), "two steps away");
    }

    @Test
    void whatDependsOnTheMomentCannotBeMadeNew() throws IOException {
        add(Plain.class);
        assertTrue(trouble(ReadsMutable.class).contains("Plain.number, which can change"));
        assertTrue(trouble(Looks.class).contains("Plain.MAP, which can change"));
        add(Tally.class);
        assertTrue(trouble(Counts.class).contains("Tally.ONLY, which can change"));
        assertTrue(trouble(Writes.class).contains("writes "));
        assertTrue(trouble(Timed.class).contains("java.lang.System.nanoTime"));
        assertTrue(trouble(Unpredictable.class).contains("java.lang.Math.random"));
        assertTrue(trouble(Overridable.class).contains("can be overridden"));
        add(Timed2.class);
        assertTrue(trouble(Child.class).contains("superclass"));
    }

    @Test
    void whatHoldsStateOutsideOfFieldsCannotBeMadeNew() throws IOException {
        assertTrue(trouble(OfNative.class).contains("is native"));
        assertTrue(trouble(Holder.class).contains("interface with a field"));
    }

    @Test
    void valuesStayAndTheRestIsRenewed() throws IOException {
        ClassStatics plain = index.of(add(Plain.class));
        assertEquals(
                List.of(true, true, false, true),
                List.of(
                        plain.isRenewed("MAP"),
                        plain.isRenewed("COUNT"),
                        plain.isRenewed("NAME"),
                        plain.isRenewed("number")));
        assertTrue(index.hasRenewal(add(Plain.class)));
        assertFalse(index.hasRenewal(add(Nothing.class)));
        assertFalse(index.hasRenewal(add(Timed.class)));
    }

    @Test
    void twoClassesOfOneNameAreNotTold() throws IOException {
        String name = add(Nothing.class);
        index.add(name, bytes(Plain.class));
        assertNotNull(index.whyNotRenewable(name));
        assertFalse(index.isSelfContained("never/Added"));
    }

    private String trouble(Class<?> type) throws IOException {
        String trouble = index.whyNotRenewable(add(type));
        assertNotNull(trouble, type::getName);
        assertFalse(index.isSelfContained(add(type)), type::getName);
        return trouble;
    }

    private String add(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/');
        index.add(name, bytes(type));
        return name;
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }
}
