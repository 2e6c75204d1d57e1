package dev.drover.inventory;

import static dev.drover.inventory.FieldGroup.DATA;
import static dev.drover.inventory.FieldGroup.KNOWN;
import static dev.drover.inventory.FieldGroup.LOAD;
import static dev.drover.inventory.FieldGroup.PROMISE;
import static dev.drover.inventory.FieldGroup.WHAT;
import static dev.drover.inventory.NumberKind.decimal;
import static dev.drover.inventory.NumberKind.whole;
import static dev.drover.inventory.TextKind.LINE;
import static dev.drover.inventory.TextKind.LINES;

import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.EvidenceKind;
import dev.drover.inventory.AccessPattern.Horizon;
import dev.drover.inventory.AccessPattern.Ordering;
import dev.drover.inventory.AccessPattern.PatternStatus;
import dev.drover.inventory.AccessPattern.Priority;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.inventory.AccessPattern.Scope;
import dev.drover.inventory.AccessPattern.Volume.Origin;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an {@link AccessPattern}, in the order people see them.
 *
 * <p>Grid, forms, files, gaps, storage and the words in the audit trail all follow from this list: a new field is one
 * constant here and one component in the record.
 */
public enum PatternField {
    NAME(WHAT.field("name", "Name", LINE, "Get order by id")
            .neverEmpty()
            .column("Name")
            .alias("access_pattern")),
    DIRECTION(WHAT.field("direction", "Kind", ChoiceKind.of(Direction.class), "Read")
            .help("None: happens in the client only and never reaches the store.")
            .neverEmpty()
            .column("Kind")
            .alias("kind", "read_or_write", "read_write")),
    ENTITIES(DATA.field("entities", "Entities", new ListKind(), "Order, Customer")
            .mandatoryInTheStore()
            .column("Entity")
            .alias("entity")),
    PARTITION_BY(DATA.field("partitionBy", "Partition attributes", new ConditionsKind(), "customer_id")
            .help("The attributes that every call knows exactly.")
            .mandatory(
                    "unless it is about every item", p -> Need.reachesTheStore(p) && p.cardinality() != Cardinality.ALL)
            .column("Partition by")
            .alias("key_attribute", "key_attributes", "partition")),
    SORT_BY(DATA.field("sortBy", "Sort attributes", new ConditionsKind(), "created_at BETWEEN")
            .help("The attributes that narrow or order the result within them.")
            .column("Sort by")
            .alias("sort")),
    PEAK_RPS(LOAD.field("load.peakPerSecond", "Peak calls per second", decimal(0, 100_000_000), "120")
            .help("In the busiest minute.")
            .mandatoryInTheStore()
            .column("Peak per s")
            .alias("peak_rate", "rate_per_second")),
    LATENCY_P99_MS(PROMISE.field("promise.latencyP99Ms", "p99 target in ms", whole(1, 86_400_000), "25")
            .help("99 of 100 calls must be answered within this time.")
            .mandatoryInTheStore()
            .column("p99 ms")
            .alias("p99_target_ms")),
    CONSISTENCY(PROMISE.field("promise.consistency", "Consistency", ChoiceKind.of(Consistency.class), "Eventual")
            .mandatoryInTheStore()
            .column("Consistency")),
    OWNER(WHAT.field("owner", "Owner", LINE, "Checkout team").mandatory().column("Owner")),
    STATUS(WHAT.field("status", "Status", ChoiceKind.of(PatternStatus.class), "Draft")
            .neverEmpty()
            .column("Status")),
    DESCRIPTION(WHAT.field("description", "Description", LINES, "The page of one order")),
    CONSUMER(WHAT.field("consumer", "Consumer", LINE, "orders-api")
            .help("The service, function, report or script that needs it.")
            .alias("consumer_service")),
    HORIZON(WHAT.field("horizon", "Horizon", ChoiceKind.of(Horizon.class), "Now")
            .help("Planned 12m: within twelve months.")
            .neverEmpty()),
    PRIORITY(WHAT.field("priority", "Priority", ChoiceKind.of(Priority.class), "High")
            .neverEmpty()),
    CARDINALITY(DATA.field("cardinality", "Cardinality", ChoiceKind.of(Cardinality.class), "Single")
            .help("How many items one call is about.")
            .mandatory()
            .alias("type")),
    ATTRIBUTES_NEEDED(DATA.field("attributesNeeded", "Attributes read", new ListKind(), "Order.id, Order.total")
            .mandatory("for reads", p -> p.direction() == Direction.READ)),
    ATTRIBUTES_WRITTEN(DATA.field("attributesWritten", "Attributes written", new ListKind(), "Order.status")
            .mandatory("for writes", p -> p.direction().writes())),
    ORDERING(DATA.field("ordering", "Ordering", ChoiceKind.of(Ordering.class), "Desc")
            .mandatory(
                    "for several items with sort attributes",
                    p -> p.cardinality() == Cardinality.MULTIPLE && !p.sortBy().isEmpty())
            .alias("result_ordering")),
    FILTERS(DATA.field("filters", "Filters", LINES, "status = OPEN")
            .help("Conditions besides keys.")
            .alias("filter", "other_conditions_filters")),
    SELECTIVITY(DATA.field("selectivity", "Selectivity of the filters", decimal(0, 1), "0.2")
            .help("Items returned divided by items examined.")),
    AVG_RPS(LOAD.field("load.averagePerSecond", "Average calls per second", decimal(0, 100_000_000), "40")
            .mandatoryInTheStore()),
    PEAK_DURATION_MIN(LOAD.field("load.peakMinutes", "Length of the peak in minutes", whole(1, 525_600), "30")
            .mandatoryInTheStore()),
    GROWTH_PCT_PER_YEAR(
            LOAD.field("load.growthPercentPerYear", "Growth per year in percent", decimal(-100, 100_000), "20")
                    .help("Of the calls; below 0 when they become fewer.")
                    .mandatoryInTheStore()),
    TOP_KEY_SHARE(LOAD.field("topKeyShare", "Share of the busiest key", decimal(0, 1), "0.05")
            .help("The part of all calls that are about the busiest key.")
            .mandatory("for a peak of 100 calls per second or more", PatternField::isBusy)),
    ITEMS_PER_CALL_AVG(LOAD.field("volume.itemsAverage", "Average items per call", decimal(0, 1_000_000_000), "12")
            .mandatory("for several items", PatternField::isAboutSeveral)),
    ITEMS_PER_CALL_P99(LOAD.field("volume.itemsP99", "p99 items per call", decimal(0, 1_000_000_000), "60")
            .mandatory("for several items", PatternField::isAboutSeveral)),
    ITEMS_PER_CALL_BOUND(LOAD.field("volume.itemsBound", "Most items per call", new BoundKind(), "100")
            .help("A number that is never exceeded, or the word unbounded.")
            .mandatory("for several items", PatternField::isAboutSeveral)),
    ITEM_BYTES_AVG(LOAD.field("volume.bytesAverage", "Average bytes per item", whole(0, Integer.MAX_VALUE), "900")
            .mandatoryInTheStore()),
    ITEM_BYTES_P99(LOAD.field("volume.bytesP99", "p99 bytes per item", whole(0, Integer.MAX_VALUE), "4000")
            .mandatoryInTheStore()),
    ITEM_BYTES_MAX(LOAD.field("volume.bytesMax", "Bytes of the largest item", whole(0, Integer.MAX_VALUE), "20000")
            .mandatoryInTheStore()),
    ITEM_BYTES_ORIGIN(LOAD.field("volume.bytesOrigin", "Origin of the sizes", ChoiceKind.of(Origin.class), "Measured")
            .mandatoryInTheStore()),
    PREVIOUS_ITEM_BYTES(LOAD.field("volume.previousBytes", "Bytes before an update", whole(0, Integer.MAX_VALUE), "900")
            .mandatory("for updates", p -> p.direction() == Direction.UPDATE)),
    CONDITIONAL_FAIL_RATE(LOAD.field("conditionalFailRate", "Rate of failed conditions", decimal(0, 1), "0.01")
            .help("Conditional writes that fail are paid for too.")),
    NON_EXISTENT_RATE(LOAD.field("nonExistentRate", "Rate of items not found", decimal(0, 1), "0.1")
            .help("Reads of items that do not exist are paid for too.")),
    STALENESS_TOLERANCE_MS(
            PROMISE.field("promise.stalenessMs", "Staleness tolerance in ms", whole(0, Integer.MAX_VALUE), "1000")
                    .help("How old an answer may be.")
                    .mandatory("for eventual consistency", p -> p.promise().consistency() == Consistency.EVENTUAL)),
    AVAILABILITY_SLO(PROMISE.field("promise.availabilityPercent", "Availability in percent", decimal(0, 100), "99.9")
            .mandatoryInTheStore()),
    AUTHORIZATION_SCOPE(PROMISE.field("scope.kind", "Authorization scope", ChoiceKind.of(Scope.Kind.class), "Tenant")
            .help("Whose data a caller may see.")
            .mandatoryInTheStore()),
    AUTHORIZATION_ATTRIBUTE(PROMISE.field("scope.attribute", "Authorization attribute", LINE, "tenant_id")
            .help("The attribute that says whose data it is.")
            .mandatory(
                    "with a scope", p -> p.scope().kind() != null && p.scope().kind() != Scope.Kind.NONE)),
    RETENTION_DAYS(PROMISE.field("retentionDays", "Retention in days", whole(0, 100_000), "730")),
    TTL_ATTRIBUTE(PROMISE.field("ttlAttribute", "TTL attribute", LINE, "expires_at")),
    EVIDENCE(KNOWN.field("evidence", "Evidence", ChoiceKind.of(EvidenceKind.class), "Interview")
            .help("How anybody knows that the pattern exists.")
            .mandatory()),
    EVIDENCE_DETAIL(KNOWN.field("evidenceDetail", "Evidence in detail", LINES, "OrderRepository.java:42")
            .help("The query id, the file and line, or who said so and when.")
            .mandatory("unless it is a guess", p -> p.evidence() != null && p.evidence() != EvidenceKind.GUESS)),
    SERVED_BY(KNOWN.field("servedBy", "Served by", LINES, "orders GSI1, Query, CUSTOMER#{customer_id}, one call")),
    FALLBACK(KNOWN.field("fallback", "Fallback", LINES, "A nightly export")
            .help("What happens if nothing in the target serves it, or why it was abandoned.")
            .alias("abandoned_because"));

