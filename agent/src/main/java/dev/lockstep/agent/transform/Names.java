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
    static final String LAMBDAS = HOOKS + "SerialForms";
    static final String CLASSES = HOOKS + "ClassHooks";
    static final String LOADERS = HOOKS + "LoaderHooks";
    static final String IDENTITY = HOOKS + "IdentityHooks";
    static final String REFERENCES = HOOKS + "ReferenceHooks";
    static final String LEGACY_THREADS = HOOKS + "LegacyThreadHooks";
    static final String GROUPS = HOOKS + "GroupHooks";
    static final String MANAGEMENT = HOOKS + "ManagementHooks";
    static final String TRANSPORTS = HOOKS + "NativeTransports";
    static final String STACK_TRACES = HOOKS + "StackTraces";
    static final String CHILDREN = HOOKS + "ChildHooks";
    static final String FILES = HOOKS + "FileHooks";
    static final String INITIALIZERS = HOOKS + "InitializerHooks";
    static final String STATICS = HOOKS + "StaticsHooks";
    static final String MAIN = HOOKS + "MainHooks";
    static final String DESCRIPTORS = "dev/lockstep/cluster/jdk/Fds";
    static final String DATAGRAMS = "dev/lockstep/cluster/jdk/DatagramCalls";

    private Names() {}
}
