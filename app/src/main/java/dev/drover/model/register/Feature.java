package dev.drover.model.register;

/** A feature of a store that others do not have in the same way, so that leaving the store means replacing it. */
public enum Feature {
    STREAMS("Streams"),
    TTL("Expiry of items"),
    TRANSACTIONS("Transactions"),
    CONDITIONAL_WRITES("Conditional writes"),
    GLOBAL_TABLES("Global tables"),
    POINT_IN_TIME_RECOVERY("Point-in-time recovery"),
    KEYS_OF_SEVERAL_ATTRIBUTES("Index keys of several attributes"),
    LOCAL_INDEXES("Local indexes"),
    PARTIQL("PartiQL"),
    DAX("DAX"),
    DATA_API("Data API of Aurora"),
    WRITE_FORWARDING("Write forwarding of Aurora"),
    GLOBAL_DATABASE("Aurora Global Database"),
    BACKTRACK("Backtrack of Aurora"),
    BABELFISH("Babelfish"),
    PARALLEL_QUERY("Parallel query of Aurora"),
    AWS_EXTENSIONS("Extensions for S3 and Lambda"),
    RDS_ROLES("Roles and extensions of RDS");

    private final String word;

    Feature(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
