package dev.drover.transfer;

/**
 * How hard a copy may work.
 *
 * @param segmentsPerEntity how many parts of a table are copied at once, 1 to 64; each has a connection to the source
 * @param itemsInFlight how many items are under way to DynamoDB at most, over all segments, 1 to 100
 * @param rowsPerPage how many rows are read at once and checkpointed together, 10 to 5,000; fewer when they are large
 * @param writeUnitsPerSecond the limit in write capacity units, tables and indexes together; 0 for no limit
 */
public record CopySettings(int segmentsPerEntity, int itemsInFlight, int rowsPerPage, int writeUnitsPerSecond) {

    public CopySettings {
        between("Segments per entity", segmentsPerEntity, 1, 64);
        between("Items in flight", itemsInFlight, 1, 100);
        between("Rows per page", rowsPerPage, 10, 5_000);
        between("Write units per second", writeUnitsPerSecond, 0, 1_000_000);
    }

    private static void between(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    String.format("%s is %,d. Enter a number from %,d to %,d.", what, value, least, most));
        }
    }
}
