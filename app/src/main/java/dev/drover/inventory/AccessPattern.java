package dev.drover.inventory;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One read or write that the application needs.
 *
 * <p>A draft may have gaps: a value that nobody knows yet is null or empty, never a guess.
 *
 * @param id stable within the migration, {@code AP-001}; never used again after the pattern is removed
 * @param consumer the service, function, report or script that needs it
 * @param entities what it reads or writes, for example {@code Order}
 * @param attributesNeeded attributes a read returns, as {@code entity.attribute} or just {@code attribute}
 * @param attributesWritten attributes a write changes
 * @param partitionBy the attributes that every call knows exactly
 * @param sortBy the attributes that narrow or order the result within them
 * @param filters conditions besides keys, in words: {@code status = OPEN}
 * @param selectivity returned divided by examined, 0 to 1
 * @param fallback what happens to the pattern if nothing in the target serves it, or why it was abandoned
 */
public record AccessPattern(
        String id,
        String name,
        String description,
        String owner,
        String consumer,
        PatternStatus status,
        Horizon horizon,
        Priority priority,
        Direction direction,
        @Nullable Cardinality cardinality,
        List<String> entities,
        List<String> attributesNeeded,
        List<String> attributesWritten,
        List<KeyCondition> partitionBy,
        List<KeyCondition> sortBy,
        @Nullable Ordering ordering,
        String filters,
        @Nullable BigDecimal selectivity,
        Load load,
        Volume volume,
        Promise promise,
        Scope scope,
        @Nullable BigDecimal topKeyShare,
        @Nullable BigDecimal conditionalFailRate,
        @Nullable BigDecimal nonExistentRate,
        @Nullable Integer retentionDays,
        String ttlAttribute,
        @Nullable EvidenceKind evidence,
        String evidenceDetail,
        String servedBy,
        String fallback) {

    public AccessPattern {
        entities = List.copyOf(entities);
        attributesNeeded = List.copyOf(attributesNeeded);
        attributesWritten = List.copyOf(attributesWritten);
        partitionBy = List.copyOf(partitionBy);
        sortBy = List.copyOf(sortBy);
    }

    /** A draft of which only the id is known; its name and direction are still to be said. */
    static AccessPattern draft(String id) {
        return new AccessPattern(
                id,
                "",
                "",
                "",
                "",
                PatternStatus.DRAFT,
                Horizon.NOW,
                Priority.MEDIUM,
                Direction.READ,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                "",
                null,
                Load.UNKNOWN,
                Volume.UNKNOWN,
                Promise.UNKNOWN,
                Scope.UNKNOWN,
                null,
                null,
                null,
                null,
                "",
                null,
                "",
                "",
                "");
    }

    /** The same pattern under an id. */
    AccessPattern withId(PatternId given) {
        Map<String, @Nullable Object> parts = RecordParts.apart(this);
        parts.put("id", given.toString());
        return RecordParts.together(AccessPattern.class, parts);
    }

    /** The fields it lacks before it may be agreed, in their order. */
    public List<PatternField> gaps() {
        return Arrays.stream(PatternField.values())
                .filter(field -> field.isGapIn(this))
                .toList();
    }

    public boolean isRetired() {
        return status == PatternStatus.RETIRED;
    }

    /** Whether anybody has agreed that it counts. */
    public enum PatternStatus {
        DRAFT,
        AGREED,
        IMPLEMENTED,
        /** No longer needed; kept so that its id stays taken. */
        RETIRED
    }

    /** When it is needed. */
    public enum Horizon {
        NOW,
        PLANNED_12M,
        POSSIBLE
    }

    /** How much it matters. */
    public enum Priority {
        HIGH,
        MEDIUM,
        LOW
    }

    /** What it does to data. */
    public enum Direction {
        READ,
        WRITE,
        UPDATE,
        DELETE,
        /** Happens in the client only; never counted in calls per second. */
        NONE;

        public boolean writes() {
            return this == WRITE || this == UPDATE || this == DELETE;
        }
    }

    /** How many items one call is about. */
    public enum Cardinality {
        SINGLE,
        MULTIPLE,
        /** Every item of the entity. */
        ALL
    }

    /** In which order several items come. */
    public enum Ordering {
        ASC,
        DESC
    }

    /** A condition on one attribute that a key can serve. */
    public record KeyCondition(String attribute, Operator operator) {

        /** How a call narrows an attribute. */
        public enum Operator {
            EQ,
            BEGINS_WITH,
            BETWEEN,
            LT,
            LE,
            GT,
            GE
        }
    }

    /**
     * How often it is called.
     *
     * @param averagePerSecond calls per second over a month
     * @param peakPerSecond calls per second in the busiest minute
     * @param peakMinutes how long such a peak lasts
     * @param growthPercentPerYear of the calls
     */
    public record Load(
            @Nullable BigDecimal averagePerSecond,
            @Nullable BigDecimal peakPerSecond,
            @Nullable Integer peakMinutes,
            @Nullable BigDecimal growthPercentPerYear) {

        public static final Load UNKNOWN = new Load(null, null, null, null);
    }

    /**
     * How much one call is about.
     *
     * @param itemsAverage items per call
     * @param itemsP99 items per call, 99th percentile
     * @param itemsBound the most items per call in digits, or {@code UNBOUNDED}; empty if not known
     * @param bytesAverage bytes per item
     * @param bytesP99 bytes per item, 99th percentile
     * @param bytesMax bytes of the largest item
     * @param bytesOrigin how the sizes are known
     * @param previousBytes bytes of the item before an update
     */
    public record Volume(
            @Nullable BigDecimal itemsAverage,
            @Nullable BigDecimal itemsP99,
            String itemsBound,
            @Nullable Integer bytesAverage,
            @Nullable Integer bytesP99,
            @Nullable Integer bytesMax,
            @Nullable Origin bytesOrigin,
            @Nullable Integer previousBytes) {

        public static final String UNBOUNDED = "UNBOUNDED";
        public static final Volume UNKNOWN = new Volume(null, null, "", null, null, null, null, null);

        /** How a number is known. */
        public enum Origin {
            MEASURED,
            STATED,
            GUESS
        }
    }

    /**
     * What callers rely on.
     *
     * @param stalenessMs how old an answer may be, in milliseconds
     * @param latencyP99Ms the 99th percentile that callers need, in milliseconds
     * @param availabilityPercent for example 99.9
     */
    public record Promise(
            @Nullable Consistency consistency,
            @Nullable Integer stalenessMs,
            @Nullable Integer latencyP99Ms,
            @Nullable BigDecimal availabilityPercent) {

        public static final Promise UNKNOWN = new Promise(null, null, null, null);

        /** How fresh a read must be. */
        public enum Consistency {
            STRONG,
            EVENTUAL,
            TRANSACTIONAL
        }
    }

    /** Whose data a caller may see, and the attribute that says whose it is. */
    public record Scope(@Nullable Kind kind, String attribute) {

        public static final Scope UNKNOWN = new Scope(null, "");

        /** What limits a caller. */
        public enum Kind {
            NONE,
            TENANT,
            USER,
            ROLE
        }
    }

    /** How anybody knows that the pattern exists. */
    public enum EvidenceKind {
        /** A statement that the source reports, by its query id. */
        SOURCE_DIGEST,
        /** A sample of the items of a table: what they look like, not who asks for them. */
        SOURCE_SAMPLE,
        /** A place in the code, file and line. */
        CODE,
        /** Somebody said so: who and when. */
        INTERVIEW,
        GUESS
    }
}
