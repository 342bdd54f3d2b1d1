package dev.lockstep.controller;

import dev.lockstep.engine.CoroutineEngine;
import dev.lockstep.engine.Engine;
import dev.lockstep.engine.TaskBody;
import dev.lockstep.engine.ThreadEngine;

/** Makes the engine that settings ask for. */
final class Engines {
    private static final long MANY_RUNS = 100; // a few milliseconds to settle on a processor are little beside them

    private Engines() {}

    static Engine create(Settings settings, TaskBody body) {
        if (settings.engine.equals("coroutine")) {
            return new CoroutineEngine(body);
        }
        return new ThreadEngine(body, settings.oneProcessor && settings.iterations >= MANY_RUNS);
    }
}
