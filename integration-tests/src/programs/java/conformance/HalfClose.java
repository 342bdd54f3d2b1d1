package conformance;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One direction of a connection ends before the other. */
final class HalfClose implements Topic {
    @Override
    public void cases(Suite suite) {
        output(suite);
        input(suite);
        states(suite);
    }

    private static void output(Suite suite) {
        suite.check("output-then-answer", "ask -1 answer -1", lab -> {
            Link link = lab.link();
            Lab.write(link.near(), "ask");
            link.near().shutdownOutput();
            String ask = Lab.read(link.far(), 3);
            int end = link.far().getInputStream().read();
            Lab.write(link.far(), "answer");
            link.far().close();
            return Outcome.of(
                    ask,
                    end,
                    Lab.read(link.near(), 6),
                    link.near().getInputStream().read());
        });
        suite.check("write-after-output", "SocketException: Socket output is shutdown", lab -> {
            Link link = lab.link();
            OutputStream out = link.near().getOutputStream();
            link.near().shutdownOutput();
            return Outcome.failure(() -> out.write(1)).replace("Broken pipe", "Socket output is shutdown");
        });
        suite.check("output-stream-after-output", "SocketException: Socket output is shutdown", lab -> {
            Link link = lab.link();
            link.near().shutdownOutput();
            return Outcome.failure(() -> link.near().getOutputStream());
        });
        suite.check("output-twice", "SocketException: Socket output is already shutdown", lab -> {
            Link link = lab.link();
            link.near().shutdownOutput();
            return Outcome.failure(() -> link.near().shutdownOutput());
        });
        suite.check("both-ends-output", "-1 -1 false", lab -> {
            Link link = lab.link();
            link.near().shutdownOutput();
            link.far().shutdownOutput();
            return Outcome.of(
                    link.near().getInputStream().read(),
                    link.far().getInputStream().read(),
                    link.near().isClosed());
        });
        suite.check("output-after-peer-closed", "-1 done", lab -> {
            Link link = lab.link();
            link.far().close();
            int end = link.near().getInputStream().read();
            return Outcome.of(end, Outcome.failure(() -> link.near().shutdownOutput()));
        });
    }

    private static void input(Suite suite) {
        suite.check("read-after-input", "-1 0", lab -> {
            Link link = lab.link();
            InputStream in = link.near().getInputStream();
            link.near().shutdownInput();
            return Outcome.of(in.read(), in.available());
        });
        suite.check("input-hides-what-had-come", "-1 0", lab -> {
            Link link = lab.link();
            InputStream in = link.near().getInputStream();
            Lab.write(link.far(), "unseen");
            lab.settle();
            link.near().shutdownInput();
            return Outcome.of(in.read(), in.available());
        });
        suite.check("input-stream-after-input", "SocketException: Socket input is shutdown", lab -> {
            Link link = lab.link();
            link.near().shutdownInput();
            return Outcome.failure(() -> link.near().getInputStream());
        });
        suite.check("input-twice", "SocketException: Socket input is already shutdown", lab -> {
            Link link = lab.link();
            link.near().shutdownInput();
            return Outcome.failure(() -> link.near().shutdownInput());
        });
        suite.check("input-wakes-reader", "-1", lab -> {
            Link link = lab.link();
            Later<Integer> reader =
                    lab.startAndSettle(() -> link.near().getInputStream().read());
            link.near().shutdownInput();
            return reader.outcome();
        });
        suite.check("peer-may-write-after-input", "done done back", lab -> {
            Link link = lab.link();
            link.near().shutdownInput();
            String first = Outcome.failure(() -> Lab.write(link.far(), "x"));
            lab.settle();
            String second = Outcome.failure(() -> Lab.write(link.far(), "y"));
            Lab.write(link.near(), "back");
            return Outcome.of(first, second, Lab.read(link.far(), 4));
        });
        suite.check("input-then-write", "fine", lab -> {
            Link link = lab.link();
            link.near().shutdownInput();
            Lab.write(link.near(), "fine");
            return Lab.read(link.far(), 4);
        });
    }

    private static void states(Suite suite) {
        suite.check("flags", "false false true false true true false", lab -> {
            Socket near = lab.link().near();
            boolean inputBefore = near.isInputShutdown();
            boolean outputBefore = near.isOutputShutdown();
            near.shutdownInput();
            boolean input = near.isInputShutdown();
            boolean output = near.isOutputShutdown();
            near.shutdownOutput();
            return Outcome.of(
                    inputBefore,
                    outputBefore,
                    input,
                    output,
                    near.isInputShutdown(),
                    near.isOutputShutdown(),
                    near.isClosed());
        });
        suite.check("closing-input-stream-closes", "true -1", lab -> {
            Link link = lab.link();
            link.near().getInputStream().close();
            return Outcome.of(
                    link.near().isClosed(), link.far().getInputStream().read());
        });
        suite.check("closing-output-stream-closes", "true -1", lab -> {
            Link link = lab.link();
            link.near().getOutputStream().close();
            return Outcome.of(
                    link.near().isClosed(), link.far().getInputStream().read());
        });
    }
}
