package dev.lockstep.engine;

import java.util.ArrayDeque;

/**
 * What a native thread sleeps by, and is woken by, where it shares its processor with the one that wakes it: a pipe. A
 * park and its unpark make three calls of the system, a byte that is written and read two.
 *
 * <p>It may ring once too often: who waits looks again. Pipes are never closed but used again, so that a late ring
 * meets no other's descriptor.
 */
final class Bell {
    private static final int MAX = 64; // 128 descriptors; a process may have as few as 1,024
    private static final ArrayDeque<Bell> FREE = new ArrayDeque<>();
    private static int made;
    private static Pipes pipes;
    private final int in;
    private final int out;

    private Bell(long pipe) {
        in = (int) (pipe >>> Integer.SIZE);
        out = (int) pipe;
    }

    /** A bell, or null if there are many already or the system has no more. */
    static Bell take() {
        synchronized (FREE) {
            Bell free = FREE.poll();
            if (free != null || made == MAX) {
                return free;
            }
            try {
                if (pipes == null) {
                    pipes = (Pipes) Class.forName(Pipes.GENERATED, true, null)
                            .getDeclaredConstructor()
                            .newInstance();
                }
                Bell bell = new Bell(pipes.open());
                made++;
                return bell;
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                made = MAX;
                return null;
            }
        }
    }

    /** Gives it back, for another thread. */
    void release() {
        synchronized (FREE) {
            FREE.add(this);
        }
    }

    /** Wakes who waits, or will. */
    void ring() {
        pipes.write(out);
    }

    /** Sleeps until it rings. */
    void await() {
        pipes.read(in);
    }
}
