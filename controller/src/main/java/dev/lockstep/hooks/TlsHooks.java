package dev.lockstep.hooks;

import java.lang.invoke.VarHandle;

/** The default TLS context, which draws random numbers and keeps sessions: each run and node makes its own. */
public final class TlsHooks {
    /** The controller's row of {@code SSLContext.defaultContext}; set by it, once, before the first run. */
    public static int row;

    private TlsHooks() {}

    /** {@code handle.compareAndSet(null, context)} on that static; in a run, which saw none, it is the run's. */
    public static boolean setDefault(VarHandle handle, Void none, Object context) {
        if (!Current.managed()) {
            return handle.compareAndSet(none, context);
        }
        Current.controller.setPerRun(row, context);
        return true;
    }
}
