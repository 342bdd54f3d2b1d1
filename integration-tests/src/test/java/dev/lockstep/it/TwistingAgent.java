package dev.lockstep.it;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;

/** An agent that changes what a cancelled timer says, and not the length of it. */
public final class TwistingAgent implements ClassFileTransformer {
    static final String PLAIN = "Timer already cancelled.";
    static final String TWISTED = "Timer twisted cancelled.";

    /** {@code -javaagent}. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new TwistingAgent());
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
        return "java/util/Timer".equals(name) ? twisted(bytes, PLAIN, TWISTED) : null;
    }

    /** A copy of {@code bytes} in which the first text is the second, of equal length, wherever it stands. */
    static byte[] twisted(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
