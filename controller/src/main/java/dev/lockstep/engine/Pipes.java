package dev.lockstep.engine;

/**
 * Native pipes, by the numbers of their descriptors. The agent generates what implements it inside the JDK's package
 * {@code sun.nio.ch}, whose methods these are. Any thread; the simulated network is not asked.
 */
public abstract class Pipes {
    static final String GENERATED = "sun.nio.ch.LockstepPipes";

    /** A new pipe: the descriptor to read from in the upper half, the one to write to in the lower. */
    public abstract long open();

    /** Writes a byte. */
    public abstract void write(int descriptor);

    /** Reads a byte, and waits until there is one. */
    public abstract void read(int descriptor);
}
