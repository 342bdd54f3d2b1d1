package programs.outside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Child processes: their output, input, end, and what can be done to them, while other threads go on. */
public final class Children {
    private static final int LARGE = 300_000;
    private static final int SIGTERM = 128 + 15;
    private static final int SIGKILL = 128 + 9;

    private Children() {}

    public static void main(String[] args) throws Exception {
        output();
        status();
        talk();
        largerThanAPipe();
        severalAtOnce();
        endsInTime();
        endsTooLate();
        destroyed();
        polled();
        handles();
        inherited();
    }

    private static Process shell(String command) throws IOException {
        return new ProcessBuilder("sh", "-c", command).start();
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void output() throws Exception {
        Process process = shell("echo one; echo two >&2; echo three");
        System.out.println(
                "out " + text(process.getInputStream()).replace('\n', ' ').strip());
        System.out.println("err " + text(process.getErrorStream()).strip());
        System.out.println("status " + process.waitFor());
    }

    private static void status() throws Exception {
        Process process = Runtime.getRuntime().exec(new String[] {"sh", "-c", "exit 3"});
        System.out.println("exec " + process.waitFor() + " " + process.exitValue() + " " + process.isAlive());
        try {
            new ProcessBuilder("/no/such/program").start();
        } catch (IOException e) {
            System.out.println("no such program");
        }
    }

    /** A dialogue with a filter. */
    private static void talk() throws Exception {
        Process process = new ProcessBuilder("cat").start();
        AtomicInteger others = new AtomicInteger();
        Thread other = new Thread(() -> {
            for (int i = 0; i < 100; i++) {
                others.incrementAndGet();
                Thread.yield();
            }
        });
        other.start();
        try (PrintStream to = new PrintStream(process.getOutputStream(), true);
                BufferedReader from = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            for (int i = 0; i < 3; i++) {
                to.println("line " + i);
                System.out.println("echo " + from.readLine());
            }
            to.close();
            System.out.println("end " + from.readLine());
        }
        other.join();
        System.out.println("cat " + process.waitFor() + " others " + others.get());
    }

    /** Blocks the writer until the reader has made room. */
    private static void largerThanAPipe() throws Exception {
        Process process = new ProcessBuilder("cat").start();
        CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> {
            try {
                return process.getInputStream().readAllBytes().length;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        byte[] large = new byte[LARGE];
        Arrays.fill(large, (byte) 'x');
        try (OutputStream to = process.getOutputStream()) {
            to.write(large);
        }
        System.out.println("large " + read.get() + " " + process.waitFor());
    }

    private static void severalAtOnce() throws Exception {
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(shell("exit " + i));
        }
        int sum = 0;
        for (Process process : all) {
            sum += process.onExit().get().exitValue();
        }
        System.out.println("several " + sum);
    }

    private static void endsInTime() throws Exception {
        Process process = shell("sleep 0.2; exit 5");
        System.out.println("in time " + process.waitFor(1, TimeUnit.MINUTES) + " " + process.exitValue());
        System.out.println(
                "future " + shell("sleep 0.1").onExit().get(1, TimeUnit.MINUTES).exitValue());
    }

    private static void endsTooLate() throws Exception {
        Process process = shell("exec sleep 600");
        System.out.println("too late " + process.waitFor(300, TimeUnit.MILLISECONDS) + " " + process.isAlive());
        try {
            process.onExit().get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("timeout");
        }
        try {
            process.exitValue();
        } catch (IllegalThreadStateException e) {
            System.out.println("has no status yet");
        }
        process.destroyForcibly();
        System.out.println("killed " + (process.waitFor() == SIGKILL));
    }

    private static void destroyed() throws Exception {
        Process process = shell("exec sleep 600");
        Thread waiter = new Thread(() -> {
            try {
                System.out.println("terminated " + (process.waitFor() == SIGTERM));
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        });
        waiter.start();
        process.destroy();
        waiter.join();
        Process other = shell("exec sleep 600");
        Thread impatient = new Thread(() -> {
            try {
                other.waitFor();
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        });
        impatient.start();
        Thread.sleep(10);
        impatient.interrupt();
        impatient.join();
        other.destroyForcibly().waitFor();
    }

    private static void polled() throws Exception {
        Process process = shell("sleep 0.1");
        while (process.isAlive()) {
            Thread.onSpinWait();
        }
        System.out.println("polled " + process.exitValue());
        process = shell("sleep 0.1; exit 1");
        while (true) {
            try {
                System.out.println("polled " + process.exitValue());
                break;
            } catch (IllegalThreadStateException e) {
                Thread.sleep(10);
            }
        }
    }

    private static void handles() throws InterruptedException, ExecutionException, IOException {
        Process process = shell("exec sleep 600");
        ProcessHandle handle = process.toHandle();
        System.out.println("child " + handle.isAlive() + " " + (handle.pid() == process.pid()));
        CompletableFuture<String> end = handle.onExit().thenApply(ended -> "ended " + ended.isAlive());
        handle.destroy();
        System.out.println(end.get() + " " + (process.waitFor() == SIGTERM));
    }

    private static void inherited() throws Exception {
        System.out.flush();
        Process process =
                new ProcessBuilder("echo", "by the child itself").inheritIO().start();
        System.out.println("inherited " + process.waitFor());
    }
}
