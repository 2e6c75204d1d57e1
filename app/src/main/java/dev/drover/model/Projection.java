package dev.drover.model;

/** Which attributes an index carries. */
public enum Projection {
    /** Every attribute of the item. */
    ALL,
    /** Only the keys of table and index. */
    KEYS_ONLY,
    /** The keys and the attributes that the index names. */
    INCLUDE
}
