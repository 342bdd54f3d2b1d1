package programs.monitors;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CountDownLatch;
import programs.check.Check;

/** JDK streams that hold a lock while they block or call the program. */
public final class JdkStreams {
    private JdkStreams() {}

    public static void main(String[] args) throws Exception {
        pipes();
        fullPipe();
        brokenPipe();
        characterPipes();
        prints();
        writers();
        traces();
    }

    private static void pipes() throws Exception {
        PipedInputStream in = new PipedInputStream(4);
        PipedOutputStream out = new PipedOutputStream(in);
        Thread writer = Check.start("writer", () -> {
            out.write("hello pipe".getBytes());
            out.close();
        });
        StringBuilder text = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            text.append((char) b);
        }
        writer.join();
        Check.equal("piped", "hello pipe", text);
    }

    private static void fullPipe() throws Exception {
        PipedInputStream in = new PipedInputStream(1);
        PipedOutputStream out = new PipedOutputStream(in);
        Thread writer = Check.start("writer", () -> {
            out.write(1);
            out.write(2);
            out.close();
        });
        Check.awaitState(writer, Thread.State.TIMED_WAITING);
        Check.equal("available", 1, in.available());
        Check.equal("first", 1, in.read());
        Check.equal("second", 2, in.read());
        writer.join();
        Check.equal("end", -1, in.read());
    }

    private static void brokenPipe() throws Exception {
        PipedInputStream in = new PipedInputStream();
        PipedOutputStream out = new PipedOutputStream(in);
        Thread writer = Check.start("writer", () -> out.write(1));
        Check.equal("only", 1, in.read());
        writer.join();
        Check.equal(
                "the writer died",
                "Write end dead",
                Check.thrown("read", IOException.class, in::read).getMessage());
    }

    private static void characterPipes() throws Exception {
        PipedReader in = new PipedReader(3);
        PipedWriter out = new PipedWriter(in);
        Thread writer = Check.start("writer", () -> {
            try (BufferedWriter buffered = new BufferedWriter(out, 2)) {
                buffered.write("one\ntwo\nthree\n");
            }
        });
        BufferedReader reader = new BufferedReader(in, 4);
        Check.equal("one", "one", reader.readLine());
        Check.equal("two", "two", reader.readLine());
        Check.equal("three", "three", reader.readLine());
        Check.equal("end", null, reader.readLine());
        writer.join();
    }

    private static void prints() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream shared = new PrintStream(bytes, true);
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Check.start("printer-" + i, () -> {
                shared.println(slow("abc"));
                shared.printf("%s%n", slow("def"));
                shared.append("ghi").println();
            });
        }
        Check.join(threads);
        Check.equal("bytes", 3 * 3 * (3 + System.lineSeparator().length()), bytes.size());
        PrintStream reader = new PrintStream(new PipedOutputStream(new PipedInputStream(64)), true);
        reader.println("fits");
        Check.that("no error", !reader.checkError());
    }

    private static Object slow(String text) {
        return new Object() {
            @Override
            public String toString() {
                Check.quietly(() -> Thread.sleep(1));
                return text;
            }
        };
    }

    /** Two readers of one buffered reader over a pipe: one blocks in the pipe and holds the reader's lock. */
    private static void writers() throws Exception {
        PipedReader in = new PipedReader();
        PipedWriter out = new PipedWriter(in);
        BufferedReader shared = new BufferedReader(in);
        StringBuffer lines = new StringBuffer();
        Thread[] readers = new Thread[2];
        CountDownLatch both = new CountDownLatch(2); // a pipe whose last reader has ended takes no more
        for (int i = 0; i < readers.length; i++) {
            readers[i] = Check.start("reader-" + i, () -> {
                lines.append(shared.readLine());
                both.countDown();
                both.await();
            });
        }
        StringWriter copy = new StringWriter();
        PrintWriter print = new PrintWriter(out);
        for (String line : new String[] {"x", "x"}) {
            Thread.sleep(2);
            print.println(line);
            print.flush();
            copy.append(line);
        }
        Check.join(readers);
        Check.equal("lines", "xx", lines);
        Check.equal("copied", "xx", copy);
    }

    private static void traces() throws InterruptedException {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        Exception failure = new IllegalStateException("outer", new IOException("inner") {
            @Override
            public String toString() {
                Check.quietly(() -> Thread.sleep(1));
                return "slow";
            }
        });
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Check.start("tracer-" + i, () -> failure.printStackTrace(out));
        }
        Check.join(threads);
        int traces = text.toString().split("Caused by: slow", -1).length - 1;
        Check.equal("whole traces", 3, traces);
        int starts = text.toString().split("IllegalStateException: outer", -1).length - 1;
        Check.equal("heads", 3, starts);
    }
}
