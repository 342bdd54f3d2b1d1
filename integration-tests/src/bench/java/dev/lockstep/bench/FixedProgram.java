package dev.lockstep.bench;

import dev.lockstep.controller.Exploration;
import dev.lockstep.controller.Program;
import dev.lockstep.controller.RunResult;
import dev.lockstep.controller.Settings;

/** The same body every time, statics kept. */
final class FixedProgram implements Program {
    private final Runnable body;

    FixedProgram(Runnable body) {
        this.body = body;
    }

    @Override
    public Runnable prepare() {
        return body;
    }

    @Override
    public ClassLoader contextLoader() {
        return FixedProgram.class.getClassLoader();
    }

    /** Settings on the best engine of this JDK, or the one that {@code bench.engine} names. */
    static Settings settings() {
        Settings settings = new Settings();
        settings.engine = Runtime.version().feature() >= 21 ? "coroutine" : "thread";
        settings.engine = System.getProperty("bench.engine", settings.engine);
        settings.program = false;
        settings.maxStallNanos = 0;
        settings.maxSteps = Long.MAX_VALUE;
        return settings;
    }

    /** Runs {@code body} once under control; fails if it fails. */
    static RunResult runOnce(Settings settings, Runnable body) {
        Exploration exploration = new Exploration(settings, new FixedProgram(body), (result, iteration) -> {}, null);
        exploration.explore();
        RunResult result = exploration.verdict();
        if (result.failure != null) {
            throw new IllegalStateException(result.report);
        }
        return result;
    }
}
