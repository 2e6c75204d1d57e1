package dev.drover.discovery;

import dev.drover.discovery.SourceFacts.Column;
import dev.drover.discovery.SourceFacts.Table;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.model.lint.MeasuredSize;
import dev.drover.model.lint.MeasuredSource;
import dev.drover.model.lint.MeasuredSource.UnreadIndex;
import dev.drover.model.lint.SourceMeasures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the lint rules what the source counted about its columns and indexes when somebody looked last. */
@Component
class LatestReading implements SourceMeasures {

    private final Migrations migrations;
    private final SnapshotTable snapshots;

    LatestReading(Migrations migrations, SnapshotTable snapshots) {
        this.migrations = migrations;
        this.snapshots = snapshots;
    }

    @Override
    public Optional<MeasuredSource> of(MigrationId migration) {
        return snapshots
                .latest(migration, migrations.get(migration).environment())
                .map(LatestReading::measured);
    }

    static MeasuredSource measured(SourceReading reading) {
        UnreadIndexes unread = reading.unreadIndexes();
        return new MeasuredSource(
                day(reading.at()),
                reading.facts().tables().stream()
                        .collect(Collectors.toMap(Table::name, table -> widths(reading, table))),
                unread == null || unread.countedSince() == null ? null : day(unread.countedSince()),
                unread == null
                        ? List.of()
                        : unread.indexes().stream()
                                .map(index -> new UnreadIndex(index.table(), index.name(), index.bytes()))
                                .toList(),
                Objects.requireNonNullElse(reading.extensions(), List.of()));
    }

    /** MySQL knows the length of a row only: what its columns have is a guess. */
    private static Map<String, MeasuredSize> widths(SourceReading reading, Table table) {
        return reading.product().startsWith("PostgreSQL")
                ? table.columns().stream()
                        .filter(column -> column.bytes() > 0 || column.nulls() != null)
                        .collect(Collectors.toMap(Column::name, LatestReading::size))
                : Map.of();
    }

    private static MeasuredSize size(Column column) {
        Double nulls = column.nulls();
        return new MeasuredSize(column.bytes(), nulls == null ? null : 1 - nulls);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
