package dev.drover.runbook;

/**
 * Fingerprints of a plan: SHA-256 over a canonical form, in hexadecimal.
 *
 * @param whole changes when either scope changes
 */
public record Digests(String whole, String data, String business) {

    public String of(Scope scope) {
        return scope == Scope.DATA ? data : business;
    }

    /** The first eight digits, enough for people to compare. */
    public static String brief(String digest) {
        return digest.substring(0, 8);
    }
}
