package dev.drover.runbook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fingerprints of a plan: SHA-256 over a canonical form, in hexadecimal.
 *
 * @param whole changes when the data or the business scope changes: what a run does, and what users notice of it
 * @param parts of every part of the plan; other scopes are made of them
 */
public record Digests(String whole, String data, String business, Map<PlanPart, String> parts) {

    public Digests {
        parts = Map.copyOf(parts);
    }

    /** What a signature on the scope is bound to. */
    public String of(Scope scope) {
        if (scope.equals(Scope.DATA)) {
            return data;
        }
        return scope.equals(Scope.BUSINESS)
                ? business
                : sha256(scope.parts().stream()
                        .map(part -> part + "=" + parts.get(part))
                        .collect(Collectors.joining("\n")));
    }

    /** The first eight digits, enough for people to compare. */
    public static String brief(String digest) {
        return digest.substring(0, 8);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
