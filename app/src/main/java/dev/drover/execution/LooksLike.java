package dev.drover.execution;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says from its first bytes what a file seems to be: a hint for people, never what a browser is told. */
final class LooksLike {

    private static final Map<String, String> BEGINNINGS = new LinkedHashMap<>();

    static {
        BEGINNINGS.put("\u0089PNG\r\n\u001a\n", "image/png");
        BEGINNINGS.put("\u00ff\u00d8\u00ff", "image/jpeg");
        BEGINNINGS.put("GIF8", "image/gif");
        BEGINNINGS.put("%PDF-", "application/pdf");
        BEGINNINGS.put("PK\u0003\u0004", "application/zip");
        BEGINNINGS.put("\u001f\u008b", "application/gzip");
    }

    private LooksLike() {}

    static String of(byte[] content) {
        String first = new String(content, 0, Math.min(content.length, 16), StandardCharsets.ISO_8859_1);
        return BEGINNINGS.entrySet().stream()
                .filter(known -> first.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(isText(content) ? "text/plain" : "application/octet-stream");
    }

    private static boolean isText(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .chars()
                    .noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r');
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
