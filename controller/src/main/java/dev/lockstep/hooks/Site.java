package dev.lockstep.hooks;

/**
 * The number that instrumented code passes at a scheduling point: an index into the table of source
 * positions, with the kind of operation and its read/write nature in the low bits.
 */
public final class Site {
    private static final int WRITE = 1;
    private static final int KIND_SHIFT = 1;
    private static final int KIND_MASK = 31;
    private static final int INDEX_SHIFT = 6;
    private static final PointKind[] KINDS = PointKind.values();

    private Site() {}

    /** Packs a position index (below 2^26), a kind and whether the operation may write. */
    public static int pack(int index, PointKind kind, boolean write) {
        return index << INDEX_SHIFT | kind.ordinal() << KIND_SHIFT | (write ? WRITE : 0);
    }

    /** Position index in the table of sites. */
    public static int index(int site) {
        return site >>> INDEX_SHIFT;
    }

    /** Kind of the operation. */
    public static PointKind kind(int site) {
        return KINDS[site >>> KIND_SHIFT & KIND_MASK];
    }

    /** Whether the operation may write its resource. */
    public static boolean isWrite(int site) {
        return (site & WRITE) != 0;
    }

    /** Kind and read/write bits alone: the part that is equal in every JVM. */
    public static int shape(int site) {
        return site & (1 << INDEX_SHIFT) - 1;
    }
}
