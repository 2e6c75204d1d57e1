package dev.drover.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of fields separated by tabs; backslash, tab and line ends in them are escaped, and nothing is {@code \\N}. */
final class Lines {

    private Lines() {}

    static String of(@Nullable Object... fields) {
        return Arrays.stream(fields)
                .map(field -> field == null ? "\\N" : escaped(field.toString()))
                .collect(Collectors.joining("\t"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    /** The hash of a line that follows another one. */
    static String chained(String previousHash, String line) {
        return HexFormat.of()
                .formatHex(PackWriter.sha256().digest((previousHash + "\n" + line).getBytes(StandardCharsets.UTF_8)));
    }
}
