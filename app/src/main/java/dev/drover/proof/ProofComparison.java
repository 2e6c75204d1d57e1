package dev.drover.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two finished proofs of a migration beside each other.
 *
 * @param before the earlier one
 * @param rows every pattern that one of them has, in the order of the later one
 * @param came findings that only the later one has
 * @param gone findings that only the earlier one has
 */
public record ProofComparison(
        Proof before, Proof after, List<Row> rows, List<ProofFinding> came, List<ProofFinding> gone) {

    public ProofComparison {
        rows = List.copyOf(rows);
        came = List.copyOf(came);
        gone = List.copyOf(gone);
    }

    /**
     * One access pattern in both.
     *
     * @param before null if the earlier proof does not have it
     * @param after null if the later one does not
     * @param came findings of the pattern that only the later one has
     * @param gone findings of the pattern that only the earlier one has
     * @param stayed findings that both have, as the later one says them
     */
    public record Row(
            String id,
            String name,
            @Nullable PatternResult before,
            @Nullable PatternResult after,
            List<ProofFinding> came,
            List<ProofFinding> gone,
            List<ProofFinding> stayed) {

        public Row {
            came = List.copyOf(came);
            gone = List.copyOf(gone);
            stayed = List.copyOf(stayed);
        }
    }

    /**
     * Compares two proofs, in whatever order they are given.
     *
     * @throws IllegalArgumentException if one of them is not finished
     */
    public static ProofComparison of(Proof one, Proof other) {
        Proof before = one.id() < other.id() ? one : other;
        Proof after = one.id() < other.id() ? other : one;
        ProofResult old = result(before);
        ProofResult now = result(after);
        Map<String, Row> rows = new LinkedHashMap<>();
        List.of(now, old)
                .forEach(each -> each.patterns()
                        .forEach(pattern -> rows.computeIfAbsent(pattern.id(), id -> row(pattern, old, now))));
        return new ProofComparison(
                before,
                after,
                List.copyOf(rows.values()),
                without(now.findings(), old.findings()),
                without(old.findings(), now.findings()));
    }

    private static ProofResult result(Proof proof) {
        if (proof.result() == null) {
            throw new IllegalArgumentException("Proof " + proof.id() + " is not finished, so it has no result");
        }
        return proof.result();
    }

    private static Row row(PatternResult pattern, ProofResult old, ProofResult now) {
        List<ProofFinding> before = old.of(pattern.id());
        List<ProofFinding> after = now.of(pattern.id());
        List<ProofFinding> came = without(after, before);
        List<ProofFinding> stayed = new ArrayList<>(after);
        came.forEach(stayed::remove);
        return new Row(
                pattern.id(),
                pattern.name(),
                find(old, pattern.id()),
                find(now, pattern.id()),
                came,
                without(before, after),
                stayed);
    }

    private static @Nullable PatternResult find(ProofResult result, String id) {
        return result.patterns().stream()
                .filter(pattern -> pattern.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Those that have none of the other ones to go with; each of the others goes with one. */
    private static List<ProofFinding> without(List<ProofFinding> some, List<ProofFinding> others) {
        List<ProofFinding> open = new ArrayList<>(others);
        List<ProofFinding> left = new ArrayList<>();
        for (ProofFinding finding : some) {
            open.stream()
                    .filter(other -> areTheSame(finding, other))
                    .findFirst()
                    .ifPresentOrElse(open::remove, () -> left.add(finding));
        }
        return left;
    }

    /** The sentence has figures that differ from proof to proof; only what is about no pattern has nothing else. */
    private static boolean areTheSame(ProofFinding one, ProofFinding other) {
        return one.pattern().equals(other.pattern())
                && one.kind() == other.kind()
                && (!one.pattern().isEmpty() || Objects.equals(one.sentence(), other.sentence()));
    }
}
