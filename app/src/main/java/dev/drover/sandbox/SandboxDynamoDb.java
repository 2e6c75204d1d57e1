package dev.drover.sandbox;

import dev.drover.connection.AwsAddress;
import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.db.DataDirectory;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the sandbox's new database is: DynamoDB Local in this process, or on this machine beside it.
 *
 * <p>The packed Drover holds no DynamoDB Local, so there it looks at the address at which the published image listens.
 */
@Component
@ConditionalOnLocalPostgres
public class SandboxDynamoDb implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SandboxDynamoDb.class);
    private static final String OF_THE_IMAGE = "http://127.0.0.1:8000";
    private static final String REGION = "eu-west-1";
    private static final String PORT_FILE = "dynamodb-port";

    private final DataDirectory directory;
    private final String endpoint;
    private final boolean ours;
    private final int port;
    private @Nullable AutoCloseable running;
    private boolean closed;

    SandboxDynamoDb(DataDirectory directory, @Value("${drover.sandbox.dynamodb-endpoint:}") String configuredEndpoint) {
        this.directory = directory;
        this.ours = configuredEndpoint.isBlank() && isOnClassPath(SandboxDynamoDb.class.getClassLoader());
        if (ours) {
            port = directory.port(PORT_FILE);
            endpoint = "http://127.0.0.1:" + port;
        } else {
            endpoint = configuredEndpoint.isBlank() ? OF_THE_IMAGE : configuredEndpoint.strip();
            refuseOtherMachines(URI.create(endpoint));
            port = URI.create(endpoint).getPort();
        }
    }

    /** Whether there is a DynamoDB Local to start. */
    static boolean isOnClassPath(ClassLoader loader) {
        try {
            Class.forName("software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler", false, loader);
            return true;
        } catch (ClassNotFoundException packed) {
            return false;
        }
    }

    private static void refuseOtherMachines(URI endpoint) {
        try {
            if (endpoint.getHost() != null
                    && InetAddress.getByName(endpoint.getHost()).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException nowhere) {
            log.debug("Not a machine that is known here", nowhere);
        }
        throw new IllegalStateException(
                "The sandbox uses nothing but this machine, and drover.sandbox.dynamodb-endpoint is " + endpoint
                        + ". Give it an address such as " + OF_THE_IMAGE + ".");
    }

    /** Starts it on the tables of the last time; does nothing if it runs already or is not ours to start. */
    public synchronized void start() {
        if (ours && running == null && !closed) {
            running = LocalDynamoDb.inDirectory(directory.path().resolve("dynamodb"), port);
        }
    }

    /** Stops it, so that it does not answer until the next start; its tables stay. */
    public synchronized void stop() {
        AutoCloseable stopping = running;
        running = null;
        if (stopping != null) {
            try {
                stopping.close();
            } catch (Exception e) {
                throw new IllegalStateException("DynamoDB Local did not stop", e);
            }
        }
    }

    /** Whether it runs in this process, so that it can be stopped and started. */
    public boolean isOurs() {
        return ours;
    }

    public synchronized boolean isRunning() {
        return running != null;
    }

    /** The address for the sandbox's environment; always this machine, never AWS. */
    public AwsAddress address() {
        return new AwsAddress(REGION, "local", endpoint, null, null);
    }

    /** The address with a port, for people. */
    public String endpoint() {
        return endpoint;
    }

    @Override
    public synchronized void destroy() {
        closed = true;
        stop();
    }
}
