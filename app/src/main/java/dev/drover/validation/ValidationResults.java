package dev.drover.validation;

import dev.drover.model.EntityMapping;
import dev.drover.validation.digest.TableSums;
import dev.drover.validation.pass.Table;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what a validation found: differences as they come up, the numbers at the end. */
@Component
class ValidationResults {

    private final JdbcClient sql;
    private final Clock clock;

    ValidationResults(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void list(long validation, List<ListedDifference> differences) {
        for (ListedDifference difference : differences) {
            sql.sql("""
                            insert into validation_difference
                                   (validation_id, position, cause, table_name, entity, source_key, target_key,
                                    attribute, source_value, target_value, sentence)
                            values (:validation, :position, :cause, :table, :entity, :sourceKey, :targetKey,
                                    :attribute, :sourceValue, :targetValue, :sentence)
                            """)
                    .param("validation", validation)
                    .param("position", difference.position())
                    .param("cause", difference.cause().name())
                    .param("table", difference.table())
                    .param("entity", difference.entity())
                    .param("sourceKey", difference.sourceKey())
                    .param("targetKey", difference.targetKey())
                    .param("attribute", difference.attribute())
                    .param("sourceValue", difference.sourceValue())
                    .param("targetValue", difference.targetValue())
                    .param("sentence", difference.sentence())
                    .update();
        }
    }

    /**
     * Closes a validation with its numbers. What it kept to find differences goes.
     *
     * @throws OvertakenException if another worker has gone on with it
     */
    @Transactional
    public void finish(Kept kept, List<Table> tables) {
        if (!close(kept)) {
            throw new OvertakenException(kept.id());
        }
        Progress progress = kept.progress();
        Findings findings = progress.findings();
        int differingSegments =
                kept.sums().stream().mapToInt(sums -> sums.differing().size()).sum();
        boolean passed = findings.differing() == 0 && differingSegments == 0;
        writeCounts(kept, tables);
        findings.records()
                .forEach((cause, records) -> sql.sql(
                                "insert into validation_cause (validation_id, cause, records) values (:id, :cause, :records)")
                        .param("id", kept.id())
                        .param("cause", cause.name())
                        .param("records", records)
                        .update());
        sql.sql("""
                        update validation
                           set state = :state, finished_at = :at, busy_millis = :busy, rows_read = :rows,
                               segments = :segments, differing_segments = :differingSegments,
                               differing = :differing, exact = :exact, causes_exact = :causesExact
                         where id = :id
                        """)
                .param("state", (passed ? ValidationState.PASSED : ValidationState.MISMATCH).name())
                .param("at", Timestamp.from(clock.instant()))
                .param("busy", progress.busyMillis())
                .param("rows", progress.rowsRead())
                .param(
                        "segments",
                        kept.sums().stream().mapToInt(TableSums::buckets).sum())
                .param("differingSegments", differingSegments)
                .param("differing", findings.differing())
                .param("exact", findings.exact())
                .param("causesExact", findings.causesExact())
                .param("id", kept.id())
                .update();
        for (String table : List.of("validation_key", "validation_suspect")) {
            sql.sql("delete from " + table + " where validation_id = :id")
                    .param("id", kept.id())
                    .update();
        }
    }

    /** Takes the progress away, and with it everybody's chance to finish the validation a second time. */
    private boolean close(Kept kept) {
        return sql.sql("delete from validation_progress where validation_id = :id and seq = :seq")
                        .param("id", kept.id())
                        .param("seq", kept.seq())
                        .update()
                == 1;
    }

    private void writeCounts(Kept kept, List<Table> tables) {
        List<EntityCount> counts = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            TableSums sums = kept.sums().get(i);
            List<String> names = new ArrayList<>(tables.get(i).model().entities().stream()
                    .map(EntityMapping::entity)
                    .toList());
            names.add(EntityCount.UNKNOWN);
            for (int entity = 0; entity < names.size(); entity++) {
                int slot = sums.entitySlot(entity);
                EntityCount count = new EntityCount(
                        tables.get(i).model().name(),
                        names.get(entity),
                        sums.source().count(slot),
                        sums.target().count(slot),
                        sums.source().checksum(slot),
                        sums.target().checksum(slot));
                if (entity < names.size() - 1 || count.sourceCount() + count.targetCount() > 0) {
                    counts.add(count);
                }
            }
        }
        for (int position = 0; position < counts.size(); position++) {
            EntityCount count = counts.get(position);
            sql.sql("""
                            insert into validation_count
                                   (validation_id, position, table_name, entity, source_count, target_count,
                                    source_checksum, target_checksum)
                            values (:id, :position, :table, :entity, :sourceCount, :targetCount,
                                    :sourceChecksum, :targetChecksum)
                            """)
                    .param("id", kept.id())
                    .param("position", position)
                    .param("table", count.table())
                    .param("entity", count.entity())
                    .param("sourceCount", count.sourceCount())
                    .param("targetCount", count.targetCount())
                    .param("sourceChecksum", count.sourceChecksum())
                    .param("targetChecksum", count.targetChecksum())
                    .update();
        }
    }
}
