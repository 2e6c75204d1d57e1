package dev.drover.transfer.follow;

import dev.drover.TestApplication;
import dev.drover.db.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

/** A node in a process of its own that follows sources, to be killed and stopped. */
final class FollowProcess implements AutoCloseable {

    private final Process process;
    private boolean stopped;

    private FollowProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts one that is ready and does nothing until {@link #go}.
     *
     * @param jdbcUrl of Drover's database
     */
    static FollowProcess start(String jdbcUrl, File output) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                FollowProcess.class.getName(),
                jdbcUrl));
        return new FollowProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start());
    }

    /** The name with which its leases begin. */
    String name() {
        return "node-" + process.pid() + "-";
    }

    void go() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isStopped() {
        return stopped;
    }

    /** Like {@code kill -9}: nothing in it gets a last word. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Freezes it, or lets it go on. */
    void freeze(boolean on) throws IOException, InterruptedException {
        stopped = on;
        new ProcessBuilder("kill", on ? "-STOP" : "-CONT", Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) {
        ApplicationListener<ApplicationStartedEvent> gate = event -> {
            System.out.println("waits to be let go");
            try {
                if (System.in.read() < 0) {
                    System.exit(0);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            System.out.println("goes");
        };
        new SpringApplicationBuilder(TestApplication.class)
                .web(WebApplicationType.NONE)
                .listeners(gate)
                .properties(
                        FollowedShop.PASSWORD,
                        "drover.source.allowed="
                                + "env:" + FollowedShop.PASSWORD.substring(0, FollowedShop.PASSWORD.indexOf('='))
                                + "=127.0.0.1:*",
                        "drover.copy.patience=3s",
                        "drover.follow.call-nearby=1s",
                        "drover.engine.enabled=true",
                        "spring.flyway.enabled=false",
                        "spring.jpa.open-in-view=false",
                        "spring.main.lazy-initialization=true",
                        "spring.datasource.url=" + arguments[0],
                        "spring.datasource.username=" + TestDatabase.USER,
                        "spring.datasource.password=" + TestDatabase.PASSWORD,
                        "spring.datasource.hikari.maximum-pool-size=4",
                        "spring.datasource.hikari.connection-timeout=5000",
                        "spring.main.banner-mode=off")
                .run();
        try {
            // For as long as whoever started it lives.
            while (System.in.read() >= 0) {
                System.out.println("is already on its way");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.exit(0);
    }
}
