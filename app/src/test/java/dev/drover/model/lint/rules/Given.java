package dev.drover.model.lint.rules;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceRule;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.connection.SourceTable.ForeignKey;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.Patterns;
import dev.drover.inventory.consumer.Consumer;
import dev.drover.inventory.consumer.ConsumerDraft;
import dev.drover.inventory.consumer.ConsumerKind;
import dev.drover.inventory.consumer.SchemaText;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.Projection;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.cost.PriceFile;
import dev.drover.model.cost.Prices;
import dev.drover.model.lint.Declared;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintFacts;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintReaders;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.LintSource;
import dev.drover.model.lint.MeasuredFacts;
import dev.drover.model.lint.MeasuredSource;
import dev.drover.model.lint.MeasuredTable;
import dev.drover.model.lint.ProvenModel;
import dev.drover.model.lint.ProvenModel.ProvenPattern;
import dev.drover.model.lint.Review;
import dev.drover.model.lint.TextNumber;
import dev.drover.model.lint.UnmappedStatements;
import dev.drover.model.register.Assumption;
import dev.drover.model.register.Feature;
import dev.drover.model.relational.RelationalLines;
import dev.drover.model.relational.RelationalStore;
import dev.drover.model.relational.RelationalTable;
import dev.drover.model.schema.SchemaVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A small inventory, model and source for the test of one rule, written in few words. */
public final class Given {

    private static final Pattern COLUMN = Pattern.compile("(\\w+) (\\w+)(?:\\((\\d+)\\))?(!?)");

    private final List<AccessPattern> patterns = new ArrayList<>();
    private final List<TargetTable> tables = new ArrayList<>();
    private final List<RelationalTable> relational = new ArrayList<>();
    private final List<SourceTable> rows = new ArrayList<>();
    private final List<SourceRule> rules = new ArrayList<>();
    private final List<SchemaVersion> versions = new ArrayList<>();
    private final List<Consumer> consumers = new ArrayList<>();
    private final List<Assumption> assumptions = new ArrayList<>();
    private final List<ProvenPattern> proven = new ArrayList<>();
    private final List<TextNumber> textNumbers = new ArrayList<>();
    private final List<MeasuredTable> measured = new ArrayList<>();
    private @Nullable MeasuredSource counted;
    private @Nullable UnmappedStatements unmapped;
    private @Nullable Prices prices;
    private @Nullable RelationalStore store;
    private Declared declared = Declared.NOTHING;
    private LocalDate changed = LocalDate.of(2026, 11, 1);

    private Given() {}

    public static Given nothing() {
        return new Given();
    }

    /** A pattern with the fields given as {@code key=text|key=text}. */
    public Given pattern(String fields) {
        Map<PatternField, String> texts = new EnumMap<>(PatternField.class);
        texts.put(PatternField.NAME, "Pattern");
        for (String field : fields.split("\\|")) {
            int equals = field.indexOf('=');
            texts.put(PatternField.withKey(field.substring(0, equals)).orElseThrow(), field.substring(equals + 1));
        }
        patterns.add(Patterns.kept("AP-%03d".formatted(patterns.size() + 1), texts));
        return this;
    }

    /** A table with the keys pk and sk; entities and indexes follow. */
    public Given table(String name) {
        tables.add(new TargetTable(name, KeyAttribute.text("pk"), KeyAttribute.text("sk"), List.of(), List.of()));
        return this;
    }

    public Given table(TargetTable table) {
        tables.add(table);
        return this;
    }

    /** An index of the last table, with keys such as GSI1PK and GSI1SK. */
    public Given index(String name, Projection projection, String... projected) {
        return last(
                Stream.of(new GlobalIndex(
                        name,
                        KeyAttribute.text(name + "PK"),
                        KeyAttribute.text(name + "SK"),
                        projection,
                        List.of(projected))),
                Stream.of());
    }

