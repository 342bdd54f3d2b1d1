package programs.network.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** {@code SSLSocket} and {@code SSLServerSocket}: handshakes of both versions, data, and a distrustful client. */
public final class SocketHandshake {
    private static volatile String served;

    public static void main(String[] args) throws Exception {
        SSLContext context = TestKeys.context();
        for (String protocol : new String[] {"TLSv1.3", "TLSv1.2"}) {
            try (SSLServerSocket server = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                server.setEnabledProtocols(new String[] {protocol});
                Thread serving = new Thread(() -> serve(server));
                serving.start();
                try (SSLSocket client =
                        (SSLSocket) context.getSocketFactory().createSocket("localhost", server.getLocalPort())) {
                    client.startHandshake();
                    client.getOutputStream().write("secret".getBytes(StandardCharsets.US_ASCII));
                    byte[] answer = client.getInputStream().readNBytes(6);
                    System.out.println(client.getSession().getProtocol() + " "
                            + client.getSession().getCipherSuite() + " "
                            + client.getSession().getPeerPrincipal() + " "
                            + new String(answer, StandardCharsets.US_ASCII));
                }
                serving.join();
                System.out.println(served);
            }
        }
        distrust(context);
    }

    /** A client that does not know the certificate refuses it. */
    private static void distrust(SSLContext context) throws Exception {
        try (SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> serve(server));
            serving.start();
            try (SSLSocket client = (SSLSocket)
                    SSLContext.getDefault().getSocketFactory().createSocket("localhost", server.getLocalPort())) {
                client.startHandshake();
                System.out.println("trusted");
            } catch (SSLException e) {
                System.out.println("refused");
            }
            serving.join();
            System.out.println(served);
        }
    }

    private static void serve(SSLServerSocket server) {
        try (SSLSocket accepted = (SSLSocket) server.accept()) {
            byte[] message = accepted.getInputStream().readNBytes(6);
            for (int i = 0; i < message.length; i++) {
                message[i] = (byte) Character.toUpperCase(message[i]);
            }
            accepted.getOutputStream().write(message);
            served = "answered";
        } catch (IOException e) {
            served = "no handshake";
        }
    }
}
