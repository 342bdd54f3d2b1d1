package dev.lockstep.controller;

import dev.lockstep.engine.HashState;
import java.util.Arrays;

/**
 * Classes of the boot loader that were defined lately. The VM draws the identity hash code of a class when it links it,
 * which can be long after, in the middle of anything; so each gets its code before that.
 */
final class UnlinkedClasses {
    private static final int FEW = 16;
    private String[] names = new String[FEW];
    private int count;
    private boolean giving;

    /** The VM is about to define the class of that name. */
    void add(String name) {
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
        }
        names[count++] = name;
    }

    boolean any() {
        return count > 0;
    }

    /** Draws the codes that are missing, from the generator at {@code address}; not while one is being defined. */
    void giveCodes(long address) {
        if (giving) {
            return;
        }
        giving = true;
        try {
            for (int i = 0; i < count; i++) {
                give(address, names[i]);
            }
        } finally {
            count = 0;
            giving = false;
        }
    }

    private static void give(long address, String name) {
        try {
            Class<?> type = Class.forName(name, false, null);
            if (!HashState.hasHash(type)) {
                HashState.draw(address, ClassCodes.bits(type), type);
            }
        } catch (ClassNotFoundException | LinkageError e) {
            return; // it was not to be
        }
    }
}
