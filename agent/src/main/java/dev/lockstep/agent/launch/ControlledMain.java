package dev.lockstep.agent.launch;

import dev.lockstep.agent.AgentMain;
import dev.lockstep.agent.cache.RewriteCache;
import dev.lockstep.agent.clusterfile.ClusterFile;
import dev.lockstep.agent.clusterfile.ClusterProgram;
import dev.lockstep.agent.option.Options;
import dev.lockstep.agent.option.UsageException;
import dev.lockstep.agent.statics.StaticsIndex;
import dev.lockstep.cluster.NodeProgram;
import dev.lockstep.controller.Exploration;
import dev.lockstep.controller.Program;
import dev.lockstep.controller.RunResult;
import dev.lockstep.controller.Settings;
import dev.lockstep.controller.ToolFailure;
import dev.lockstep.hooks.LangAccess;
import dev.lockstep.hooks.ReflectionHooks;
import dev.lockstep.report.FailureReport;
import dev.lockstep.report.Replay;
import dev.lockstep.report.Summary;
import java.io.IOException;
import java.lang.instrument.Instrumentation;

/** The main class of a controlled JVM: explores the program's main, reports, and ends the process. */
public final class ControlledMain {
    private static final long MANY_RUNS = 1_000;
    private static Options options;
    private static Instrumentation instrumentation;
    private static Class<?> mainClass;
    private static RewriteCache cache;
    private static StaticsIndex statics;

    private ControlledMain() {}

    static void prepare(
            Options jvmOptions, Instrumentation jvm, Class<?> main, RewriteCache jdkCache, StaticsIndex index) {
        statics = index;
        options = jvmOptions;
        instrumentation = jvm;
        mainClass = main;
        cache = jdkCache;
        ReflectionHooks.always = true;
    }

    /** Called by the launcher in place of the program's own main. */
    public static void main(String[] arguments) {
        int status;
        try {
            status = explore(arguments);
        } catch (ToolFailure e) {
            Stderr.line("lockstep: " + e.getMessage());
            Runtime.getRuntime().halt(ExitCodes.TOOL);
            return;
        } catch (IOException | UsageException e) {
            Stderr.line("lockstep: " + e.getMessage());
            Runtime.getRuntime().halt(ExitCodes.USAGE);
            return;
        }
        cache.save();
        System.out.flush();
        exit(status);
    }

    private static void exit(int status) {
        if (LangAccess.instance == null) {
            Runtime.getRuntime().exit(status);
        } else {
            LangAccess.instance.runShutdownHooks();
            Runtime.getRuntime().halt(status);
        }
    }

    /** The cluster of the file; the main class of the command line is its client, unless that is the agent's own. */
    private static Program cluster(String[] arguments) {
        boolean own = mainClass.getName().equals(AgentMain.class.getName());
        return new ClusterProgram(
                ClusterFile.read(options.cluster, own ? null : NodeProgram.main(mainClass, arguments)));
    }

    private static int explore(String[] arguments) throws IOException {
        Settings settings = options.settings;
        Replay replay = Replay.open(settings);
        boolean fresh = options.statics.equals("fresh")
                || options.statics.equals("auto") && (settings.iterations > 1 || settings.check);
        settings.freshStatics &= fresh || settings.iterations == 1 && !settings.check;
        FreshClasses classes = fresh && options.cluster == null
                ? new FreshClasses(statics, options.statics.equals("auto") && !settings.check)
                : null;
        Program program = options.cluster == null
                ? new MainProgram(mainClass, arguments, instrumentation, classes)
                : cluster(arguments);
        FailureReport report = new FailureReport(settings, new CommandLine(), new Stderr());
        Exploration exploration = new Exploration(settings, program, report, replay.decisions());
        exploration.explore();
        RunResult verdict = exploration.verdict();
        if (classes != null && classes.reason() != null && exploration.runs() >= MANY_RUNS) {
            Stderr.line("lockstep: note: classes were loaded for each iteration, which is slow, because of "
                    + classes.reason());
        }
        Stderr.line(Summary.line(settings, exploration));
        if (verdict.failure == null) {
            return verdict.exitStatus;
        }
        return verdict.failure.kind == dev.lockstep.controller.FailureKind.NONDETERMINISM
                ? ExitCodes.NONDETERMINISM
                : ExitCodes.FAILURE;
    }
}
