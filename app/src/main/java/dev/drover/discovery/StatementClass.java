package dev.drover.discovery;

import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.Direction;

/** What a statement does, in the terms that decide how DynamoDB can serve it. */
public enum StatementClass {
    /** Equality on all columns of a unique key of one table. */
    POINT("Point read", "GetItem", Direction.READ, Cardinality.SINGLE),
    /** A list of values of a unique key. */
    BATCH("Batch read", "BatchGetItem", Direction.READ, Cardinality.MULTIPLE),
    /** Equality on columns that several rows share. */
    COLLECTION("Collection", "Query", Direction.READ, Cardinality.MULTIPLE),
    /** Several tables from one key. */
    JOIN("Join", "Query on an item collection", Direction.READ, Cardinality.MULTIPLE),
    /** Patterns in text, or alternatives over several columns. */
    SEARCH("Search", "none: a search index", Direction.READ, Cardinality.MULTIPLE),
    /** The number of rows. */
    COUNT("Count", "a counter item, or Query with Select COUNT", Direction.READ, Cardinality.MULTIPLE),
    /** Groups and sums. */
    ANALYTIC("Analytic", "none: an aggregate kept on writing, or an export", Direction.READ, Cardinality.ALL),
    /** Nothing in it narrows down to a key. */
    SCAN("Scan", "Scan, or an index that is made for it", Direction.READ, Cardinality.ALL),
    /** New rows. */
    CREATE("Create", "PutItem", Direction.WRITE, Cardinality.SINGLE),
    /** Changes the row of a unique key. */
    UPDATE_BY_KEY("Update by key", "UpdateItem", Direction.UPDATE, Cardinality.SINGLE),
    /** Changes the row of a unique key if a condition holds. */
    CONDITIONAL_UPDATE("Conditional update", "UpdateItem with a condition", Direction.UPDATE, Cardinality.SINGLE),
    /** Deletes the row of a unique key. */
    DELETE_BY_KEY("Delete by key", "DeleteItem", Direction.DELETE, Cardinality.SINGLE),
    /** Changes or deletes rows that no unique key names, or rows of several tables. */
    MULTI_WRITE(
            "Write of many rows",
            "a Query, then BatchWriteItem or a transaction",
            Direction.UPDATE,
            Cardinality.MULTIPLE),
    /** No need of the application: catalogues, settings, statistics. */
    NOISE("Noise", "none", Direction.NONE, Cardinality.SINGLE),
    /** Not understood; its text is kept for a person. */
    OTHER("Not understood", "to be decided by a person", Direction.NONE, Cardinality.SINGLE);

    private final String word;
    private final String operation;
    private final Direction direction;
    private final Cardinality cardinality;

    StatementClass(String word, String operation, Direction direction, Cardinality cardinality) {
        this.word = word;
        this.operation = operation;
        this.direction = direction;
        this.cardinality = cardinality;
    }

    /** "Point read". */
    public String word() {
        return word;
    }

    /** The operation of DynamoDB that usually serves it. */
    public String operation() {
        return operation;
    }

    public Direction direction() {
        return direction;
    }

    public Cardinality cardinality() {
        return cardinality;
    }

    /** Whether it can become an access pattern. */
    public boolean isNeed() {
        return this != NOISE && this != OTHER;
    }
}
