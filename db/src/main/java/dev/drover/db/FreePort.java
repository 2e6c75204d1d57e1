package dev.drover.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports on loopback that nobody listens on. */
public final class FreePort {

    private static final int LAST = 65_535;

    private FreePort() {}

    /** Whether something could listen there now. */
    public static boolean isFree(int port) {
        if (port < 1 || port > LAST) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }

    /** The first free one from there upwards. */
    public static int from(int port) {
        int candidate = port;
        while (!isFree(candidate)) {
            candidate++;
            if (candidate > LAST) {
                return any();
            }
        }
        return candidate;
    }

    static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No port on loopback is free", e);
        }
    }
}
