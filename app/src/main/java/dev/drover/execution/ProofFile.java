package dev.drover.execution;

import java.time.Instant;

/**
 * A file that somebody handed in as proof of a step; never changed.
 *
 * @param stepRun the step that it proves
 * @param field what the step asked for
 * @param looksLike a media type by its first bytes, for people
 * @param sha256 of its content, 64 hexadecimal digits
 */
public record ProofFile(
        long id,
        long stepRun,
        String field,
        String name,
        String looksLike,
        long bytes,
        String sha256,
        String personName,
        Instant at) {

    /** What stands in the evidence and in the story of the run. */
    public String sentence() {
        return name + ", " + bytes + " bytes, SHA-256 " + sha256;
    }
}
