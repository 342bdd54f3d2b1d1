package dev.lockstep.agent;

/** What {@code java -jar lockstep-agent.jar} says: how to use it. */
public final class AgentMain {
    private AgentMain() {}

    /** Prints usage; exit code 64, because nothing was run. */
    public static void main(String[] arguments) {
        System.err.println("lockstep: this jar is an agent; use java -javaagent:lockstep-agent.jar -jar app.jar");
        System.exit(64);
    }
}
