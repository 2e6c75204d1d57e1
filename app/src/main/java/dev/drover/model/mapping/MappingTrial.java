package dev.drover.model.mapping;

import dev.drover.connection.Access;
import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceConnections;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.RowsBehind;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tries parts of a mapping on real rows before anybody saves it. Reads only. */
@Component
public class MappingTrial {

    /** The most rows that the trial of an attribute reads. */
    public static final int ROWS = 5;

    /** The most rows that conditions are tried on. */
    public static final int CONDITION_ROWS = 1000;

    /** Names that nobody gives to attributes. */
    private static final String KEY = "\u0001key";

    private static final String VERSION = "\u0001version";
    private static final String INPUT = "\u0001in.";

    private final SourceConnections connections;
    private final SourceCatalog catalog;

    MappingTrial(SourceConnections connections, SourceCatalog catalog) {
        this.connections = connections;
        this.catalog = catalog;
    }

    /**
     * One attribute in the first rows, whatever else is wrong with its entity.
     *
     * @throws InvalidMappingException if the attribute cannot be made
     * @throws ConnectionProblem if the source cannot be reached, refuses, or takes longer than 10 seconds
     */
    public AttributePreview attribute(EntityMapping entity, AttributeMapping attribute, SourceAddress source) {
        return reading(source, (connection, schema) -> {
            SourceTable rows = table(schema, entity);
            List<String> columns = ColumnFates.columnsOf(attribute).stream()
                    .filter(name -> rows.column(name)
                            .flatMap(SourceType::of)
                            .filter(type -> type != SourceType.BYTES)
                            .isPresent())
                    .toList();
            List<AttributeMapping> attributes = new ArrayList<>(List.of(attribute));
            columns.forEach(name -> attributes.add(new FromColumn(INPUT + name, name, AttributeType.S, null)));
            // Without the condition: a row that it leaves out shows just as well what the attribute makes of it.
            CompiledEntity compiled = compiled(entity.withCondition(""), attributes, Optional.empty(), schema);
            return new AttributePreview(
                    columns,
                    read(connection, compiled, source, ROWS).stream()
                            .map(row -> line(row, attribute.attribute(), columns))
                            .toList());
        });
    }

    /**
     * What the conditions of all entities of one source table, and of its rows that stay behind, do to its first rows;
     * empty if an entity takes every row.
     *
     * @throws InvalidMappingException if a condition has problems
     * @throws ConnectionProblem if the source cannot be reached, refuses, or takes longer than 10 seconds
     */
    public Optional<UnclaimedRows> conditions(TargetModel model, String sourceTable, SourceAddress source) {
        List<EntityMapping> entities = Siblings.of(model, sourceTable);
        Optional<RowsBehind> behind = model.rowsBehind(sourceTable);
        if (entities.isEmpty() || behind.isEmpty() && !Siblings.takeOnlySome(model, sourceTable)) {
            return Optional.empty();
        }
        return Optional.of(reading(source, (connection, schema) -> {
            Map<SourceKey, Integer> takers = new LinkedHashMap<>();
            Set<SourceKey> staying = new LinkedHashSet<>();
            for (EntityMapping entity : entities) {
                CompiledEntity compiled = compiled(entity, List.of(), behind, schema);
                for (MappedRow row : read(connection, compiled, source, CONDITION_ROWS)) {
                    boolean taken = !(row instanceof MappedRow.Passed || row instanceof MappedRow.LeftBehind);
                    takers.merge(row.key(), taken ? 1 : 0, Integer::sum);
                    if (row instanceof MappedRow.LeftBehind) {
                        staying.add(row.key());
                    }
                }
            }
            List<String> none = takers.keySet().stream()
                    .filter(key -> takers.getOrDefault(key, 0) == 0 && !staying.contains(key))
                    .map(SourceKey::toString)
                    .toList();
            int several =
                    (int) takers.values().stream().filter(count -> count > 1).count();
            return new UnclaimedRows(
                    takers.size(),
                    none.size(),
                    first(none),
                    several,
                    staying.size(),
                    first(staying.stream().map(SourceKey::toString).toList()));
        }));
    }

    private static List<String> first(List<String> keys) {
        return keys.subList(0, Math.min(ROWS, keys.size()));
    }

    private interface Reading<T> {
        T of(Connection connection, SourceSchema schema) throws SQLException;
    }

    private <T> T reading(SourceAddress source, Reading<T> reading) {
        try (Connection connection = connections.open(source, Access.READ_ONLY);
                Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = '10s'");
            return reading.of(connection, catalog.read(connection, source.schema()));
        } catch (SQLException e) {
            throw SourceConnections.translate(source, e);
        }
    }

    private static List<MappedRow> read(Connection connection, CompiledEntity entity, SourceAddress source, int rows)
            throws SQLException {
        // Not closed: that would close the connection, which the next reading needs.
        EntityReader reader = new EntityReader(connection, entity, source, 100);
        return reader.page(KeyRange.everything(), null, rows);
    }

    private static SourceTable table(SourceSchema schema, EntityMapping entity) {
        return schema.table(entity.sourceTable())
                .orElseThrow(() -> new InvalidMappingException(List.of(new MappingProblem(
                        entity.entity(),
                        "There is no table \"" + entity.sourceTable() + "\" in the schema " + schema.name() + "."))));
    }

    private static CompiledEntity compiled(
            EntityMapping entity, List<AttributeMapping> attributes, Optional<RowsBehind> behind, SourceSchema schema) {
        String key = table(schema, entity).primaryKey().stream().findFirst().orElse("");
        EntityMapping alone = new EntityMapping(
                "trial",
                entity.sourceTable(),
                List.of(new KeyTemplateMapping(KEY, "{" + key + "}")),
                attributes,
                VERSION,
                1,
                entity.condition(),
                List.of());
        TargetTable table = new TargetTable("trial", KeyAttribute.text(KEY), null, List.of(), List.of(alone));
        // Somebody may try a condition before they have said why.
        TargetModel part = new TargetModel(List.of(table))
                .withRowsBehind(behind.stream()
                        .map(rows -> new RowsBehind(rows.sourceTable(), rows.condition(), "trial"))
                        .toList());
        return MappingCompiler.compilePart(part, schema).entities().get(0);
    }

    private static AttributePreview.Line line(MappedRow row, String attribute, List<String> columns) {
        if (!(row instanceof MappedRow.Ready ready)) {
            String problem = row instanceof MappedRow.Rejected rejected ? rejected.problem() : "";
            return new AttributePreview.Line(row.key().toString(), List.of(), "", false, problem);
        }
        Map<String, ItemValue> values = ready.item().attributes();
        List<String> inputs = new ArrayList<>();
        columns.forEach(
                name -> inputs.add(values.get(INPUT + name) instanceof ItemValue.Text text ? text.value() : "null"));
        ItemValue result = values.get(attribute);
        return new AttributePreview.Line(
                row.key().toString(), inputs, result == null ? "" : words(result), result == null, "");
    }

    private static String words(ItemValue value) {
        if (value instanceof ItemValue.Text text) {
            return text.value();
        }
        if (value instanceof ItemValue.Numeric number) {
            return number.value();
        }
        if (value instanceof ItemValue.Bool truth) {
            return Boolean.toString(truth.value());
        }
        if (value instanceof ItemValue.Sequence list) {
            return list.values().size() == 1
                    ? "a list of 1 row"
                    : "a list of " + list.values().size() + " rows";
        }
        return value.toString();
    }
}
