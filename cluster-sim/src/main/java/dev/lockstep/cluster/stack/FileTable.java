package dev.lockstep.cluster.stack;

import java.util.ArrayDeque;
import java.util.Arrays;

/** The simulated file descriptors of one run. Their numbers are far above those of real files. */
final class FileTable {
    /** Set in every simulated descriptor and in no real one. */
    static final int MARK = 1 << 28;

    private static final int FIRST_CAPACITY = 64;
    private OpenFile[] files = new OpenFile[FIRST_CAPACITY];
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private int used;

    int add(OpenFile file) {
        int index;
        if (free.size() > FIRST_CAPACITY) { // the longest closed first, so that a late use of a number meets nobody
            index = free.poll();
        } else {
            index = used++;
            if (index == files.length) {
                files = Arrays.copyOf(files, index * 2);
            }
        }
        files[index] = file;
        file.descriptor = MARK | index;
        return file.descriptor;
    }

    /** The open file; null if there is none. */
    OpenFile get(int descriptor) {
        int index = descriptor & ~MARK;
        return index < used ? files[index] : null;
    }

    /** Lets a descriptor stand for another file. */
    void set(int descriptor, OpenFile file) {
        files[descriptor & ~MARK] = file;
    }

    void remove(int descriptor) {
        int index = descriptor & ~MARK;
        files[index] = null;
        free.add(index);
    }
}
