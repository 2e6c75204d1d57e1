package dev.drover.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a client and a server on this machine, and can cut, stall, refuse and delay what goes through. A stall
 * loses nothing: what was under way arrives when it is over.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int CHUNK = 16_384;

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int upstream;
    private volatile boolean refusing;
    private volatile long delayMillis;
    private boolean stalled;

    private FaultProxy(int upstream) {
        this.upstream = upstream;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    public static FaultProxy to(int port) {
        return new FaultProxy(port);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Sends new connections elsewhere, and cuts those that are open. */
    public void leadTo(int port) {
        upstream = port;
        cut();
    }

    /** Ends every connection now; new ones are let in. */
    public void cut() {
        open.forEach(FaultProxy::end);
    }

    /** Ends every connection, and lets no new one in. */
    public void refuse() {
        refusing = true;
        cut();
    }

    /** Lets nothing through, and ends nothing. */
    public synchronized void stall() {
        stalled = true;
    }

    /** Lets every piece wait for so long. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** Lets everything through again. */
    public synchronized void calm() {
        refusing = false;
        delayMillis = 0;
        stalled = false;
        notifyAll();
    }

    @Override
    public void close() throws IOException {
        server.close();
        refuse();
        calm();
    }

    private void accept() {
        while (!server.isClosed()) {
            Socket client = null;
            try {
                client = server.accept();
                if (refusing) {
                    end(client);
                } else {
                    join(client, new Socket(InetAddress.getLoopbackAddress(), upstream));
                }
            } catch (IOException nobodyThere) {
                if (client != null) {
                    end(client);
                }
            }
        }
    }

    private void join(Socket client, Socket target) throws IOException {
        client.setTcpNoDelay(true);
        target.setTcpNoDelay(true);
        open.add(client);
        open.add(target);
        start(() -> pump(client, target));
        start(() -> pump(target, client));
    }

    private void pump(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                hold();
                out.write(chunk, 0, read);
            }
        } catch (IOException | InterruptedException cut) {
            // Both ends learn it below.
        } finally {
            end(from);
            end(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private void hold() throws InterruptedException {
        synchronized (this) {
            while (stalled) {
                wait();
            }
            if (delayMillis > 0) {
                wait(delayMillis);
            }
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // That is what was wanted.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "fault proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
