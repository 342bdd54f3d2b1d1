package programs.deterministic;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;

/** Names of temporary files, the process id, and secure random numbers of every algorithm that the JDK has. */
public final class ProcessTraits {
    private ProcessTraits() {}

    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        System.out.println("pid " + ProcessHandle.current().pid());
        String vm = ManagementFactory.getRuntimeMXBean().getName();
        System.out.println("vm " + vm.substring(0, vm.indexOf('@')));
        File old = File.createTempFile("lockstep", ".old");
        Path file = Files.createTempFile("lockstep", ".new");
        Path directory = Files.createTempDirectory("lockstep");
        Path inside = Files.createTempFile(directory, "lockstep", null);
        System.out.println(old.getName() + " " + file.getFileName() + " " + directory.relativize(inside));
        System.out.println(directory.getFileName() + " " + inside.toFile().exists());
        for (String algorithm : new String[] {"SHA1PRNG", "DRBG", "NativePRNG", "NativePRNGNonBlocking"}) {
            SecureRandom random = SecureRandom.getInstance(algorithm);
            byte[] bytes = new byte[4];
            random.nextBytes(bytes);
            System.out.println(algorithm + " " + Arrays.toString(bytes) + " " + random.nextInt(1000) + " "
                    + Arrays.toString(random.generateSeed(3)) + " "
                    + random.doubles(1).sum());
        }
        System.out.println("strong " + SecureRandom.getInstanceStrong().nextLong());
        System.out.println("uuid " + UUID.randomUUID());
    }
}
