package dev.drover.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local inside this process, on loopback only.
 *
 * <p>Its own starter listens on all interfaces and sends telemetry, so the parts are put together here instead. Only on
 * the class path of the run from source and of the tests: its licence forbids packing it. So nothing may touch this class
 * before it has asked {@link SandboxDynamoDb#isOnClassPath}.
 */
public final class LocalDynamoDb implements AutoCloseable {

    private final Server server;
    private final LocalDynamoDBRequestHandler requests;

    private LocalDynamoDb(Server server, LocalDynamoDBRequestHandler requests) {
        this.server = server;
        this.requests = requests;
    }

    /** Starts with empty tables that vanish with the process. */
    public static LocalDynamoDb inMemory() {
        return start(null, 0);
    }

    /**
     * Starts on the tables kept in a directory.
     *
     * @param port 0 for any free port
     */
    public static LocalDynamoDb inDirectory(Path directory, int port) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start(directory, port);
    }

    private static LocalDynamoDb start(@Nullable Path directory, int port) {
        Logger.getLogger("com.almworks.sqlite4java").setLevel(Level.OFF);
        try {
            LocalDynamoDBRequestHandler requests = new LocalDynamoDBRequestHandler(
                    port, directory == null, directory == null ? null : directory.toString(), true, false);
            if (directory != null) {
                CrashSafeStore.replaceIn(requests, directory);
            }
            Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server.setHandler(new ContextHandler(new LocalDynamoDBServerHandler(requests, null), "/"));
            server.start();
            return new LocalDynamoDb(server, requests);
        } catch (DynamoDBLocalServiceException e) {
            throw new IllegalStateException("DynamoDB Local refuses its settings", e);
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
    }

    public int port() {
        return ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop", e);
        } finally {
            requests.shutdown();
        }
    }
}
