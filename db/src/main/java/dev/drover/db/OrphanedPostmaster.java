package dev.drover.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that a killed Drover left behind, found through {@code postmaster.pid}.
 *
 * <p>A killed JVM takes no child process with it, and a second server on the same files is refused by the first one's
 * pid file. So before each start the old server is stopped; when the file only carries the number of a process that is
 * something else by now, the file is removed.
 */
final class OrphanedPostmaster {

    private static final Logger log = LoggerFactory.getLogger(OrphanedPostmaster.class);
    private static final Duration POLITE = Duration.ofSeconds(20);

    private final Path postgresDirectory;

    OrphanedPostmaster(Path postgresDirectory) {
        this.postgresDirectory = postgresDirectory;
    }

    /** Makes sure that no server runs on the directory. Call only while holding the lock of {@link DataDirectory}. */
    void stop() {
        Path pidFile = postgresDirectory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            Optional<ProcessHandle> server =
                    firstLine(pidFile).flatMap(ProcessHandle::of).filter(this::runsOnDirectory);
            if (server.isPresent()) {
                log.info(
                        "Stopping the PostgreSQL server (process {}) that an earlier Drover left running.",
                        server.get().pid());
                terminate(server.get());
            }
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or remove " + pidFile, e);
        }
    }

    private static Optional<Long> firstLine(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.get(0).strip()));
        } catch (NumberFormatException damagedByTheCrash) {
            return Optional.empty();
        }
    }

    private boolean runsOnDirectory(ProcessHandle process) {
        return process.isAlive() && commandLine(process).contains("postgres");
    }

    private static String commandLine(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (Files.isReadable(proc)) {
            try {
                return Files.readString(proc).replace('\0', ' ');
            } catch (IOException endedMeanwhile) {
                return "";
            }
        }
        return process.info().commandLine().or(() -> process.info().command()).orElse("");
    }

    private static void terminate(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(POLITE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillThere) {
            // Safe: the write-ahead log brings everything committed back at the next start.
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly();
            server.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stopping the earlier PostgreSQL server", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot stop the earlier PostgreSQL server", e);
        }
    }
}
