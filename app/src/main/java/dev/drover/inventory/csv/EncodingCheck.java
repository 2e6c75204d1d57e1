package dev.drover.inventory.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Reads a file once through to see that it is UTF-8 text, in memory of a fixed size. */
final class EncodingCheck {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(16 * 1024);
    private final CharBuffer chars = CharBuffer.allocate(16 * 1024);
    private int line = 1;

    private EncodingCheck() {}

    /** @throws RefusedFileException if it is anything else */
    static void check(InputStream file) throws IOException {
        new EncodingCheck().read(file);
    }

    private void read(InputStream file) throws IOException {
        boolean first = true;
        boolean atEnd;
        do {
            int count = file.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
            atEnd = bytes.position() + count < bytes.capacity();
            bytes.position(bytes.position() + count).flip();
            if (first && isUtf16()) {
                throw RefusedFileException.utf16();
            }
            first = false;
            CoderResult result = decoder.decode(bytes, chars, atEnd);
            countLines();
            if (result.isError()) {
                throw RefusedFileException.notUtf8(line, Byte.toUnsignedInt(bytes.get(bytes.position())));
            }
            bytes.compact();
        } while (!atEnd);
    }

    private boolean isUtf16() {
        if (bytes.limit() < 2) {
            return false;
        }
        int start = Byte.toUnsignedInt(bytes.get(0)) << 8 | Byte.toUnsignedInt(bytes.get(1));
        return start == 0xFFFE || start == 0xFEFF;
    }

    private void countLines() {
        chars.flip();
        while (chars.hasRemaining()) {
            char c = chars.get();
            if (c == '\n') {
                line++;
            } else if (c == '\0') {
                throw RefusedFileException.nul(line);
            }
        }
        chars.clear();
    }
}
