package dev.lockstep.agent.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.agent.transform.fixture.Tiny;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/** The code of a small synchronized method, as it is known to be right; a change here wants a look. */
class ListingTest {
    @Test
    void aSynchronizedMethodBecomesTwoBodies() throws IOException {
        String name = Tiny.class.getName();
        ClassContext context =
                new ClassContext(name.replace('.', '/'), true, false, true, new TypeIndex(Tiny.class.getClassLoader()));
        byte[] rewritten = new ClassRewriter(context).rewrite(Rewriting.bytes(name));
        assertEquals(expected("tiny-next.txt"), listing(rewritten, "next"));
    }

    private static String listing(byte[] bytes, String methodName) {
        ClassNode type = new ClassNode();
        new ClassReader(bytes).accept(type, ClassReader.SKIP_DEBUG);
        Textifier text = new Textifier();
        for (MethodNode method : type.methods) {
            if (method.name.equals(methodName)) {
                method.accept(new TraceMethodVisitor(text));
            }
        }
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        text.print(printer);
        printer.flush();
        return out.toString().replaceAll("(?:SIPUSH|LDC) \\d+", "SITE"); // numbers of sites depend on earlier classes
    }

    private static String expected(String resource) throws IOException {
        try (InputStream in = ListingTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
