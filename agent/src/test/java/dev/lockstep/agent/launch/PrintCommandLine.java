package dev.lockstep.agent.launch;

/** Child process of {@link CommandLineTest}. */
final class PrintCommandLine {
    private PrintCommandLine() {}

    public static void main(String[] arguments) {
        System.out.println(new CommandLine().get());
    }
}
