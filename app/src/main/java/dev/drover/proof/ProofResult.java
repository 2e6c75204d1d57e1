package dev.drover.proof;

import java.util.List;

/**
 * What came of a proof.
 *
 * @param fillMillis how long writing the items took
 * @param askMillis how long running the patterns took
 */
public record ProofResult(
        List<EntityResult> entities,
        List<PatternResult> patterns,
        List<ProofFinding> findings,
        long fillMillis,
        long askMillis) {

    public ProofResult {
        entities = List.copyOf(entities);
        patterns = List.copyOf(patterns);
        findings = List.copyOf(findings);
    }

    /**
     * The items of one entity that were written.
     *
     * @param rejected rows that cannot become an item
     * @param firstProblem why the first of them cannot; empty if all can
     */
    public record EntityResult(
            String table,
            String entity,
            long written,
            long rejected,
            String firstProblem,
            int averageBytes,
            int largestBytes) {}

    public long itemsWritten() {
        return entities.stream().mapToLong(EntityResult::written).sum();
    }

    public List<ProofFinding> of(String pattern) {
        return findings.stream()
                .filter(finding -> finding.pattern().equals(pattern))
                .toList();
    }

    /** The patterns about which there is nothing to say. */
    public long proven() {
        return patterns.stream()
                .filter(pattern -> pattern.wasRun() && of(pattern.id()).isEmpty())
                .count();
    }
}
