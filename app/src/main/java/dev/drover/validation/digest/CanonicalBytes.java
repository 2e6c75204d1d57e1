package dev.drover.validation.digest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A buffer for one item in canonical form: every piece says its type and its length before its content.
 *
 * <p>Pieces put together by a separator would collide ({@code a|b} and {@code c} against {@code a} and {@code b|c}); with
 * type and length in front, different content is always different bytes. Belongs to one thread.
 */
final class CanonicalBytes {

    private byte[] bytes = new byte[512];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    /** The buffer itself: only the first {@link #length} bytes count. */
    byte[] array() {
        return bytes;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    void tag(char tag) {
        room(1);
        bytes[length++] = (byte) tag;
    }

    /** A number from 0, seven bits a byte; the last byte has its highest bit clear. */
    void number(int count) {
        room(5);
        int rest = count;
        while (rest > 0x7f) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Type, number of bytes, bytes in UTF-8. Neither side can hold half of a surrogate pair. */
    void text(char tag, String text) {
        raw(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Something that is canonical already. */
    void ready(byte[] canonical) {
        room(canonical.length);
        System.arraycopy(canonical, 0, bytes, length, canonical.length);
        length += canonical.length;
    }

    /** Type, number of bytes, bytes. */
    void raw(char tag, byte[] content) {
        room(6 + content.length);
        bytes[length++] = (byte) tag;
        number(content.length);
        System.arraycopy(content, 0, bytes, length, content.length);
        length += content.length;
    }

    private void room(int wanted) {
        if (bytes.length - length < wanted) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + wanted));
        }
    }
}
