package dev.lockstep.agent.transform;

/** Internal names of the hook classes. */
final class Names {
    static final String HOOKS = "dev/lockstep/hooks/";
    static final String CURRENT = HOOKS + "Current";
    static final String MONITORS = HOOKS + "MonitorHooks";
    static final String PARKING = HOOKS + "ParkHooks";
    static final String POINTS = HOOKS + "PointHooks";
    static final String THREADS = HOOKS + "ThreadHooks";
    static final String TIME = HOOKS + "TimeHooks";
    static final String RANDOM = HOOKS + "RandomHooks";
    static final String RUNTIME = HOOKS + "RuntimeHooks";
    static final String MAIN = HOOKS + "MainHooks";

    private Names() {}
}
