package dev.drover.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did.
 *
 * @param seq position in the chain, from 1 without gaps
 * @param at microsecond precision, as PostgreSQL keeps it
 * @param action stable id such as {@code signoff.signed}
 * @param sentence what people read
 * @param hash SHA-256 over the previous hash and every field above, in hexadecimal
 */
public record AuditEntry(
        long seq,
        Instant at,
        @Nullable Long personId,
        String personName,
        @Nullable Long workspaceId,
        @Nullable Long migrationId,
        String action,
        String sentence,
        String previousHash,
        String hash) {

    /** The entry whose hash fits its content. */
    static AuditEntry chained(
            long seq,
            Instant at,
            @Nullable Long personId,
            String personName,
            @Nullable Long workspaceId,
            @Nullable Long migrationId,
            String action,
            String sentence,
            String previousHash) {
        String hash = hash(seq, at, personId, personName, workspaceId, migrationId, action, sentence, previousHash);
        return new AuditEntry(
                seq, at, personId, personName, workspaceId, migrationId, action, sentence, previousHash, hash);
    }

    boolean isIntact() {
        return hash.equals(
                hash(seq, at, personId, personName, workspaceId, migrationId, action, sentence, previousHash));
    }

    private static String hash(@Nullable Object... fields) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object field : fields) {
                // The length in front keeps "ab" + "c" apart from "a" + "bc".
                byte[] bytes = field == null ? new byte[0] : field.toString().getBytes(StandardCharsets.UTF_8);
                digest.update((field == null ? "null" : bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
