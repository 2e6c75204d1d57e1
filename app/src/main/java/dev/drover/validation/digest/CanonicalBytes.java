package dev.drover.validation.digest;

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

    /** Type, number of characters, characters; half a surrogate pair counts as a character of its own. */
    void text(char tag, String text) {
        int chars = text.length();
        room(6 + 3 * chars);
        bytes[length++] = (byte) tag;
        number(chars);
        byte[] to = bytes;
        int at = length;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                to[at++] = (byte) c;
            } else if (c < 0x800) {
                to[at++] = (byte) (0xc0 | c >> 6);
                to[at++] = (byte) (0x80 | c & 0x3f);
            } else {
                to[at++] = (byte) (0xe0 | c >> 12);
                to[at++] = (byte) (0x80 | c >> 6 & 0x3f);
                to[at++] = (byte) (0x80 | c & 0x3f);
            }
        }
        length = at;
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
