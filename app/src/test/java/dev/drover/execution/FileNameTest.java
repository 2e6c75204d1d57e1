package dev.drover.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "screen.png | screen.png",
                "../../etc/passwd | passwd",
                "C:\\Users\\lead\\plan.pdf | plan.pdf",
                ".. | file",
                "'' | file",
                "....hidden. | hidden",
                "Übersicht (2).txt | Übersicht (2).txt",
                "a<b>:c?.png | abc.png",
            })
    void keepsWhatIsHarmless(String told, String kept) {
        assertThat(FileName.of(told)).isEqualTo(kept);
    }

    @Test
    void takesOutWhatTurnsTextAroundOrEndsALine() {
        assertThat(FileName.of("invoice\u202egnp.exe")).isEqualTo("invoicegnp.exe");
        assertThat(FileName.of("a\r\nSet-Cookie: x=1\u0000\u200b.txt")).isEqualTo("aSet-Cookie x=1.txt");
        assertThat(FileName.of("a\ud800b.txt")).isEqualTo("ab.txt");
        assertThat(FileName.of("a\u2028b\u00a0\u2003c.txt")).isEqualTo("a b c.txt");
    }

    @Test
    void shortensInTheMiddleAndBetweenCharacters() {
        assertThat(FileName.of("x".repeat(300) + ".png")).hasSize(150).endsWith("x.png");
        String faces = FileName.of("\ud83d\ude00".repeat(300) + ".jpeg");
        assertThat(faces.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(150);
        assertThat(faces).isEqualTo("\ud83d\ude00".repeat(36) + ".jpeg");
    }

    @Test
    void saysWhatContentLooksLike() {
        assertThat(LooksLike.of(bytes("\u0089PNG\r\n\u001a\n..."))).isEqualTo("image/png");
        assertThat(LooksLike.of("Zürich\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("text/plain");
        assertThat(LooksLike.of("<html><script>".getBytes(StandardCharsets.UTF_8)))
                .as("never a type that a browser would run")
                .isEqualTo("text/plain");
        assertThat(LooksLike.of(bytes("\u00fe\u0000\u0001"))).isEqualTo("application/octet-stream");
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
