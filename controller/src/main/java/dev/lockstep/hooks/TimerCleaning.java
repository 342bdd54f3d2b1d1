package dev.lockstep.hooks;

import java.lang.ref.Cleaner;

/** What {@code Timer.cancel} does to the timer's thread, once; no cleaner knows of it. */
final class TimerCleaning implements Cleaner.Cleanable {
    private Runnable action;

    TimerCleaning(Runnable action) {
        this.action = action;
    }

    @Override
    public void clean() {
        Runnable once = action;
        action = null;
        if (once != null) {
            once.run();
        }
    }
}
