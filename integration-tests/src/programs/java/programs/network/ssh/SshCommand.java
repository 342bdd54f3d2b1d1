package programs.network.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;

/** Apache MINA SSHD on asynchronous channels: key exchange, login, two commands. */
public final class SshCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public static void main(String[] args) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair hostKey = generator.generateKeyPair();
        SshServer server = SshServer.setUpDefaultServer();
        server.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory());
        server.setHost("localhost");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("user") && password.equals("secret"));
        server.setCommandFactory((channel, command) -> new Shout(command));
        server.start();
        SshClient client = SshClient.setUpDefaultClient();
        client.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory());
        client.setServerKeyVerifier((session, address, key) -> key.equals(hostKey.getPublic()));
        client.setHostConfigEntryResolver(org.apache.sshd.client.config.hosts.HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(org.apache.sshd.common.keyprovider.KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.start();
        try (ClientSession session = client.connect("user", "localhost", server.getPort())
                .verify(PATIENCE)
                .getSession()) {
            session.addPasswordIdentity("secret");
            session.auth().verify(PATIENCE);
            for (String command : new String[] {"hello", "good bye"}) {
                System.out.println(run(session, command));
            }
        }
        client.stop();
        server.stop();
    }

    private static String run(ClientSession session, String command) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ClientChannel channel = session.createExecChannel(command)) {
            channel.setOut(out);
            channel.open().verify(PATIENCE);
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
            return out.toString(StandardCharsets.US_ASCII) + " " + channel.getExitStatus();
        }
    }

    /** Answers a command with itself in capitals. */
    private static final class Shout extends AbstractCommandSupport {
        Shout(String command) {
            super(command, null);
        }

        @Override
        public void run() {
            try {
                getOutputStream()
                        .write(getCommand().toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
                getOutputStream().flush();
                onExit(getCommand().length());
            } catch (java.io.IOException e) {
                onExit(-1, e.toString());
            }
        }
    }
}
