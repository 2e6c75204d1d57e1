package dev.drover.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Secrets in files of one directory, {@code file:shop-password}; other directories are out of reach. */
@Component
class FileSecrets implements SecretSource {

    private final Path directory;

    FileSecrets(@Value("${drover.secrets-directory:/run/secrets/drover-sources}") Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public String read(String name) {
        Path file = directory.resolve(name).normalize();
        if (!file.startsWith(directory)) {
            throw ConnectionProblem.secretNotReadable("file:" + name, "it is outside " + directory);
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw ConnectionProblem.secretNotReadable("file:" + name, "there is no readable file " + file);
        }
    }
}
