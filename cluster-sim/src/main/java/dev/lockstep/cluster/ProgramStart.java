package dev.lockstep.cluster;

import dev.lockstep.hooks.NodeRows;
import dev.lockstep.hooks.RuntimeHooks;
import dev.lockstep.hooks.ThreadHooks;
import java.io.PrintStream;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The main thread of a node's program: gives the node its loader, properties and environment, then calls main. */
final class ProgramStart implements Runnable {
    private final Member member;
    private final ClassLoader like;

    ProgramStart(Member member, ClassLoader like) {
        this.member = member;
        this.like = like;
    }

    @Override
    public void run() {
        NodeProgram program = member.program;
        for (Map.Entry<String, String> property : program.properties().entrySet()) {
            System.setProperty(property.getKey(), property.getValue());
        }
        if (program.directory() != null) {
            System.setProperty("user.dir", program.directory().toString());
        }
        if (!program.environment().isEmpty()) {
            Map<String, String> all = new TreeMap<>(System.getenv());
            all.putAll(program.environment());
            member.node.environment = Collections.unmodifiableMap(all);
        }
        if (program.isTolerant()) {
            Thread.setDefaultUncaughtExceptionHandler(new PrintingHandler());
        }
        ProgramLoader programs = ProgramLoader.instance;
        ClassLoader loader = programs.loader(program, like);
        member.node.loader = loader;
        ThreadHooks.currentThread().setContextClassLoader(loader); // the JVM may answer with a worker
        programs.main(program, loader).run();
    }

    /** Prints as the virtual machine does where nobody handles an exception. */
    private static final class PrintingHandler implements Thread.UncaughtExceptionHandler {
        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            PrintStream err = (PrintStream) RuntimeHooks.perRun(System.err, NodeRows.STANDARD_ERROR);
            err.print("Exception in thread \"" + thread.getName() + "\" ");
            thrown.printStackTrace();
        }
    }
}
