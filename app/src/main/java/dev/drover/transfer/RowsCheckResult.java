package dev.drover.transfer;

import java.util.List;

/**
 * How far the look for rows that no entity takes is.
 *
 * @param read rows that were looked at so far, of all tables
 */
public sealed interface RowsCheckResult {

    long read();

    /** Every row is taken or stays behind; nothing had to be read if every table has an entity that takes all rows. */
    record Clear(long read) implements RowsCheckResult {}

    /** The slice is over and rows are left. */
    record More(long read) implements RowsCheckResult {}

    /**
     * Some rows are neither taken nor left behind. The next slice looks at everything anew.
     *
     * @param problems a sentence for each table, with the first few keys
     */
    record Found(long read, List<String> problems) implements RowsCheckResult {

        public Found {
            problems = List.copyOf(problems);
        }

        /** What to do about it. */
        public String nextAction() {
            return "Widen a condition in the target model, add an entity, or say there that such rows stay behind and"
                    + " why; or correct the rows in the source and retry.";
        }
    }
}
