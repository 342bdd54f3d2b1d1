package programs.outside;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many ends of pipes its process has, as Linux tells. */
public final class OpenPipes {
    private OpenPipes() {}

    public static void main(String[] args) throws Exception {
        Thread other = new Thread(Thread::yield);
        other.start();
        other.join();
        System.out.println(count());
    }

    private static int count() throws IOException {
        int count = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).toString().startsWith("pipe:")) {
                    count++;
                }
            }
        }
        return count;
    }
}
