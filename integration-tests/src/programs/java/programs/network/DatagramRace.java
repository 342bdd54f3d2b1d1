package programs.network;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/** Three senders, one receiver: datagrams of one sender stay in order, those of different senders race. */
public final class DatagramRace {
    private DatagramRace() {}

    public static void main(String[] arguments) throws Exception {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 3; i++) {
                String name = "sender " + i;
                new Thread(() -> send(name, receiver.getLocalPort())).start();
            }
            byte[] bytes = new byte[100];
            for (int i = 0; i < 9; i++) {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                receiver.receive(packet);
                System.out.println(new String(bytes, 0, packet.getLength(), StandardCharsets.US_ASCII));
            }
        }
    }

    private static void send(String name, int port) {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < 3; i++) {
                byte[] bytes = (name + " number " + i).getBytes(StandardCharsets.US_ASCII);
                socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
