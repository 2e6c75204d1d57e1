package dev.drover.transfer;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.SourceAddress;
import dev.drover.model.TargetModel;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a copy moves, from where to where.
 *
 * @param stepRunId unique over all runs; checkpoints are kept under it
 * @param tableNames the real name of a table of the model: in a rehearsal it has a prefix
 * @param sharePercent how much of every source table is copied, 1 to 100
 * @param following the name of the following that brings changes over meanwhile: its marks come with every item; null if
 *     the source stands still
 * @param settings may change from slice to slice, except that the segments stay as they were cut first
 */
public record CopyJob(
        long stepRunId,
        TargetModel model,
        SourceAddress source,
        AwsAddress aws,
        UnaryOperator<String> tableNames,
        int sharePercent,
        @Nullable String following,
        CopySettings settings) {

    /** A copy of a source that stands still. */
    public CopyJob(
            long stepRunId,
            TargetModel model,
            SourceAddress source,
            AwsAddress aws,
            UnaryOperator<String> tableNames,
            int sharePercent,
            CopySettings settings) {
        this(stepRunId, model, source, aws, tableNames, sharePercent, null, settings);
    }
}
