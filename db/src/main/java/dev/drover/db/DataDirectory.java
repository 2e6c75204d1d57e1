package dev.drover.db;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which Drover keeps everything it must find again at the next start, locked for one process.
 *
 * <p>The operating system drops the lock when the process dies, however it dies.
 */
public final class DataDirectory implements Closeable {

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates the directory if needed and takes the lock.
     *
     * @throws DataDirectoryInUseException if another live process holds it
     */
    public static DataDirectory lock(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            FileChannel channel =
                    FileChannel.open(absolute.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new DataDirectoryInUseException(absolute);
            }
            return new DataDirectory(absolute, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("Drover cannot write to its data directory " + absolute, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    public Path path() {
        return path;
    }

    /** The content of a file that {@link #keep} wrote; empty if there is none. */
    public Optional<String> kept(String fileName) {
        try {
            return Optional.of(Files.readString(path.resolve(fileName)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Drover cannot read " + path.resolve(fileName), e);
        }
    }

    /** Keeps a file that only its owner may read. A crash leaves the old content or the new, never half of it. */
    public void keep(String fileName, String content) {
        try {
            Path written = Files.createTempFile(path, fileName, ".new");
            Files.writeString(written, content);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(written, path.resolve(fileName), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Drover cannot write " + path.resolve(fileName), e);
        }
    }

    /** The password kept under that name, made up at the first call. */
    public String password(String fileName) {
        return kept(fileName).orElseGet(() -> {
            String password = newPassword();
            keep(fileName, password);
            return password;
        });
    }

    static String newPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * A port on loopback that is free: the one kept under that name if possible, so that addresses stay the same between
     * starts.
     */
    public int port(String fileName) {
        int kept = kept(fileName).map(DataDirectory::number).orElse(0);
        int port = FreePort.isFree(kept) ? kept : FreePort.any();
        if (port != kept) {
            keep(fileName, Integer.toString(port));
        }
        return port;
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
