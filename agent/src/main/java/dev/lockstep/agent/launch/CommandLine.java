package dev.lockstep.agent.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The command that started this JVM, turned into one that replays a trace. */
final class CommandLine implements Supplier<String> {
    private static final String PLACE = "-Dlockstep.replay=%s";
    private static final List<String> REPLACED = List.of("seed", "iterations", "keepGoing", "replay", "failOnExit");

    /** A shell command with {@code %s} where the trace file goes. */
    @Override
    public String get() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        Optional<String[]> arguments = info.arguments();
        List<String> words = new ArrayList<>();
        words.add(quote(info.command().orElse("java")));
        words.add(PLACE);
        if (arguments.isPresent()) {
            boolean options = true;
            for (String argument : arguments.get()) {
                if (options && isReplaced(argument)) {
                    continue;
                }
                options = options && argument.startsWith("-");
                words.add(quote(withoutAgentOptions(argument)));
            }
        } else {
            words.add("-javaagent:lockstep-agent.jar -cp " + quote(System.getProperty("java.class.path")));
            words.add(System.getProperty("sun.java.command", "Main"));
        }
        return String.join(" ", words);
    }

    private static boolean isReplaced(String argument) {
        for (String name : REPLACED) {
            if (argument.startsWith("-Dlockstep." + name + "=")) {
                return true;
            }
        }
        return false;
    }

    /** Drops replaced options that were given after the agent's jar. */
    private static String withoutAgentOptions(String argument) {
        int jar = argument.indexOf(".jar=");
        if (!argument.startsWith("-javaagent:") || jar < 0 || !argument.contains("lockstep")) {
            return argument;
        }
        StringBuilder kept = new StringBuilder();
        for (String option : argument.substring(jar + ".jar=".length()).split(",")) {
            if (!isReplaced("-Dlockstep." + option)) {
                kept.append(kept.length() == 0 ? "=" : ",").append(option);
            }
        }
        return argument.substring(0, jar + ".jar".length()) + kept;
    }

    private static String quote(String word) {
        if (word.matches("[A-Za-z0-9_@%+=:,./-]+")) {
            return word.replace("%", "%%");
        }
        return "'" + word.replace("'", "'\\''").replace("%", "%%") + "'";
    }
}
