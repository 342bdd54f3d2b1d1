package dev.lockstep.hooks;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Child processes of a run. They are real, and outside: what they write and that they end comes in as external
 * events. Called by the holder of the baton unless a method says otherwise.
 */
public final class ChildHooks {
    private static final int FIRST_CAPACITY = 8;
    private static Map<Long, CompletableFuture<Integer>> ends = new HashMap<>();
    private static Map<Long, ChildEnd> children = new HashMap<>();
    private static FileDescriptor[] pipes = new FileDescriptor[FIRST_CAPACITY];
    private static int count;
    private static volatile boolean waitsNatively;

    private ChildHooks() {}

    /** {@code ProcessHandleImpl.completion}: completed by a task, when the end of the process has come in. */
    public static CompletableFuture<Integer> completion(long pid, boolean reap) {
        CompletableFuture<Integer> known = ends.get(pid);
        if (known != null && !known.isDone()) {
            return known;
        }
        CompletableFuture<Integer> end = new CompletableFuture<>();
        ends.put(pid, end);
        ChildEnd call = new ChildEnd(pid, reap);
        if (reap) {
            children.put(pid, call);
        }
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread task = Current.thread;
        if (waitsNatively) {
            Current.thread = null;
        }
        try {
            Reaper reaper = new Reaper(group, call, end);
            reaper.setDaemon(true);
            reaper.start();
        } finally {
            Current.thread = task;
        }
        return end;
    }

    /**
     * What waits for processes could not be rewritten, because a thread was in it as the agent attached: so who waits
     * for one blocks the run until it ends, and a real thread must tell of it.
     */
    public static void waitNatively() {
        waitsNatively = true;
    }

    /** Start of {@code ProcessBuilder.start}: a child of a node has the node's environment. */
    public static void starts(ProcessBuilder builder) {
        if (RuntimeHooks.hasEnvironment()) {
            builder.environment(); // which makes one if there is none yet
        }
    }

    /** End of {@code ProcessEnvironment.environment}: the environment of a child, before the program changes it. */
    public static void environment(Map<String, String> ofChild) {
        if (RuntimeHooks.hasEnvironment()) {
            ofChild.clear();
            ofChild.putAll(Current.controller.environment());
        }
    }

    /** End of {@code ProcessImpl.newFileDescriptor}: this run's end of a pipe to a child. */
    public static void pipe(FileDescriptor descriptor) {
        if (!Current.managed()) {
            return;
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (pipes[i].valid()) {
                pipes[kept++] = pipes[i];
            }
        }
        count = kept;
        if (count == pipes.length) {
            FileDescriptor[] more = new FileDescriptor[count * 2];
            System.arraycopy(pipes, 0, more, 0, count);
            pipes = more;
        }
        pipes[count++] = descriptor;
    }

    /** True if a task reads from a child. */
    public static boolean isPipe(FileInputStream in) throws IOException {
        return count > 0 && Current.managed() && isPipe(in.getFD());
    }

    /** True if a task writes to a child. */
    public static boolean isPipe(FileOutputStream out) throws IOException {
        return count > 0 && Current.managed() && isPipe(out.getFD());
    }

    private static boolean isPipe(FileDescriptor descriptor) {
        for (int i = 0; i < count; i++) {
            if (pipes[i] == descriptor) {
                return true;
            }
        }
        return false;
    }

    /** {@code FileInputStream.read()}. */
    public static int read(FileInputStream in) throws IOException {
        byte[] one = new byte[1];
        return read(in, one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** {@code FileInputStream.read(byte[])}. */
    public static int read(FileInputStream in, byte[] bytes) throws IOException {
        return read(in, bytes, 0, bytes.length);
    }

    /** {@code FileInputStream.read(byte[], int, int)}. */
    public static int read(FileInputStream in, byte[] bytes, int offset, int length) throws IOException {
        ChildRead read = new ChildRead(in, bytes, offset, length);
        Current.controller.outside(read);
        return read.result;
    }

    /** {@code FileOutputStream.write(byte[], int, int)}. */
    public static void write(FileOutputStream out, byte[] bytes, int offset, int length) throws IOException {
        Current.controller.outside(new ChildWrite(out, bytes, offset, length));
    }

    /** A task asks whether a child has ended. It may ask until it has, so this lets others run, and time pass. */
    public static void asked() {
        if (Current.managed()) {
            Current.controller.yieldNow();
        }
    }

    /** The run is over: what it has started and not ended is ended, and its children. Unmanaged. */
    public static void runOver() {
        for (int i = 0; i < count; i++) {
            pipes[i] = null;
        }
        count = 0;
        if (ends.isEmpty()) {
            return;
        }
        Map<Long, ChildEnd> left = children;
        ends = new HashMap<>();
        children = new HashMap<>();
        for (ChildEnd child : left.values()) {
            if (!child.ended) {
                destroy(child.pid);
            }
        }
    }

    private static void destroy(long pid) {
        Optional<ProcessHandle> child = ProcessHandle.of(pid);
        if (!child.isPresent()) {
            return;
        }
        Object[] below = child.get().descendants().toArray();
        child.get().destroyForcibly();
        for (Object each : below) {
            ((ProcessHandle) each).destroyForcibly();
        }
    }

    /** Waits for the end of a process: a task, unless the program waits natively. */
    private static final class Reaper extends Thread {
        private final CompletableFuture<Integer> end;
        private final ChildEnd call;

        Reaper(ThreadGroup group, ChildEnd call, CompletableFuture<Integer> end) {
            super(group, null, "process reaper", 0, false);
            this.end = end;
            this.call = call;
        }

        @Override
        public void run() {
            try {
                if (waitsNatively) {
                    call.call();
                } else {
                    Current.controller.outside(call);
                }
            } catch (IOException e) {
                end.completeExceptionally(e);
                return;
            }
            end.complete(call.status);
        }
    }
}
