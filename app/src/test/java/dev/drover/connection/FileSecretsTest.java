package dev.drover.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSecretsTest {

    @TempDir
    Path directory;

    @Test
    void readsAFileWithoutItsLineBreak() throws IOException {
        Files.writeString(directory.resolve("shop"), "secret\n");
        assertThat(new FileSecrets(directory).read("shop")).isEqualTo("secret");
    }

    @Test
    void saysThatANameIsImpossible() {
        assertThatThrownBy(() -> new FileSecrets(directory).read("sh\0op"))
                .isInstanceOf(ConnectionProblem.class)
                .hasMessageContaining("a character that names of files cannot have");
    }

    @Test
    void staysInItsDirectory() {
        assertThatThrownBy(() -> new FileSecrets(directory).read("../shop"))
                .isInstanceOf(ConnectionProblem.class)
                .hasMessageContaining("outside");
    }
}
