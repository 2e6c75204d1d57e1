package dev.drover.transfer;

import dev.drover.connection.SourceAddress;
import dev.drover.model.TargetModel;

/**
 * What to look through for rows that no entity takes.
 *
 * @param stepRunId unique over all runs; how far the look is, is kept under it
 * @param sharePercent how much of every source table is looked at, 1 to 100
 */
public record RowsCheckJob(long stepRunId, TargetModel model, SourceAddress source, int sharePercent) {}
