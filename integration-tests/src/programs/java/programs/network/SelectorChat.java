package programs.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** One selector serves several clients; it prints what it hears in the order in which it hears it. */
public final class SelectorChat {
    private static final int CLIENTS = 4;

    private SelectorChat() {}

    public static void main(String[] arguments) throws Exception {
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            for (int i = 0; i < CLIENTS; i++) {
                new Client(i, (InetSocketAddress) server.getLocalAddress()).start();
            }
            for (int closed = 0; closed < CLIENTS; ) {
                selector.select();
                for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    closed += serve(selector, key);
                }
            }
        }
    }

    private static int serve(Selector selector, SelectionKey key) throws IOException {
        if (key.isAcceptable()) {
            SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
            if (client != null) {
                client.configureBlocking(false);
                client.register(selector, SelectionKey.OP_READ);
            }
            return 0;
        }
        SocketChannel client = (SocketChannel) key.channel();
        ByteBuffer buffer = ByteBuffer.allocate(100);
        int count = client.read(buffer);
        if (count < 0) {
            client.close();
            return 1;
        }
        System.out.println(new String(buffer.array(), 0, count, StandardCharsets.US_ASCII));
        buffer.flip();
        client.write(buffer);
        return 0;
    }

    private static final class Client extends Thread {
        private final int number;
        private final InetSocketAddress server;

        Client(int number, InetSocketAddress server) {
            this.number = number;
            this.server = server;
        }

        @Override
        public void run() {
            try (SocketChannel channel = SocketChannel.open(server)) {
                for (int i = 0; i < 3; i++) {
                    byte[] said = ("client " + number + " says " + i).getBytes(StandardCharsets.US_ASCII);
                    channel.write(ByteBuffer.wrap(said));
                    ByteBuffer heard = ByteBuffer.allocate(said.length);
                    while (heard.hasRemaining()) {
                        channel.read(heard);
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
