package dev.drover.model;

/**
 * Rows of a source table that stay behind on purpose, whatever the entities of the table would take.
 *
 * @param sourceTable the table; entities of the model must read it
 * @param condition an expression that is true for the rows that stay behind; one that comes to nothing is not true
 * @param reason why nobody needs them in the target, in a sentence for whoever signs
 */
public record RowsBehind(String sourceTable, String condition, String reason) {

    /** Where problems of it are said to be. */
    public String place() {
        return place(sourceTable);
    }

    /** The place of what stays behind of a table. */
    public static String place(String sourceTable) {
        return "Left behind · " + sourceTable;
    }
}
