package dev.lockstep.hooks;

import java.io.File;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a program sees of its process and its temporary files, where the machine would decide it. */
public final class ProcessHooks {
    /** Process id that a managed program sees as its own, whatever the machine's is. */
    public static final long PID = 4_711L;

    private static final String OURS = "dev.lockstep.hooks.";
    private static final String ATTACHER = "net.bytebuddy.agent.";
    private static final int NAME_COUNTER = 3;
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final int FIRST_CAPACITY = 16;
    private static long own;
    private static boolean asking;
    private static File[] created = new File[FIRST_CAPACITY];
    private static int count;

    private ProcessHooks() {}

    /** End of {@code ProcessHandle.pid()}. */
    public static long pid(long pid) {
        if (asking || !Current.managed()) {
            return pid;
        }
        if (own == 0) {
            asking = true;
            own = ProcessHandle.current().pid();
            asking = false;
        }
        return pid == own && !attaches() ? PID : pid;
    }

    /** True if who asks means to attach an agent to this JVM, which no other process id would find. */
    private static boolean attaches() {
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            String name = frame.getClassName();
            if (!name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith(OURS)) {
                return name.startsWith(ATTACHER);
            }
        }
        return false;
    }

    /** The process id in the name of the JVM that {@code RuntimeMXBean} gives. */
    public static int ownPid(int pid) {
        return Current.managed() ? (int) PID : pid;
    }

    /** The arguments of the JVM, without those that are the tool's. */
    public static List<String> arguments(List<String> all) {
        if (!Current.managed()) {
            return all;
        }
        List<String> rest = new ArrayList<>();
        for (String argument : all) {
            boolean agent = argument.startsWith("-javaagent:") && argument.contains("lockstep-agent");
            if (!agent && !argument.startsWith("-Dlockstep.")) {
                rest.add(argument);
            }
        }
        return Collections.unmodifiableList(rest);
    }

    /** The number in the name of a temporary file. */
    public static long temporaryName(SecureRandom random) {
        if (!Current.managed()) {
            return random.nextLong();
        }
        Controller controller = Current.controller;
        long bits = controller.collectionSalt() << Integer.SIZE | controller.nextNumber(NAME_COUNTER);
        bits = (bits ^ bits >>> Integer.SIZE) * GAMMA;
        return bits ^ bits >>> Integer.SIZE;
    }

    /** A temporary file or directory was made. */
    public static void temporary(Object made) {
        if (!Current.managed()) {
            return;
        }
        File file = made instanceof File ? (File) made : null;
        if (made instanceof Path && ((Path) made).getFileSystem() == FileSystems.getDefault()) {
            file = ((Path) made).toFile();
        }
        if (file == null) {
            return;
        }
        if (count == created.length) {
            File[] more = new File[count * 2];
            System.arraycopy(created, 0, more, 0, count);
            created = more;
        }
        created[count++] = FileHooks.absolute(file);
    }

    /** The run is over: its temporary files go, or the next run of the seed would get other names. */
    public static void runOver() {
        for (int i = 0; i < count; i++) {
            delete(created[i]);
            created[i] = null;
        }
        count = 0;
    }

    private static void delete(File file) {
        File[] inside = Files.isSymbolicLink(file.toPath()) ? null : file.listFiles();
        if (inside != null) {
            for (File each : inside) {
                delete(each);
            }
        }
        file.delete();
    }
}
