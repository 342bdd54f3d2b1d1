package dev.lockstep.agent.clusterfile;

import dev.lockstep.agent.launch.NodePrograms;
import dev.lockstep.agent.option.UsageException;
import dev.lockstep.cluster.NodeId;
import dev.lockstep.cluster.NodeProgram;
import dev.lockstep.cluster.ProgramLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A cluster as a file describes it, read and checked before anything runs. */
public final class ClusterFile {
    private static final Set<String> KEYS = ordered("nodes", "client", "faults", "nemesis", "tickTime", "run", "check");
    private static final Set<String> PROGRAM_KEYS =
            ordered("main", "jar", "args", "classpath", "properties", "env", "directory", "uncaught");
    private static final int PORT = 1;

    /** Nodes and their programs, in the order of the file; null for a node without one. */
    final Map<String, NodeProgram> nodes = new LinkedHashMap<>();

    /** What drives the cluster; null for nothing. */
    final NodeProgram client;

    /** What judges the end state; null for nothing. */
    final NodeProgram check;

    /** The fault schedule, in order of time. */
    final List<FaultStep> faults = new ArrayList<>();

    /** Drawn faults; null for none. */
    final NemesisSpec nemesis;

    /** Virtual nanoseconds of the tick time; -1 for the default. */
    final long tickNanos;

    /** Virtual nanoseconds of the whole run; -1 until the client ends. */
    final long runNanos;

    private final String file;

    private ClusterFile(String file, Section top, NodeProgram given) {
        this.file = file;
        top.allowOnly(KEYS);
        if (!top.has("nodes")) {
            throw top.bad("nodes", "is missing: name at least one node");
        }
        Section all = top.section("nodes");
        for (String name : all.keys()) {
            checkName(all, name);
            nodes.put(name, program(all.section(name), false));
        }
        if (given != null && top.has("client")) {
            throw top.bad("client", "is there, and the command line has a main class as well; give one of them");
        }
        client = top.has("client") ? program(top.section("client"), true) : given;
        check = top.has("check") ? program(top.section("check"), true) : null;
        runNanos = top.nanos("run", -1);
        if (top.has("faults")) {
            for (Section step : top.sections("faults")) {
                faults.add(new FaultStep(step, nodes.keySet(), runNanos));
            }
        }
        faults.sort((a, b) -> Long.compare(a.atNanos, b.atNanos));
        nemesis = top.has("nemesis") ? new NemesisSpec(top.section("nemesis"), nodes.keySet()) : null;
        tickNanos = top.nanos("tickTime", -1);
        if (runNanos < 0 && client == null) {
            throw top.bad("run", "is missing: without a client the file must say how long the run is, such as 60s");
        }
    }

    private static void checkName(Section all, String name) {
        try {
            new NodeId(name, "host", PORT);
        } catch (IllegalArgumentException e) {
            throw all.bad(name, "cannot be a node: " + e.getMessage());
        }
        if (name.equals("default") || name.equals("client") || name.equals("check")) {
            throw all.bad(name, "is a name that the cluster uses itself; choose another");
        }
    }

    /**
     * Reads a file.
     *
     * @param given the client if the file names none; may be null
     * @throws UsageException with one line for people, if it cannot be read or says something that makes no sense
     */
    public static ClusterFile read(String file, NodeProgram given) {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new UsageException("lockstep.cluster=" + file + ": no such file");
        }
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8);
            Object content = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(text);
            return new ClusterFile(file, new Section(file, "", content), given);
        } catch (IOException e) {
            throw new UsageException("lockstep.cluster=" + file + ": cannot be read: " + e.getMessage());
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark()
                    .map(mark -> " line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ":")
                    .orElse("");
            throw new UsageException("lockstep.cluster=" + file + ":" + line + " not YAML: " + oneLine(e.getProblem()));
        } catch (YamlEngineException e) {
            throw new UsageException("lockstep.cluster=" + file + ": not YAML: " + oneLine(e.getMessage()));
        }
    }

    private static String oneLine(String text) {
        return String.valueOf(text).replaceAll("\\s+", " ").strip();
    }

    private static NodeProgram program(Section section, boolean required) {
        section.allowOnly(PROGRAM_KEYS);
        String main = section.text("main");
        String jar = section.text("jar");
        if (main != null && jar != null) {
            throw section.bad("jar", "and main are both there; give one of them");
        }
        if (main == null && jar == null) {
            if (required || !section.keys().isEmpty()) {
                throw section.bad("main", "is missing: give main (a class) or jar");
            }
            return null;
        }
        if (jar != null && !Files.isRegularFile(Path.of(jar))) {
            throw section.bad("jar", "is '" + jar + "': no such file");
        }
        String[] arguments = section.texts("args").toArray(new String[0]);
        NodeProgram program =
                main != null ? NodeProgram.main(main, arguments) : NodeProgram.jar(Path.of(jar), arguments);
        List<String> path = section.texts("classpath");
        if (!path.isEmpty()) {
            program = program.withClassPath(path.stream().map(Path::of).toArray(Path[]::new));
        }
        for (Map.Entry<String, String> property : section.map("properties").entrySet()) {
            program = program.withProperty(property.getKey(), property.getValue());
        }
        for (Map.Entry<String, String> variable : section.map("env").entrySet()) {
            program = program.withEnvironment(variable.getKey(), variable.getValue());
        }
        if (section.has("directory")) {
            program = program.withDirectory(directory(section));
        }
        checkMain(section, program);
        return uncaught(section, program);
    }

    private static Path directory(Section section) {
        String directory = section.text("directory");
        if (!Files.isDirectory(Path.of(directory))) {
            throw section.bad("directory", "is '" + directory + "': no such directory");
        }
        return Path.of(directory);
    }

    private static void checkMain(Section section, NodeProgram program) {
        try {
            String main = program.mainClass() != null ? program.mainClass() : NodePrograms.mainOf(program.jar());
            ClassLoader loader = ProgramLoader.instance.loader(program, ClassLoader.getSystemClassLoader());
            if (loader.getResource(main.replace('.', '/') + ".class") == null) {
                throw section.bad("main", "is " + main + ": there is no such class on the class path");
            }
        } catch (IllegalArgumentException e) {
            throw section.bad("main", "cannot be used: " + e.getMessage());
        }
    }

    private static NodeProgram uncaught(Section section, NodeProgram program) {
        String uncaught = section.text("uncaught");
        if (uncaught == null || uncaught.equals("fail")) {
            return program;
        }
        if (uncaught.equals("print")) {
            return program.withUncaughtTolerated();
        }
        throw section.bad("uncaught", "is '" + uncaught + "'; allowed: fail, print");
    }

    static Set<String> ordered(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }

    @Override
    public String toString() {
        return file;
    }
}
