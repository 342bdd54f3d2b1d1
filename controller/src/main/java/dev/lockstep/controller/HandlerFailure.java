package dev.lockstep.controller;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/** The line that the VM writes when an uncaught-exception handler itself throws. */
final class HandlerFailure {
    private HandlerFailure() {}

    /** Writes it past {@code System.err}, which is the program's own. */
    static void print(Thread thread, Throwable thrown) {
        String line = "\nException: " + thrown.getClass().getName()
                + " thrown from the UncaughtExceptionHandler in thread \"" + thread.getName() + "\"\n";
        try {
            new FileOutputStream(FileDescriptor.err).write(line.getBytes());
        } catch (IOException e) {
            return; // nobody listens
        }
    }
}
