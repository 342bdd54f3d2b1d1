package dev.lockstep.agent.launch;

import dev.lockstep.controller.ClassCodes;
import java.lang.instrument.Instrumentation;

/** The classes of this JVM, as its instrumentation lists them. */
public final class LoadedClasses implements ClassCodes.Loaded {
    private final Instrumentation instrumentation;

    /** Asks {@code instrumentation}. */
    public LoadedClasses(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    @Override
    public Class<?>[] classes() {
        return instrumentation.getAllLoadedClasses();
    }
}
