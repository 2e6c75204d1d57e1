package dev.drover.transfer;

import dev.drover.model.mapping.MappedRow;
import java.sql.SQLException;

/** Writes items of one entity into its table; pages learn what became of them. */
interface RowWriter extends AutoCloseable {

    /** Sends one item that was allowed to take off. */
    void put(MappedRow.Ready row, int index, PageWrite page);

    /** Ends what answers left open, when every item of a page has one; on the thread that reads the source. */
    default void settle(PageWrite page) throws SQLException, InterruptedException {}

    @Override
    default void close() throws SQLException {}
}
