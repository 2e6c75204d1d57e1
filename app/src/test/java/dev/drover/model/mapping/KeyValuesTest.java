package dev.drover.model.mapping;

import static dev.drover.model.mapping.Source.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.model.AttributeMapping.Constant;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.KeyType;
import dev.drover.model.Projection;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.ItemValue.Numeric;
import dev.drover.model.mapping.ItemValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Keys, constants, and the rows that cannot become an item. */
@AppTest
class KeyValuesTest {

    @Autowired
    Source source;

    @Test
    void leavesAnItemOutOfAnIndexWhoseKeyIsNull() throws Exception {
        Source.Opened opened = things("(1, 'a', 7), (2, null, null), (3, 'c', null)");
        List<Item> items = items(opened, "{text}", "{number}");
        assertThat(items.get(0).attributes())
                .containsEntry("ipk", new Text("a"))
                .containsEntry("isk", new Numeric("7"));
        assertThat(items.get(1).attributes()).doesNotContainKeys("ipk", "isk");
        assertThat(items.get(2).attributes()).containsKey("ipk").doesNotContainKey("isk");
    }

    @Test
    void rejectsARowWhoseKeyIsNull() throws Exception {
        Source.Opened opened = things("(1, 'a', 7), (2, null, 8)");
        assertThat(opened.values(keyed("THING#{text}"), "text"))
                .containsExactly(
                        new Text("a"), "things with id = 2: the key pk has no value, because a column in it is null.");
    }

    @Test
    void rejectsAnEmptyKeyAndTakesAnEmptyText() throws Exception {
        Source.Opened opened = things("(1, '', 7)");
        assertThat(opened.values(keyed("{text}"), "text"))
                .containsExactly("things with id = 1: the key pk is empty, and DynamoDB takes no empty key.");
        assertThat(opened.values(keyed("#{text}"), "text")).containsExactly(new Text(""));
    }

    @Test
    void rejectsAKeyThatIsTooLongByOneByte() throws Exception {
        Source.Opened opened = things("(1, '%s', 7), (2, '%s', 7)".formatted("é".repeat(1024), "é".repeat(1024) + "e"));
        assertThat(opened.rows(keyed("{text}")))
                .satisfiesExactly(
                        fits -> assertThat(fits).isInstanceOf(MappedRow.Ready.class),
                        tooLong -> assertThat(tooLong.toString())
                                .contains("the key pk has 2,049 bytes, and DynamoDB takes 2,048."));
        Source.Opened sorted = things("(1, '%s', 7), (2, '%s', 7)".formatted("é".repeat(512), "é".repeat(512) + "e"));
        assertThat(mapped(sorted, sortedBy(KeyAttribute.text("sk"), "{text}")))
                .satisfiesExactly(
                        fits -> assertThat(fits).isInstanceOf(MappedRow.Ready.class),
                        tooLong -> assertThat(tooLong.toString())
                                .contains("the key sk has 1,025 bytes, and DynamoDB takes 1,024."));
    }

    @Test
    void padsWholeNumbersSoThatTextOrderIsNumberOrder() throws Exception {
        Source.Opened opened = things("(1, 'a', 7), (2, 'a', 12.00), (3, 'a', -1), (4, 'a', 1.5), (5, 'a', 1000)");
        assertThat(mapped(opened, sortedBy(KeyAttribute.text("sk"), "N{number:3}")))
                .extracting(KeyValuesTest::sortKeyOrProblem)
                .containsExactly(
                        new Text("N007"),
                        new Text("N012"),
                        "things with id = 3: number is -1, which cannot be written with 3 digits: only whole numbers"
                                + " from 0 keep their order as text.",
                        "things with id = 4: number is 1.5, which cannot be written with 3 digits: only whole numbers"
                                + " from 0 keep their order as text.",
                        "things with id = 5: number is 1000, which cannot be written with 3 digits: only whole numbers"
                                + " from 0 keep their order as text.");
    }

    @Test
    void checksTheDigitsOfANumberKey() throws Exception {
        Source.Opened opened = things("(1, 'a', 7.50), (2, 'a', %s)".formatted("1".repeat(39)));
        assertThat(mapped(opened, sortedBy(new KeyAttribute("sk", KeyType.N), "{number}")))
                .extracting(KeyValuesTest::sortKeyOrProblem)
                .containsExactly(
                        new Numeric("7.5"), "things with id = 2: number has 39 digits, and DynamoDB keeps 38.");
    }

    @Test
    void writesTheZoneOfALocalTimeIntoKeys() throws Exception {
        Source.Opened opened = source.with(
                "create table things (id int primary key, at timestamp)",
                "insert into things values (1, '2026-07-01 00:30:00')");
        EntityMapping mapping = new EntityMapping(
                "Thing",
                "things",
                List.of(new KeyTemplateMapping("pk", "{at}#{id}", "Europe/Amsterdam")),
                List.of(),
                "v",
                1);
        assertThat(opened.values(mapping, "pk")).containsExactly(new Text("2026-06-30T22:30:00.000000Z#1"));
    }