    private static final BigDecimal BUSY = BigDecimal.valueOf(100);

    private final FieldDefinition definition;
    private final List<Method> accessors;
    private final String key = name().toLowerCase(Locale.ROOT);

    PatternField(FieldDefinition definition) {
        this.definition = definition;
        this.accessors = RecordParts.accessors(AccessPattern.class, definition.path);
    }

    /** The field that a form or our own header calls so. */
    public static Optional<PatternField> withKey(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    /** The columns of the grid, without the id. */
    public static List<PatternField> columns() {
        return Arrays.stream(values())
                .filter(field -> !field.column().isEmpty())
                .toList();
    }

    /** The name in forms, files and the database: {@code peak_rps}. */
    public String key() {
        return key;
    }

    /** "Peak calls per second". */
    public String label() {
        return definition.label;
    }

    /** The label inside a sentence: "peak calls per second", "TTL attribute". */
    public String inWords() {
        boolean abbreviation = Character.isUpperCase(label().charAt(1));
        return abbreviation ? label() : label().substring(0, 1).toLowerCase(Locale.ROOT) + label().substring(1);
    }

    public FieldGroup group() {
        return definition.group;
    }

    public FieldKind kind() {
        return definition.kind;
    }

    public String example() {
        return definition.example;
    }

    /** One sentence about what to enter; empty if the label says it all. */
    public String help() {
        return definition.help;
    }

    /** The heading in the grid; empty if the field is only on the detail page. */
    public String column() {
        return definition.column;
    }

    public Need need() {
        return definition.need;
    }

    /** Whether even a draft has it. */
    public boolean neverEmpty() {
        return definition.neverEmpty;
    }

    /** Every header under which a file may bring it. */
    public Stream<String> headers() {
        return Stream.concat(Stream.of(key), definition.aliases.stream());
    }

    /** The value as text; empty if there is none. */
    public String write(AccessPattern pattern) {
        Object value = RecordParts.follow(accessors, pattern);
        return value == null ? "" : kind().write(value);
    }

    /** Whether the pattern cannot be agreed for want of this field. */
    boolean isGapIn(AccessPattern pattern) {
        Object value = RecordParts.follow(accessors, pattern);
        return (value == null || value.equals(kind().nothing()))
                && need().applies().test(pattern);
    }

    /**
     * Reads what somebody typed; blank text empties the field.
     *
     * @throws UnreadableException if the field cannot hold it
     */
    @Nullable
    Object read(String text) {
        if (!text.isBlank()) {
            return kind().read(text, this);
        }
        if (neverEmpty()) {
            throw UnreadableException.missing(this);
        }
        return kind().nothing();
    }

    /** What the field of a new draft holds; empty if somebody has to say. */
    public String initial() {
        return this == DIRECTION ? "" : write(AccessPattern.draft(""));
    }

    String path() {
        return definition.path;
    }

    private static boolean isBusy(AccessPattern pattern) {
        BigDecimal peak = pattern.load().peakPerSecond();
        return peak != null && peak.compareTo(BUSY) >= 0;
    }

    private static boolean isAboutSeveral(AccessPattern pattern) {
        return Need.reachesTheStore(pattern)
                && (pattern.cardinality() == Cardinality.MULTIPLE || pattern.cardinality() == Cardinality.ALL);
    }
}
