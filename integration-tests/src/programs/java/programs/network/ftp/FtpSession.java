package programs.network.ftp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.mockftpserver.fake.FakeFtpServer;
import org.mockftpserver.fake.UserAccount;
import org.mockftpserver.fake.filesystem.DirectoryEntry;
import org.mockftpserver.fake.filesystem.FileEntry;
import org.mockftpserver.fake.filesystem.UnixFakeFileSystem;

/** An FTP server with a thread per connection and blocking sockets, and a client: passive and active transfers. */
public final class FtpSession {
    public static void main(String[] args) throws Exception {
        FakeFtpServer server = new FakeFtpServer();
        server.setServerControlPort(0);
        server.addUserAccount(new UserAccount("user", "password", "/home"));
        UnixFakeFileSystem files = new UnixFakeFileSystem();
        files.add(new DirectoryEntry("/home"));
        files.add(new FileEntry("/home/hello.txt", "hello over ftp"));
        server.setFileSystem(files);
        server.start();
        FTPClient client = new FTPClient();
        client.connect("localhost", server.getServerControlPort());
        System.out.println("login " + client.login("user", "wrong") + " " + client.login("user", "password"));
        client.setFileType(FTP.BINARY_FILE_TYPE);
        client.enterLocalPassiveMode();
        System.out.println(retrieve(client, "hello.txt"));
        byte[] upload = "uploaded".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        System.out.println("store " + client.storeFile("new.bin", new ByteArrayInputStream(upload)));
        client.enterLocalActiveMode();
        System.out.println("active " + retrieve(client, "new.bin").length());
        String[] names = client.listNames();
        Arrays.sort(names);
        System.out.println(String.join(" ", names));
        System.out.println("missing " + client.deleteFile("nothing") + " " + client.getReplyCode());
        client.logout();
        client.disconnect();
        server.stop();
    }

    private static String retrieve(FTPClient client, String name) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean done = client.retrieveFile(name, out);
        return done ? out.toString(StandardCharsets.US_ASCII) : "failed: " + client.getReplyString();
    }
}
