package dev.drover.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GeneratedRowsTest {

    private static final List<String> TYPES = List.of(
            "int2",
            "int4",
            "int8",
            "numeric",
            "float8",
            "bool",
            "timestamp",
            "timestamptz",
            "date",
            "time",
            "bytea",
            "text",
            "varchar",
            "uuid",
            "jsonb",
            "inet",
            "macaddr");

    private static final SourceSchema SOURCE = new SourceSchema(
            "public",
            List.of(new SourceTable(
                    "things",
                    Stream.concat(
                                    Stream.of(column("id", "int8", null), column("owner", "int4", null)),
                                    TYPES.stream()
                                            .map(type -> column("a_" + type, type, type.equals("varchar") ? 9 : null)))
                            .toList(),
                    List.of("id"),
                    List.of(),
                    0)));

    @Test
    void makesAValueOfEveryTypeThatCanBeMoved() {
        MappedRow row = rows(1, 0, 0).row(3);

        assertThat(row).isInstanceOf(MappedRow.Ready.class);
        assertThat(item(row).attributes()).hasSize(TYPES.size() + 3);
    }

    @Test
    void dependsOnTheSeedAlone() {
        assertThat(LongStream.range(0, 50).mapToObj(rows(1, 500, 900)::row).toList())
                .isEqualTo(
                        LongStream.range(0, 50).mapToObj(rows(1, 500, 900)::row).toList());
        assertThat(item(rows(1, 0, 0).row(5))).isNotEqualTo(item(rows(2, 0, 0).row(5)));
    }

    @Test
    void isAsLargeAsWasStated() {
        GeneratedRows rows = rows(1, 800, 2_000);

        assertThat(LongStream.range(0, 1_000)
                        .mapToObj(rows::row)
                        .mapToInt(row -> item(row).size())
                        .average())
                .hasValueCloseTo(800.0, Offset.offset(10.0));
        assertThat(item(rows.row(99)).size()).isBetween(1_990, 2_010);
    }

    @Test
    void makesCollectionsOfTheSizeThatWasAskedFor() {
        GeneratedRows rows = rows(1, 0, 0);

        Map<ItemValue, Long> collections = LongStream.range(0, 100)
                .mapToObj(rows::row)
                .collect(Collectors.groupingBy(row -> item(row).attributes().get("pk"), Collectors.counting()));

        assertThat(collections)
                .hasSize(20)
                .allSatisfy((key, count) -> assertThat(count).isEqualTo(5));
    }

    private static Item item(MappedRow row) {
        return ((MappedRow.Ready) row).item();
    }

    private static GeneratedRows rows(long seed, int average, int large) {
        List<AttributeMapping> attributes = TYPES.stream()
                .map(type -> (AttributeMapping)
                        new AttributeMapping.FromColumn("a_" + type, "a_" + type, target(type), null))
                .toList();
        EntityMapping entity = new EntityMapping(
                "Thing",
                "things",
                List.of(new KeyTemplateMapping("pk", "OWNER#{owner}"), new KeyTemplateMapping("sk", "THING#{id:8}")),
                attributes,
                "v",
                1);
        TargetModel model = new TargetModel(List.of(new TargetTable(
                "things", KeyAttribute.text("pk"), KeyAttribute.text("sk"), List.of(), List.of(entity))));
        return new GeneratedRows(
                MappingCompiler.compile(model, SOURCE).entities().get(0),
                SOURCE,
                seed,
                new GeneratedRows.Shape(Map.of("owner", 20L), Map.of(), average, large));
    }

    private static AttributeType target(String type) {
        return switch (type) {
            case "int2", "int4", "int8", "numeric", "float8" -> AttributeType.N;
            case "bool" -> AttributeType.BOOL;
            case "bytea" -> AttributeType.B;
            default -> AttributeType.S;
        };
    }

    private static SourceColumn column(String name, String type, Integer length) {
        boolean numeric = type.equals("numeric");
        return new SourceColumn(name, type, false, length, numeric ? 8 : null, numeric ? 2 : null, false);
    }
}
