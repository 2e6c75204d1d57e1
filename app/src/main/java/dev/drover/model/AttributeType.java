package dev.drover.model;

/** The type that an attribute has in the target. */
public enum AttributeType {
    /** String. */
    S,
    /** Number: up to 38 digits, exact. */
    N,
    /** True or false. */
    BOOL,
    /** Bytes. */
    B
}
