package conformance;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** {@code FileChannel.transferTo} and {@code transferFrom} a socket. */
final class Transfers implements Topic {
    private static final int SIZE = 100_000;

    @Override
    public void cases(Suite suite) {
        suite.check("file-to-socket", "intact " + SIZE, lab -> {
            ChannelLink link = lab.channels();
            Later<String> reader =
                    lab.start(() -> Lab.drainPattern(link.far().socket().getInputStream()));
            try (FileChannel file = file(lab, SIZE)) {
                long sent = 0;
                while (sent < SIZE) {
                    sent += file.transferTo(sent, SIZE - sent, link.near());
                }
            }
            link.near().close();
            return reader.outcome();
        });
        suite.check("part-of-file", "3 " + (int) Lab.patternAt(10), lab -> {
            ChannelLink link = lab.channels();
            try (FileChannel file = file(lab, 100)) {
                long sent = file.transferTo(10, 3, link.near());
                ByteBuffer first = ByteBuffer.allocate(1);
                link.far().read(first);
                return Outcome.of(sent, first.get(0));
            }
        });
        suite.check("past-the-end", "0 50", lab -> {
            ChannelLink link = lab.channels();
            try (FileChannel file = file(lab, 100)) {
                return Outcome.of(file.transferTo(200, 10, link.near()), file.transferTo(50, 100, link.near()));
            }
        });
        suite.check("non-blocking-stops-when-full", "true", lab -> {
            ChannelLink link = lab.narrowChannels();
            link.near().configureBlocking(false);
            try (FileChannel file = file(lab, 8_000_000)) {
                long sent = file.transferTo(0, 8_000_000, link.near());
                return sent > 0 && sent < 8_000_000;
            }
        });
        suite.check("socket-to-file", "6 abcdef", lab -> {
            ChannelLink link = lab.channels();
            link.near().write(Lab.buffer("abcdef"));
            link.near().close();
            Path path = temporary(lab);
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                long received = 0;
                for (long n = 1; n > 0; received += n) {
                    n = file.transferFrom(link.far(), received, 100);
                }
                return Outcome.of(received, Files.readString(path));
            }
        });
        suite.check("to-closed-socket", "ClosedChannelException", lab -> {
            ChannelLink link = lab.channels();
            link.near().close();
            try (FileChannel file = file(lab, 10)) {
                return Outcome.failure(() -> file.transferTo(0, 10, link.near()));
            }
        });
    }

    private static FileChannel file(Lab lab, int size) throws Exception {
        Path path = temporary(lab);
        Files.write(path, Lab.pattern(size));
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    private static Path temporary(Lab lab) throws Exception {
        Path path = Files.createTempFile("conformance", ".bin");
        lab.open(() -> Files.deleteIfExists(path));
        return path;
    }
}
