package dev.lockstep.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClassCodesTest {
    private interface Face {}

    private enum Own {
        ONE
    }

    private static Object proxy(Class<?>... faces) {
        return Proxy.newProxyInstance(ClassCodesTest.class.getClassLoader(), faces, (proxy, method, arguments) -> null);
    }

    @Test
    void hiddenClassesAreCalledAfterTheirHost() {
        assertEquals("a.B$$Lambda", ClassCodes.hiddenName("a.B$$Lambda$14"));
        assertEquals("a.B$$Lambda", ClassCodes.hiddenName("a.B$$Lambda$14/0x0000000800c03000"));
        assertEquals("a.B$$Lambda", ClassCodes.hiddenName("a.B$$Lambda/0x00007f5c"));
        assertEquals("a.B$$Lambda", ClassCodes.hiddenName("a.B$$Lambda"));
        assertEquals("a.B", ClassCodes.hiddenName("a.B/0x00007f5c"));
        Runnable lambda = () -> {};
        assertEquals(ClassCodesTest.class.getName() + "$$Lambda", ClassCodes.name(lambda.getClass()));
    }

    @Test
    void proxiesAreCalledAfterTheirInterfaces() {
        String one = ClassCodes.name(proxy(Face.class).getClass());
        assertEquals("$Proxy " + Face.class.getName(), one);
        assertNotEquals(one, ClassCodes.name(proxy(Face.class, Runnable.class).getClass()));
    }

    @Test
    void otherClassesHaveTheirNames() {
        assertEquals("int", ClassCodes.name(int.class));
        assertEquals("[Ljava.lang.String;", ClassCodes.name(String[].class));
        assertEquals(Face.class.getName(), ClassCodes.name(Face.class));
    }

    @Test
    void constantsOfTheJdkOutliveRunsAndOthersDoNot() {
        assertTrue(ClassCodes.isConstantOfJdk(TimeUnit.DAYS));
        assertFalse(ClassCodes.isConstantOfJdk(Own.ONE));
        assertFalse(ClassCodes.isConstantOfJdk("DAYS"));
        assertNotEquals(ClassCodes.bits(TimeUnit.DAYS), ClassCodes.bits(TimeUnit.HOURS));
    }
}
