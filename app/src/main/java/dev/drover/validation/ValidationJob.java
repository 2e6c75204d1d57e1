package dev.drover.validation;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.SourceAddress;
import dev.drover.model.TargetModel;
import java.util.function.UnaryOperator;

/**
 * What to compare.
 *
 * @param stepRunId the step that asks; all slices of one validation have the same
 * @param migrationId the migration whose people may read the result
 * @param tableNames from a table's name in the model to its name in DynamoDB
 * @param sharePercent how much of the source was copied, 1 to 100; items of other rows must not be in the target
 * @param kind of run, in the words people read: "Rehearsal"
 * @param settled the last validation of this step whose result was already reported, 0 if there was none: after it, a
 *     new one begins
 */
public record ValidationJob(
        long stepRunId,
        long migrationId,
        TargetModel model,
        SourceAddress source,
        AwsAddress aws,
        UnaryOperator<String> tableNames,
        int sharePercent,
        String kind,
        long settled) {}
