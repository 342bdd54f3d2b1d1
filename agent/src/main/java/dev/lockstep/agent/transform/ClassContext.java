package dev.lockstep.agent.transform;

import dev.lockstep.agent.statics.ClassStatics;

/** What is known of the class that is being rewritten, apart from its bytes. */
final class ClassContext {
    final String name;

    /** True if the class gets scheduling points. */
    final boolean application;

    /** True if the rules for classes of the JDK apply: also if one is treated as application code. */
    final boolean jdk;

    final boolean memoryPoints;
    final boolean mayChangeFlags;
    final TypeIndex types;

    /** What the class needs for its static state to be made new between runs; null if that is not wanted. */
    ClassStatics renewal;

    ClassContext(String name, boolean application, boolean memoryPoints, boolean mayChangeFlags, TypeIndex types) {
        this(name, application, !application, memoryPoints, mayChangeFlags, types);
    }

    ClassContext(
            String name,
            boolean application,
            boolean jdk,
            boolean memoryPoints,
            boolean mayChangeFlags,
            TypeIndex types) {
        this.jdk = jdk;
        this.name = name;
        this.application = application;
        this.memoryPoints = memoryPoints;
        this.mayChangeFlags = mayChangeFlags;
        this.types = types;
    }
}
