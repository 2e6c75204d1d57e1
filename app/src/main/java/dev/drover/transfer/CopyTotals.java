package dev.drover.transfer;

/**
 * What a copy has done so far, over all slices. A row counts once, however often crashes made it be read again.
 *
 * @param rows how many rows there are to copy
 * @param rowsExact whether {@code rows} was counted; otherwise it is the planner's estimate
 * @param read rows whose fate is settled: always written + alreadyThere + newerThere + passed + leftBehind + setAside
 * @param written items that were new in the target
 * @param alreadyThere items that an earlier attempt had written without living to note it down
 * @param newerThere rows for which a change that was followed had brought something newer already
 * @param passed rows that the conditions of the mapping leave to other entities
 * @param leftBehind rows that stay behind on purpose; nothing is written for them
 * @param setAside rows that cannot become items; the first one stops the copy, so a finished copy has none
 * @param bytes of the items, as DynamoDB counts them
 * @param writeUnits capacity units that DynamoDB reported for tables and indexes
 * @param throttled how often DynamoDB asked to slow down
 */
public record CopyTotals(
        long rows,
        boolean rowsExact,
        long read,
        long written,
        long alreadyThere,
        long newerThere,
        long passed,
        long leftBehind,
        long setAside,
        long bytes,
        double writeUnits,
        long throttled) {

    /** Before anything was counted. */
    public static final CopyTotals NONE = new CopyTotals(0, false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public CopyTotals {
        if (read != written + alreadyThere + newerThere + passed + leftBehind + setAside) {
            throw new IllegalArgumentException(String.format(
                    "The counts of a copy do not add up: %,d read, but %,d written, %,d already there, %,d newer there, %,d of other entities, %,d left behind, %,d set aside",
                    read, written, alreadyThere, newerThere, passed, leftBehind, setAside));
        }
    }

    CopyTotals andSetAside(long more) {
        return new CopyTotals(
                rows,
                rowsExact,
                read + more,
                written,
                alreadyThere,
                newerThere,
                passed,
                leftBehind,
                setAside + more,
                bytes,
                writeUnits,
                throttled);
    }
}
