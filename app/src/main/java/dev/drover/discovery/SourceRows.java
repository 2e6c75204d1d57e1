package dev.drover.discovery;

import dev.drover.migration.Migration;
import dev.drover.migration.Migrations;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModel;
import dev.drover.runbook.Revision;
import dev.drover.signoff.policy.Figure;
import dev.drover.signoff.policy.FigureSource;
import dev.drover.signoff.policy.Measure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many rows a plan moves by the planner's estimates in the newest snapshot; a rehearsal that counted knows better. */
@Component
@Order(2)
class SourceRows implements FigureSource {

    private final SnapshotTable snapshots;
    private final Migrations migrations;

    SourceRows(SnapshotTable snapshots, Migrations migrations) {
        this.snapshots = snapshots;
        this.migrations = migrations;
    }

    @Override
    public Measure measure() {
        return Measure.ROWS;
    }

    @Override
    public Optional<Figure> find(Revision revision) {
        Map<String, Long> rows = byTable(revision);
        Set<String> moved = movedTables(revision.content().model());
        List<Long> known =
                moved.stream().map(rows::get).filter(Objects::nonNull).toList();
        return moved.isEmpty() || known.size() < moved.size()
                ? Optional.empty()
                : Optional.of(new Figure(
                        known.stream().mapToLong(Long::longValue).sum(), "estimate of the source's statistics"));
    }

    /** By the name of the table; empty if no snapshot was taken where the migration is now. */
    Map<String, Long> byTable(Revision revision) {
        Migration migration = migrations.get(revision.migration());
        List<Snapshot> all = snapshots.all(migration.id(), migration.environment());
        return all.isEmpty()
                ? Map.of()
                : all.get(all.size() - 1).reading().facts().tables().stream()
                        .filter(table -> table.rows() >= 0)
                        .collect(Collectors.toMap(
                                SourceFacts.Table::name, table -> (long) Math.ceil(table.rows()), (a, b) -> a));
    }

    private static Set<String> movedTables(TargetModel model) {
        return model.tables().stream()
                .flatMap(table -> table.entities().stream())
                .map(EntityMapping::sourceTable)
                .collect(Collectors.toSet());
    }
}
