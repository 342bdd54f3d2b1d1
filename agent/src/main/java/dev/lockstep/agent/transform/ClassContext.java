package dev.lockstep.agent.transform;

/** What is known of the class that is being rewritten, apart from its bytes. */
final class ClassContext {
    final String name;
    final boolean application;
    final boolean memoryPoints;
    final boolean mayChangeFlags;
    final TypeIndex types;

    ClassContext(String name, boolean application, boolean memoryPoints, boolean mayChangeFlags, TypeIndex types) {
        this.name = name;
        this.application = application;
        this.memoryPoints = memoryPoints;
        this.mayChangeFlags = mayChangeFlags;
        this.types = types;
    }
}
