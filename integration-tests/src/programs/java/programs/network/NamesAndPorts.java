package programs.network;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;

/** What a controlled program reads of its network: equal on every machine. */
public final class NamesAndPorts {
    private NamesAndPorts() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(InetAddress.getLocalHost());
        System.out.println(Arrays.toString(InetAddress.getAllByName("localhost")));
        System.out.println(InetAddress.getByName("10.0.0.1").getHostName());
        try {
            System.out.println(InetAddress.getByName("nobody.example"));
        } catch (UnknownHostException e) {
            System.out.println(e.getMessage());
        }
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            System.out.println(each + " " + each.isLoopback() + " " + each.getInterfaceAddresses());
        }
        try (ServerSocket server = new ServerSocket(0);
                Socket client = new Socket(InetAddress.getLocalHost(), server.getLocalPort());
                Socket accepted = server.accept()) {
            System.out.println(server + " " + client.getLocalSocketAddress() + " " + accepted);
        }
    }
}
