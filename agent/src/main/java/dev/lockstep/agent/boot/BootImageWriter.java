package dev.lockstep.agent.boot;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/** Build step: packs the runtime's class files into one resource, supertypes before subtypes. */
public final class BootImageWriter {
    private final Map<String, byte[]> input = new TreeMap<>();
    private final Map<String, byte[]> ordered = new LinkedHashMap<>();

    private BootImageWriter() {}

    /** Arguments: the output file, then directories of classes (a missing one is skipped). */
    public static void main(String[] arguments) throws IOException {
        BootImageWriter writer = new BootImageWriter();
        for (int i = 1; i < arguments.length; i++) {
            writer.read(Path.of(arguments[i]));
        }
        writer.input.keySet().forEach(writer::order);
        writer.write(Path.of(arguments[0]));
    }

    private void read(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.filter(file -> file.toString().endsWith(".class")).collect(Collectors.toList());
        }
        for (Path file : files) {
            byte[] bytes = bytes(file);
            String name = new ClassReader(bytes).getClassName();
            if (!name.endsWith("package-info")) {
                input.put(name, bytes);
            }
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void order(String name) {
        byte[] bytes = input.get(name);
        if (bytes == null || ordered.containsKey(name)) {
            return;
        }
        ClassReader reader = new ClassReader(bytes);
        order(reader.getSuperName());
        for (String type : reader.getInterfaces()) {
            order(type);
        }
        ordered.put(name, bytes);
    }

    private void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Map<String, byte[]> generated = new HashMap<>(LangClasses.generate());
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(BootImage.MAGIC);
            write(out, ordered);
            Map<String, byte[]> always = new TreeMap<>(ForwarderClasses.generate());
            always.putAll(PipeClass.generate());
            write(out, always);
            write(out, new TreeMap<>(generated));
        }
    }

    private static void write(DataOutputStream out, Map<String, byte[]> classes) throws IOException {
        out.writeInt(classes.size());
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
    }
}
