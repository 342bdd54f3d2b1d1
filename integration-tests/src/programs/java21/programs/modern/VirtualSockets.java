package programs.modern;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Virtual threads that wait for sockets in each way there is: blocking, with a timeout, in a selector. */
public final class VirtualSockets {
    private static final int CLIENTS = 3;
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private VirtualSockets() {}

    public static void main(String[] args) throws Exception {
        try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            blocking(virtual);
            selecting(virtual);
            datagram(virtual);
            timeout(virtual);
            closing(virtual);
        }
    }

    private static void blocking(ExecutorService virtual) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, HERE)) {
            Future<?> serving = virtual.submit(() -> {
                for (int i = 0; i < CLIENTS; i++) {
                    Socket socket = server.accept();
                    virtual.submit(() -> {
                        try (socket) {
                            socket.getOutputStream().write(read(socket).getBytes(StandardCharsets.UTF_8));
                        }
                        return null;
                    });
                }
                return null;
            });
            talk(virtual, server.getLocalPort(), "blocking");
            serving.get();
        }
    }

    private static void selecting(ExecutorService virtual) throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(HERE, 0));
            Future<?> serving = virtual.submit(() -> {
                serve(server);
                return null;
            });
            talk(virtual, server.socket().getLocalPort(), "selected");
            serving.get();
        }
    }

    private static void serve(ServerSocketChannel server) throws IOException {
        try (Selector selector = Selector.open()) {
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            int open = CLIENTS;
            while (open > 0) {
                selector.select(60_000);
                Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
                while (ready.hasNext()) {
                    SelectionKey key = ready.next();
                    ready.remove();
                    if (key.isAcceptable()) {
                        SocketChannel channel = server.accept();
                        channel.configureBlocking(false);
                        channel.register(selector, SelectionKey.OP_READ);
                    } else if (echo((SocketChannel) key.channel())) {
                        open--;
                    }
                }
            }
        }
    }

    /** Sends back what has come; true if that was all, and the channel is closed. */
    private static boolean echo(SocketChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(64);
        if (channel.read(buffer) < 0) {
            channel.close();
            return true;
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        return false;
    }

    private static void talk(ExecutorService virtual, int port, String what) throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String text = what + " " + i;
            answers.add(virtual.submit(() -> {
                try (Socket socket = new Socket(HERE, port)) {
                    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                    socket.shutdownOutput();
                    return read(socket);
                }
            }));
        }
        for (Future<String> answer : answers) {
            System.out.println(answer.get());
        }
    }

    private static String read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void datagram(ExecutorService virtual) throws Exception {
        try (DatagramSocket receiver = new DatagramSocket(0, HERE);
                DatagramSocket sender = new DatagramSocket(0, HERE)) {
            Future<String> received = virtual.submit(() -> {
                DatagramPacket packet = new DatagramPacket(new byte[64], 64);
                receiver.receive(packet);
                return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            });
            byte[] text = "datagram".getBytes(StandardCharsets.UTF_8);
            sender.send(new DatagramPacket(text, text.length, receiver.getLocalSocketAddress()));
            System.out.println(received.get());
        }
    }

    private static void timeout(ExecutorService virtual) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, HERE)) {
            server.setSoTimeout(50);
            System.out.println(virtual.submit(() -> {
                        try {
                            return "accepted " + server.accept();
                        } catch (SocketTimeoutException e) {
                            return "timed out";
                        }
                    })
                    .get());
        }
    }

    private static void closing(ExecutorService virtual) throws InterruptedException, ExecutionException, IOException {
        ServerSocket server = new ServerSocket(0, 50, HERE);
        Future<String> waiting = virtual.submit(() -> {
            try {
                return "accepted " + server.accept();
            } catch (SocketException e) {
                return "closed";
            }
        });
        Thread.sleep(20);
        server.close();
        System.out.println(waiting.get());
    }
}