    /**
     * An entity of the last table.
     *
     * @param keys {@code pk=ORDER#{id}|sk=ORDER}
     * @param attributes {@code id:N total:N}
     */
    public Given entity(String name, String from, String keys, String attributes) {
        List<AttributeMapping> mapped = Stream.of(attributes.split(" "))
                .filter(text -> !text.isEmpty())
                .map(Given::column)
                .map(AttributeMapping.class::cast)
                .toList();
        return entity(new EntityMapping(name, from, keys(keys), mapped, "version", 1));
    }

    public Given entity(EntityMapping entity) {
        return last(Stream.of(), Stream.of(entity));
    }

    static List<KeyTemplateMapping> keys(String keys) {
        return Stream.of(keys.split("\\|"))
                .map(key ->
                        new KeyTemplateMapping(key.substring(0, key.indexOf('=')), key.substring(key.indexOf('=') + 1)))
                .toList();
    }

    static FromColumn column(String text) {
        String[] parts = text.split(":");
        return new FromColumn(parts[0], parts[0], AttributeType.valueOf(parts[1]), null);
    }

    static Embedded list(String attribute, String child, String... fields) {
        return new Embedded(
                attribute, child, Stream.of(fields).map(Given::column).toList(), List.of(), 10);
    }

    private Given last(Stream<GlobalIndex> indexes, Stream<EntityMapping> entities) {
        TargetTable table = tables.remove(tables.size() - 1);
        tables.add(table.withIndexes(
                        Stream.concat(table.indexes().stream(), indexes).toList())
                .withEntities(Stream.concat(table.entities().stream(), entities).toList()));
        return this;
    }

    /** A table of the source; columns as {@code id int8!, name varchar(40)}, where ! means not null. */
    public Given rows(String name, String primaryKey, String columns, ForeignKey... references) {
        List<SourceColumn> known =
                Stream.of(columns.split(", ")).map(Given::sourceColumn).toList();
        List<String> key = primaryKey.isEmpty() ? List.of() : List.of(primaryKey.split(", "));
        rows.add(new SourceTable(name, known, key, List.of(references), 1000));
        return this;
    }

    private static SourceColumn sourceColumn(String text) {
        Matcher column = COLUMN.matcher(text);
        if (!column.matches()) {
            throw new IllegalArgumentException(text);
        }
        Integer size = column.group(3) == null ? null : Integer.valueOf(column.group(3));
        boolean numeric = column.group(2).equals("numeric");
        return new SourceColumn(
                column.group(1),
                column.group(2),
                column.group(4).isEmpty(),
                numeric ? null : size,
                numeric ? size : null,
                numeric ? Integer.valueOf(0) : null,
                false);
    }

    static ForeignKey reference(String column, String table) {
        return new ForeignKey(List.of(column), table, List.of("id"));
    }

    public Given rule(SourceRule.Kind kind, String table, String name, List<String> columns, String definition) {
        rules.add(new SourceRule(kind, table, name, columns, definition));
        return this;
    }

    /** The partition key of the last index of the last table is spread over that many suffixes. */
    Given spread(int shards) {
        TargetTable last = tables.remove(tables.size() - 1);
        List<GlobalIndex> indexes = new ArrayList<>(last.indexes());
        indexes.add(indexes.remove(indexes.size() - 1).spreadOver(shards));
        tables.add(last.withIndexes(indexes));
        return this;
    }

    /** Options of the last table. */
    Given options(TableOptions options) {
        tables.add(tables.remove(tables.size() - 1).withOptions(options));
        return this;
    }

    /** A row of the register that stays as it is. */
    Given assumption(String sentence) {
        return assumption(sentence, null, false, "", LocalDate.of(2027, 6, 30));
    }

    /** A row of the register. */
    public Given assumption(@Nullable Feature feature, boolean changeLikely, String abstraction, LocalDate reviewOn) {
        return assumption("It stays as it is", feature, changeLikely, abstraction, reviewOn);
    }

    private Given assumption(
            String sentence, @Nullable Feature feature, boolean changeLikely, String abstraction, LocalDate reviewOn) {
        assumptions.add(new Assumption(
                1,
                sentence,
                feature,
                "Shop team",
                "Two weeks",
                changeLikely,
                abstraction,
                reviewOn,
                1,
                "",
                Instant.EPOCH));
        return this;
    }

