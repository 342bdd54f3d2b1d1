package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.stack.ByteArrays;
import dev.lockstep.cluster.stack.Io;
import dev.lockstep.cluster.stack.Kernel;
import dev.lockstep.cluster.stack.Ready;
import dev.lockstep.cluster.stack.TcpSocket;
import dev.lockstep.hooks.Current;
import dev.lockstep.hooks.Outside;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A connection to a server outside the run. Inside, it is a simulated one, so that selectors, timeouts and faults treat
 * it as any other; two tasks carry its bytes to and from a real socket, which only unmanaged threads touch.
 */
final class Gateway {
    private static final int BUFFER = 16 * 1024;
    private final TcpSocket inside;
    private final int descriptor;
    private final Socket real;
    private final String name;
    private int directionsLeft = 2;

    private Gateway(TcpSocket inside, Socket real, String name) {
        this.inside = inside;
        this.descriptor = Kernel.get().open(inside);
        this.real = real;
        this.name = name;
    }

    /** {@code Net.connect}: waits for the real connection, also if the socket does not block. */
    static int connect(TcpSocket client, InetAddress address, int port) throws IOException {
        String name = address.getHostAddress() + ":" + port;
        Connect connect = new Connect(new InetSocketAddress(address, port), name);
        Current.controller.outside(connect);
        Kernel.get().closeAtEnd(connect.socket);
        TcpSocket server = client.connectOutside(address, port);
        if (server == null) {
            return Failures.checkSocket(client.connect(address, port));
        }
        Gateway gateway = new Gateway(server, connect.socket, name);
        new Carrier(gateway, true).start();
        new Carrier(gateway, false).start();
        return Io.UNAVAILABLE;
    }

    /** The task that carries one direction. */
    private static final class Carrier extends Thread {
        private final Gateway gateway;
        private final boolean outward;

        Carrier(Gateway gateway, boolean outward) {
            super(null, null, (outward ? "gateway to " : "gateway from ") + gateway.name, 0, false);
            this.gateway = gateway;
            this.outward = outward;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                if (outward) {
                    gateway.carryOut();
                } else {
                    gateway.carryIn();
                }
            } catch (IOException e) {
                gateway.close(true);
                return;
            }
            gateway.directionEnded();
        }
    }

    private void carryOut() throws IOException {
        byte[] bytes = new byte[BUFFER];
        while (true) {
            Kernel.get().poll(inside, Ready.IN, -1);
            int count = inside.read(bytes, ByteArrays.BASE, bytes.length);
            if (count == Io.EOF) {
                Current.controller.outside(new Write(real, bytes, -1, name));
                return;
            }
            if (Io.isError(count)) {
                close(true);
                return;
            }
            if (count > 0) {
                Current.controller.outside(new Write(real, bytes, count, name));
            }
        }
    }

    private void carryIn() throws IOException {
        byte[] bytes = new byte[BUFFER];
        while (true) {
            Read read = new Read(real, bytes, name);
            Current.controller.outside(read);
            if (read.count < 0) {
                inside.shutdown(false, true);
                return;
            }
            for (int sent = 0; sent < read.count; ) {
                int count = inside.write(bytes, ByteArrays.BASE + sent, read.count - sent);
                if (count == Io.UNAVAILABLE) {
                    Kernel.get().poll(inside, Ready.OUT, -1);
                } else if (Io.isError(count)) {
                    close(true);
                    return;
                } else {
                    sent += count;
                }
            }
        }
    }

    private void directionEnded() {
        if (--directionsLeft == 0) {
            close(false);
        }
    }

    /** Closes both ends; the program's with a reset if something went wrong. */
    private void close(boolean reset) {
        if (reset && !inside.isClosed()) {
            inside.options().set("SO_LINGER", 0);
        }
        Kernel.get().close(descriptor);
        Kernel.get().closed(real);
        try {
            Current.controller.outside(new Close(real));
        } catch (IOException e) {
            return; // it is closed all the same
        }
    }

    /** Opens the real connection. */
    private static final class Connect extends Outside {
        private final InetSocketAddress address;
        private final String name;
        private Socket socket;

        Connect(InetSocketAddress address, String name) {
            this.address = address;
            this.name = name;
        }

        @Override
        public void call() throws IOException {
            Socket made = new Socket();
            try {
                made.connect(address);
                made.setTcpNoDelay(true);
            } catch (IOException e) {
                made.close();
                throw e;
            }
            socket = made;
        }

        @Override
        public String event() {
            return "connection to " + name;
        }
    }

    /** Reads what the server sends. */
    private static final class Read extends Outside {
        private final Socket socket;
        private final byte[] bytes;
        private final String name;
        private int count;

        Read(Socket socket, byte[] bytes, String name) {
            this.socket = socket;
            this.bytes = bytes;
            this.name = name;
        }

        @Override
        public void call() throws IOException {
            count = socket.getInputStream().read(bytes);
        }

        @Override
        public String event() {
            return count < 0 ? "end of what " + name + " sends" : count + " bytes from " + name;
        }
    }

    /** Writes what the program has sent; its end, if {@code count} is negative. */
    private static final class Write extends Outside {
        private final Socket socket;
        private final byte[] bytes;
        private final int count;
        private final String name;

        Write(Socket socket, byte[] bytes, int count, String name) {
            this.socket = socket;
            this.bytes = bytes;
            this.count = count;
            this.name = name;
        }

        @Override
        public void call() throws IOException {
            if (count < 0) {
                socket.shutdownOutput();
            } else {
                socket.getOutputStream().write(bytes, 0, count);
            }
        }

        @Override
        public String event() {
            return count < 0 ? "end of what " + name + " is sent" : count + " bytes to " + name;
        }
    }

    /** Closes the real socket, which also ends a read of it. */
    private static final class Close extends Outside {
        private final Socket socket;

        Close(Socket socket) {
            this.socket = socket;
        }

        @Override
        public void call() throws IOException {
            socket.close();
        }

        @Override
        public String event() {
            return null;
        }
    }
}
