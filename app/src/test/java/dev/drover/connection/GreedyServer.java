package dev.drover.connection;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** Pretends to be a PostgreSQL and asks for the password in a way that gives it away. */
final class GreedyServer implements AutoCloseable {

    private static final int ASK_FOR_ENCRYPTION = 80877103;
    private static final int ASK_FOR_GSS = 80877104;

    private final ServerSocket socket;
    private final byte[] question;
    private final CompletableFuture<byte[]> answer = new CompletableFuture<>();

    /** @param question what follows the R of the message that asks for authentication, with its length */
    GreedyServer(byte... question) throws IOException {
        this.question = question;
        this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "greedy server");
        thread.setDaemon(true);
        thread.start();
    }

    static GreedyServer cleartext() throws IOException {
        return new GreedyServer(new byte[] {0, 0, 0, 8, 0, 0, 0, 3});
    }

    static GreedyServer md5() throws IOException {
        return new GreedyServer(new byte[] {0, 0, 0, 12, 0, 0, 0, 5, 1, 2, 3, 4});
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Everything that came after the question, until the client hung up. */
    CompletableFuture<byte[]> answer() {
        return answer;
    }

    private void serve() {
        try (Socket client = socket.accept()) {
            client.setSoTimeout(10_000);
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            int length = in.readInt();
            int code = in.readInt();
            while (code == ASK_FOR_ENCRYPTION || code == ASK_FOR_GSS) {
                out.write('N');
                out.flush();
                length = in.readInt();
                code = in.readInt();
            }
            in.readNBytes(length - 8);
            out.write('R');
            out.write(question);
            out.flush();
            answer.complete(in.readAllBytes());
        } catch (IOException e) {
            answer.completeExceptionally(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
