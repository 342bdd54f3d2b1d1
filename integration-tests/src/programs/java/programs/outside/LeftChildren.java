package programs.outside;

import java.io.IOException;
import java.io.InputStream;

/** Ends in the way that the first argument names and leaves children behind, which the second tells from others. */
public final class LeftChildren {
    private LeftChildren() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            Process process = new ProcessBuilder("sh", "-c", "sleep 600." + args[1] + "; true").start();
            Thread reader = new Thread(() -> read(process.getInputStream()));
            reader.setDaemon(true);
            reader.start();
        }
        Thread.sleep(100);
        System.out.println("leaves two");
        switch (args[0]) {
            case "return":
                return;
            case "exit":
                System.exit(0);
                break;
            case "halt":
                Runtime.getRuntime().halt(0);
                break;
            case "assert":
                new ProcessBuilder("true").start().waitFor();
                throw new AssertionError("on purpose");
            default:
                throw new IllegalArgumentException(args[0]);
        }
    }

    private static void read(InputStream stream) {
        try {
            System.out.println("read " + stream.read());
        } catch (IOException e) {
            System.out.println(e);
        }
    }
}
