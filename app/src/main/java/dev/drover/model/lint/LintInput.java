package dev.drover.model.lint;

import dev.drover.connection.SourceTable;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.InventoryWorkload;
import dev.drover.model.cost.MoveSizes;
import dev.drover.model.cost.Prices;
import dev.drover.model.cost.RelationalSizes;
import dev.drover.model.coverage.Cell;
import dev.drover.model.coverage.Coverage;
import dev.drover.model.coverage.CoverageMatrix;
import dev.drover.model.coverage.CoveredPattern;
import dev.drover.model.coverage.Held;
import dev.drover.model.coverage.Structure;
import dev.drover.model.lint.ProvenModel.ProvenPattern;
import dev.drover.model.register.Assumption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that rules may look at, computed once for all of them; it belongs to one thread. */
public final class LintInput {

    private final List<AccessPattern> patterns;
    private final TargetModel model;
    private final @Nullable LintSource source;
    private final Review review;
    private final LintFacts facts;
    private final CoverageMatrix coverage;
    private final Map<String, Cell> paths = new HashMap<>();
    private final Map<String, List<AccessPattern>> through = new HashMap<>();
    private final Map<TargetTable, Map<String, Optional<Held>>> held = new IdentityHashMap<>();
    private @Nullable CostSheet bills;

    private LintInput(
            TargetModel model, @Nullable LintSource source, Review review, LintFacts facts, CoverageMatrix coverage) {
        this.patterns = coverage.rows().stream().map(CoveredPattern::pattern).toList();
        this.model = model;
        this.source = source;
        this.review = review;
        this.facts = facts;
        this.coverage = coverage;
        for (CoveredPattern row : coverage.rows()) {
            row.path().ifPresent(path -> {
                paths.put(row.pattern().id(), path);
                through.computeIfAbsent(path.structure().id(), id -> new ArrayList<>())
                        .add(row.pattern());
            });
        }
    }

    /** @param source null if the source cannot be read: rules that need it then find nothing */
    public static LintInput of(
            List<AccessPattern> patterns, TargetModel model, @Nullable LintSource source, Review review) {
        return new LintInput(model, source, review, LintFacts.NONE, Coverage.of(model, patterns));
    }

    /** The same with what else is known. */
    public LintInput with(LintFacts known) {
        return new LintInput(model, source, review, known, coverage);
    }

    /** The patterns that are not retired. */
    public Stream<AccessPattern> patterns() {
        return patterns.stream();
    }

    /** The patterns that are not retired and reach the store. */
    public Stream<AccessPattern> calls() {
        return patterns().filter(pattern -> pattern.direction() != Direction.NONE);
    }

    public TargetModel model() {
        return model;
    }

    public CoverageMatrix coverage() {
        return coverage;
    }

    /** The patterns that nothing in the target serves. */
    public Stream<CoveredPattern> gaps() {
        return coverage.rows().stream()
                .filter(row -> row.pattern().direction() != Direction.NONE
                        && !paths.containsKey(row.pattern().id())
                        && row.besidePath().isEmpty());
    }

    /** The best way to serve a pattern in DynamoDB. */
    public Optional<Cell> path(AccessPattern pattern) {
        return Optional.ofNullable(paths.get(pattern.id()));
    }

    /** The patterns whose best path goes through a structure. */
    public Stream<AccessPattern> through(Structure structure) {
        return through.getOrDefault(structure.id(), List.of()).stream();
    }

    public Stream<MappedEntity> entities() {
        return model.tables().stream()
                .flatMap(table -> table.entities().stream().map(entity -> new MappedEntity(table, entity)));
    }

    /** How a table holds what patterns call by this name; looked up once, because many rules ask. */
    public Optional<Held> held(TargetTable table, String name) {
        return held.computeIfAbsent(table, known -> new HashMap<>())
                .computeIfAbsent(name, wanted -> Held.in(table, wanted));
    }

    public Optional<LintSource> source() {
        return Optional.ofNullable(source);
    }

    public LintReaders readers() {
        return facts.readers();
    }

    /** What was measured when the model was really run; empty if that was never done, or for an older model. */
    public Optional<ProvenModel> proven() {
        return Optional.ofNullable(facts.measured().proven());
    }

    /** What was measured for a pattern. */
    public Stream<ProvenPattern> proven(AccessPattern pattern) {
        return proven().stream().flatMap(measured -> measured.pattern(pattern.id()));
    }

    /** What the source does and no pattern names; empty as long as nobody looked. */
    public Optional<UnmappedStatements> unmapped() {
        return Optional.ofNullable(facts.measured().unmapped());
    }

    /** What was measured on the table of DynamoDB that has this name already; empty as long as nobody sampled it. */
    public Optional<MeasuredTable> measured(TargetTable table) {
        return facts.measured().table(table.name());
    }

    /** What the source counts about itself; empty as long as nobody looked. */
    public Optional<MeasuredSource> measuredSource() {
        return Optional.ofNullable(facts.measured().source());
    }

    /** What the target costs, with nothing stated about relational stores; empty without prices. */
    public Optional<CostSheet> bills() {
        Prices prices = facts.prices();
        if (bills == null && prices != null) {
            Map<String, Long> rows = source().stream()
                    .flatMap(read -> read.schema().tables().stream())
                    .collect(Collectors.toMap(SourceTable::name, SourceTable::estimatedRows));
            bills = CostSheet.of(
                    InventoryWorkload.of(model, patterns, coverage, rows),
                    prices,
                    RelationalSizes.UNKNOWN,
                    MoveSizes.UNKNOWN);
        }
        return Optional.ofNullable(bills);
    }

    /** What people declare besides inventory and model. */
    public Declared declared() {
        return facts.declared();
    }

    /** What the register says that the model takes for granted. */
    public List<Assumption> assumptions() {
        return facts.assumptions();
    }

    /** Attributes of the file that the model was taken from that are text although their samples are numbers. */
    public List<TextNumber> textNumbers() {
        return facts.measured().textNumbers();
    }

    public Review review() {
        return review;
    }

    public static Place.OfPattern place(AccessPattern pattern) {
        return new Place.OfPattern(pattern.id(), pattern.name());
    }

    /** "shop", or "shop · GSI1". */
    public static Place.InModel place(Structure structure) {
        return new Place.InModel(
                structure.isIndex() ? structure.table().name() + " · " + structure.name() : structure.name());
    }
}
