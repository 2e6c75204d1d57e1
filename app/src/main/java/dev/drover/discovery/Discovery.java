package dev.drover.discovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was found out about the source of a migration.
 *
 * @param snapshots the earliest first; at least one
 * @param from when the counted calls began
 * @param watched whether they are those between two snapshots; otherwise those since the source counts
 * @param drafts the most time first
 * @param notes what a person should know before trusting the figures, in sentences
 */
public record Discovery(
        List<Snapshot> snapshots,
        Instant from,
        boolean watched,
        List<Draft> drafts,
        List<String> notes,
        SourceCoverage coverage) {

    public Discovery {
        snapshots = List.copyOf(snapshots);
        drafts = List.copyOf(drafts);
        notes = List.copyOf(notes);
    }

    public Snapshot last() {
        return snapshots.get(snapshots.size() - 1);
    }

    /** What no pattern has as its evidence, noise left out, the most time first. */
    public List<Draft> unmapped() {
        return drafts.stream()
                .filter(draft -> draft.kind() != StatementClass.NOISE && !draft.isTaken())
                .toList();
    }

    public Duration length() {
        return Duration.between(from, last().at());
    }
}