    @Test
    void carriesConstantsAndTheVersion() throws Exception {
        Source.Opened opened = things("(1, 'a', 7)");
        EntityMapping mapping = new EntityMapping(
                "Thing",
                "things",
                List.of(new KeyTemplateMapping("pk", "{id}")),
                List.of(
                        new Constant("kind", AttributeType.S, "Thing"),
                        new Constant("factor", AttributeType.N, "1.50"),
                        new Constant("live", AttributeType.BOOL, "true")),
                "schemaVersion",
                3);
        assertThat(((MappedRow.Ready) opened.rows(mapping).get(0)).item().attributes())
                .isEqualTo(Map.of(
                        "pk", new Text("1"),
                        "kind", new Text("Thing"),
                        "factor", new Numeric("1.5"),
                        "live", new ItemValue.Bool(true),
                        "schemaVersion", new Numeric("3")));
    }

    @Test
    void rejectsAnItemThatIsTooLargeByOneByteAndNamesTheCulprit() throws Exception {
        // pk + "1", v + one digit (2 bytes), text + its bytes.
        int room = 400 * 1024 - (2 + 1) - (1 + 2) - 4;
        Source.Opened opened = things("(1, repeat('x', %d), 7), (2, repeat('x', %d), 7)".formatted(room, room + 1));
        assertThat(opened.rows(keyed("{id}")))
                .satisfiesExactly(
                        fits -> assertThat(((MappedRow.Ready) fits).item().size())
                                .isEqualTo(409_600),
                        tooLarge -> assertThat(((MappedRow.Rejected) tooLarge).problem())
                                .isEqualTo("things with id = 2: the item has 409,601 bytes, and DynamoDB takes 409,600."
                                        + " The largest attribute is text with 409,591 bytes: leave it out, or shorten"
                                        + " it in the source."));
    }

    @Test
    void namesEveryColumnOfTheKeyOfARejectedRow() throws Exception {
        Source.Opened opened = source.with(
                "create table things (a int, b text, c text, primary key (a, b))",
                "insert into things values (1, 'x', null)");
        EntityMapping mapping =
                new EntityMapping("Thing", "things", List.of(new KeyTemplateMapping("pk", "{c}")), List.of(), "v", 1);
        assertThat(opened.values(mapping, "pk"))
                .containsExactly("things with a, b = 1, x: the key pk has no value, because a column in it is null.");
    }

    private Source.Opened things(String rows) {
        return source.with(
                "create table things (id int primary key, text text, number numeric)",
                "insert into things values " + rows);
    }

    private static EntityMapping keyed(String template) {
        return new EntityMapping(
                "Thing",
                "things",
                List.of(new KeyTemplateMapping("pk", template)),
                List.of(column("text", AttributeType.S)),
                "v",
                1);
    }

    private static TargetTable sortedBy(KeyAttribute sortKey, String template) {
        return new TargetTable(
                "things",
                KeyAttribute.text("pk"),
                sortKey,
                List.of(),
                List.of(new EntityMapping(
                        "Thing",
                        "things",
                        List.of(new KeyTemplateMapping("pk", "{id}"), new KeyTemplateMapping(sortKey.name(), template)),
                        List.of(),
                        "v",
                        1)));
    }

    private static Object sortKeyOrProblem(MappedRow row) {
        return row instanceof MappedRow.Ready ready
                ? ready.item().attributes().get("sk")
                : ((MappedRow.Rejected) row).problem();
    }

    private static List<MappedRow> mapped(Source.Opened opened, TargetTable table) throws Exception {
        CompiledEntity compiled = MappingCompiler.compile(new TargetModel(List.of(table)), opened.schema())
                .entities()
                .get(0);
        try (EntityReader reader = opened.reader(compiled, 100)) {
            return reader.page(KeyRange.everything(), null, 100);
        }
    }

    private static List<Item> items(Source.Opened opened, String indexKey, String indexSort) throws Exception {
        TargetTable table = new TargetTable(
                "things",
                KeyAttribute.text("pk"),
                null,
                List.of(new GlobalIndex(
                        "GSI",
                        KeyAttribute.text("ipk"),
                        new KeyAttribute("isk", KeyType.N),
                        Projection.ALL,
                        List.of())),
                List.of(new EntityMapping(
                        "Thing",
                        "things",
                        List.of(
                                new KeyTemplateMapping("pk", "{id}"),
                                new KeyTemplateMapping("ipk", indexKey),
                                new KeyTemplateMapping("isk", indexSort)),
                        List.of(),
                        "v",
                        1)));
        List<Item> items = new ArrayList<>();
        for (MappedRow row : mapped(opened, table)) {
            items.add(((MappedRow.Ready) row).item());
        }
        return items;
    }
}