    /** With the prices that come with Drover. */
    Given priced() {
        return priced(PriceFile.shipped());
    }

    Given priced(String file) {
        prices = PriceFile.read(file);
        return this;
    }

    /** How many rows the last table of the source has. */
    Given many(long estimated) {
        SourceTable last = rows.remove(rows.size() - 1);
        rows.add(new SourceTable(last.name(), last.columns(), last.primaryKey(), last.foreignKeys(), estimated));
        return this;
    }

    public Given changed(LocalDate day) {
        changed = day;
        return this;
    }

    /** A relational table for rows of the same name; columns as {@code id bigint not null, name varchar(40)}. */
    Given relational(String name, String columns, String indexes, String foreignKeys, String checks) {
        relational.add(new RelationalTable(
                name,
                name,
                RelationalLines.columns(Stream.of(columns.split(", "))
                        .map(line -> line + " from " + line.substring(0, line.indexOf(' ')))
                        .collect(Collectors.joining("\n"))),
                List.of("id"),
                RelationalLines.indexes(indexes),
                RelationalLines.foreignKeys(foreignKeys),
                RelationalLines.checks(checks)));
        return this;
    }

    /** What a proof of this model measured for the last pattern. */
    Given proven(int empty, long mostItems, List<String> types, List<String> strangers, @Nullable Integer itemBytes) {
        proven.add(new ProvenPattern(
                patterns.get(patterns.size() - 1).id(), 20, empty, mostItems, types, strangers, itemBytes));
        return this;
    }

    /** An attribute of the imported file that is text and has this sample. */
    Given sampled(String table, String attribute, String sample) {
        textNumbers.add(new TextNumber(table, attribute, sample, sample.length()));
        return this;
    }

    /** Statements of the source without a pattern. */
    Given unmapped(double shareOfCalls, double shareOfTime) {
        unmapped = new UnmappedStatements(shareOfCalls, shareOfTime, List.of("Orders by status"), true);
        return this;
    }

    /** A table that exists already. */
    Given measured(MeasuredTable table) {
        measured.add(table);
        return this;
    }

    /** What the source counts about itself. */
    Given counted(MeasuredSource source) {
        counted = source;
        return this;
    }

    /** What people declare besides inventory and model. */
    Given declared(Declared facts) {
        declared = facts;
        return this;
    }

    /** What is declared about the server of the relational tables. */
    Given store(RelationalStore declaredStore) {
        store = declaredStore;
        return this;
    }

    public LintInput input() {
        return LintInput.of(
                        patterns,
                        new TargetModel(tables, relational, List.of(), store, List.of()),
                        rows.isEmpty() ? null : new LintSource(new SourceSchema("shop", rows), rules),
                        new Review(LocalDate.of(2026, 11, 24), changed))
                .with(new LintFacts(
                        new LintReaders(versions, consumers),
                        assumptions,
                        new MeasuredFacts(
                                proven.isEmpty() ? null : new ProvenModel(1, proven),
                                unmapped,
                                textNumbers,
                                measured,
                                counted),
                        prices,
                        declared));
    }

    /** A live version of an entity of the table shop, in which everything is an object. */
    public Given frozen(String entity, int version) {
        versions.add(new SchemaVersion(
                "shop",
                entity,
                version,
                SchemaText.parse("{\"type\": \"object\"}"),
                "",
                "Architect",
                Instant.EPOCH,
                true,
                "Architect",
                Instant.EPOCH));
        return this;
    }

    Given contract(String entity, String schema) {
        ConsumerDraft draft =
                new ConsumerDraft("Website", ConsumerKind.SERVICE, "Team", "Channel", List.of(), List.of(), null);
        consumers.add(new Consumer(1, draft, Map.of(entity, schema), 1, "Architect", Instant.EPOCH));
        return this;
    }

    List<Finding> findings(LintRule rule) {
        return rule.findings(input(), Limits.DEFAULT).toList();
    }
}
