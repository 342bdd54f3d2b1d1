package dev.lockstep.agent.boot;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;
import jdk.internal.misc.Unsafe;

/** Defines the runtime's classes in the boot loader and opens the JDK packages that they use. */
public final class BootImage {
    static final int MAGIC = 0x4C4F434B;
    private static final String RESOURCE = "/lockstep-boot.bin";
    private static final int FIRST_WITH_CONTINUATIONS = 21;
    private static final String SAMPLE = "dev/lockstep/hooks/SiteTable"; // has monitors, calls, fields, statics
    private static byte[] sample;

    private BootImage() {}

    /**
     * Defines all classes of the image.
     *
     * @throws IOException if the agent's jar is damaged; the message says so in one line
     */
    public static void define(Instrumentation instrumentation) throws IOException {
        Module base = Object.class.getModule();
        Module agent = BootImage.class.getModule();
        instrumentation.redefineModule(
                base, Set.of(), Map.of("jdk.internal.misc", Set.of(agent)), Map.of(), Set.of(), Map.of());
        try (InputStream in = BootImage.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("agent jar damaged: it has no " + RESOURCE.substring(1));
            }
            DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16));
            if (data.readInt() != MAGIC) {
                throw new IOException("agent jar damaged: " + RESOURCE.substring(1) + " is not a boot image");
            }
            open(instrumentation, base, agent, defineSection(data));
            defineSection(data);
            if (Runtime.version().feature() >= FIRST_WITH_CONTINUATIONS) {
                defineSection(data);
            }
        } catch (java.io.EOFException | java.util.zip.ZipException e) {
            throw new IOException("agent jar damaged: " + RESOURCE.substring(1) + " is cut short", e);
        }
    }

    /** Name of a class of the image, and {@link #sampleBytes} its class file: to try the rewriting of classes on. */
    public static String sampleName() {
        return SAMPLE;
    }

    /** The class file of {@link #sampleName}; to be asked once, after {@link #define}. */
    public static byte[] sampleBytes() {
        byte[] bytes = sample;
        sample = null;
        return bytes;
    }

    /** What is opened to the agent is opened to an application on the class path, whose module is the same. */
    private static void open(Instrumentation instrumentation, Module base, Module agent, Module boot) {
        Set<Module> both = Set.of(agent, boot);
        Set<Module> ours = Set.of(boot);
        instrumentation.redefineModule(
                base,
                Set.of(boot),
                Map.of("jdk.internal.misc", both, "jdk.internal.vm", both, "jdk.internal.ref", both),
                Map.of(
                        "java.lang", ours,
                        "java.lang.ref", ours,
                        "java.util.concurrent", ours,
                        "sun.launcher", both,
                        "java.net", ours,
                        "sun.net", ours,
                        "sun.net.www.http", ours,
                        "sun.nio.ch", ours),
                Set.of(),
                Map.of());
        ModuleLayer.boot()
                .findModule("java.logging")
                .ifPresent(logging -> instrumentation.redefineModule(
                        logging, Set.of(), Map.of(), Map.of("java.util.logging", ours), Set.of(), Map.of()));
    }

    private static Module defineSection(DataInputStream data) throws IOException {
        Unsafe unsafe = Unsafe.getUnsafe();
        Module module = null;
        for (int count = data.readInt(); count > 0; count--) {
            String name = data.readUTF();
            byte[] bytes = new byte[data.readInt()];
            data.readFully(bytes);
            sample = name.equals(SAMPLE) ? bytes : sample;
            module =
                    unsafe.defineClass(name, bytes, 0, bytes.length, null, null).getModule();
        }
        return module;
    }
}
