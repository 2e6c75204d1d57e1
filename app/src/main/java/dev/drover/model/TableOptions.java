package dev.drover.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a table is besides its keys. What nobody decided is null or empty, and left to DynamoDB's own default.
 *
 * @param capacity null for on demand
 * @param ttlAttribute the number attribute with the second since 1970 at which an item may be deleted; null for none
 * @param stream what each change of an item reports; null for no stream
 * @param recovery whether every second of the last days can be restored; null if nobody has decided
 * @param replicas other Regions that hold the same table, for example {@code eu-west-1}
 * @param infrequentAccess whether storage is cheap and each call dear
 * @param deletionProtection whether the table refuses to be deleted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TableOptions(
        @Nullable Capacity capacity,
        @Nullable String ttlAttribute,
        @Nullable StreamView stream,
        @Nullable Recovery recovery,
        List<String> replicas,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean infrequentAccess,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean deletionProtection) {

    /** Nothing decided: on demand, no stream, no TTL, one Region. */
    public static final TableOptions UNDECIDED = new TableOptions(null, null, null, null, List.of(), false, false);

    public TableOptions {
        replicas = List.copyOf(Objects.requireNonNullElse(replicas, List.of()));
    }

    /**
     * Capacity that is paid by the hour, for the table and for each global index alike.
     *
     * @param readUnits read units a second, from 1
     * @param writeUnits write units a second, from 1
     */
    public record Capacity(long readUnits, long writeUnits) {}

    /** What a stream reports of an item that changes. */
    public enum StreamView {
        KEYS_ONLY,
        NEW_IMAGE,
        OLD_IMAGE,
        NEW_AND_OLD_IMAGES
    }

    /**
     * The decision about point-in-time recovery.
     *
     * @param days how far back, 1 to 35; 0 if it stays off
     * @param reason why it is so
     */
    public record Recovery(int days, String reason) {}
}
