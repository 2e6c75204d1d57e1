package dev.drover.connection;

/** What a connection may be used for. */
public enum Access {
    /** The connection refuses every write, whatever the caller asks; dry runs, previews and checks use it. */
    READ_ONLY,
    READ_WRITE
}
