package dev.lockstep.cluster.stack;

/** The bytes between the two ends of a pipe. */
final class PipeBuffer {
    static final int CAPACITY = 65_536;
    final ByteRing bytes = new ByteRing();
    PipeEnd reader;
    PipeEnd writer;
}
