package dev.lockstep.controller;

import dev.lockstep.task.Node;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A node's standard stream: whole lines, each after its name in brackets, on that of the program. */
final class NodeLines extends OutputStream {
    private final byte[] prefix;
    private final PrintStream target;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private NodeLines(String name, PrintStream target) {
        this.prefix = "[".concat(name).concat("] ").getBytes(StandardCharsets.US_ASCII);
        this.target = target;
    }

    static PrintStream stream(Node node, PrintStream target) {
        return new Lines(new NodeLines(node.name, target));
    }

    /** The stream that programs see; remembers what is below it. */
    private static final class Lines extends PrintStream {
        private final NodeLines lines;

        Lines(NodeLines lines) {
            super(lines, true, Charset.defaultCharset());
            this.lines = lines;
        }
    }

    @Override
    public void write(int b) {
        if (line.size() == 0) {
            line.write(prefix, 0, prefix.length);
        }
        line.write(b);
        if (b == '\n') {
            send();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    private void send() {
        byte[] whole = line.toByteArray();
        line.reset();
        target.write(whole, 0, whole.length);
        target.flush();
    }

    /** Ends a line that the node left open when it went down. */
    static void close(Object stream) {
        if (stream instanceof Lines) {
            ((Lines) stream).lines.finish();
        }
    }

    private void finish() {
        if (line.size() > 0) {
            write('\n');
        }
    }
}
