package dev.drover.model;

/** The types that DynamoDB allows for a key attribute. */
public enum KeyType {
    /** String. */
    S,
    /** Number, ordered as a number. */
    N
}
