package dev.drover.evidence;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files into a ZIP one after the other, and last of all the list of their checksums. */
final class PackWriter implements Closeable {

    /** The list, in the form that {@code sha256sum --check} reads. */
    static final String MANIFEST = "SHA256SUMS";

    private final ZipOutputStream zip;
    private final StringBuilder manifest = new StringBuilder();

    PackWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** What goes into one file. */
    interface Content {
        void writeTo(Writer writer) throws IOException;
    }

    /** The same for a file that is not text. */
    interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    void add(String name, Content content) throws IOException {
        addBytes(name, asBytes(content));
    }

    void addBytes(String name, Bytes content) throws IOException {
        manifest.append(put(name, content)).append("  ").append(name).append('\n');
    }

    /** The checksum of the list, which stands for all of them. */
    String finish() throws IOException {
        String list = manifest.toString();
        String checksum = put(MANIFEST, asBytes(writer -> writer.write(list)));
        zip.finish();
        return checksum;
    }

    private static Bytes asBytes(Content content) {
        return out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            content.writeTo(writer);
            writer.flush();
        };
    }

    private String put(String name, Bytes content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // The same evidence is the same bytes, whenever it is packed.
        entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        MessageDigest digest = sha256();
        content.writeTo(new DigestOutputStream(new Undone(zip), digest));
        zip.closeEntry();
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A stream that others may close without closing the ZIP. */
    private static final class Undone extends FilterOutputStream {

        Undone(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** For callbacks that may not throw it. */
    static void write(Writer writer, String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
