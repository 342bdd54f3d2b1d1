package dev.lockstep.agent.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The command that started this JVM, turned into one that replays a trace. */
final class CommandLine implements Supplier<String> {
    private static final String PLACE = "-Dlockstep.replay=%s";
    private static final List<String> REPLACED =
            List.of("seed", "iterations", "keepGoing", "replay", "check", "failOnExit");
    private static final Set<String> LAST = Set.of("-jar", "-m", "--module");
    private static final Set<String> WITH_VALUE = Set.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--upgrade-module-path",
            "--add-modules",
            "--limit-modules",
            "--add-exports",
            "--add-opens",
            "--add-reads",
            "--patch-module",
            "--enable-native-access",
            "--illegal-native-access",
            "--sun-misc-unsafe-memory-access",
            "--source");

    /** A shell command with {@code %s} where the trace file goes. */
    @Override
    public String get() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        Optional<String[]> arguments = info.arguments();
        List<String> words = new ArrayList<>();
        words.add(quote(info.command().orElse("java")));
        words.add(PLACE);
        if (arguments.isPresent()) {
            addWithoutReplaced(words, arguments.get());
        } else {
            words.add("-javaagent:lockstep-agent.jar -cp " + quote(System.getProperty("java.class.path")));
            words.add(System.getProperty("sun.java.command", "Main"));
        }
        return String.join(" ", words);
    }

    /** Options end with the main class, or with the jar or module that is named in its place. */
    private static void addWithoutReplaced(List<String> words, String[] arguments) {
        boolean options = true;
        boolean value = false;
        for (String argument : arguments) {
            if (options && !value && isReplaced(argument)) {
                continue;
            }
            words.add(quote(options ? withoutAgentOptions(argument) : argument));
            if (value) {
                value = false;
            } else if (options) {
                value = WITH_VALUE.contains(argument);
                options = argument.startsWith("-") && !LAST.contains(argument) || argument.startsWith("@");
            }
        }
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
