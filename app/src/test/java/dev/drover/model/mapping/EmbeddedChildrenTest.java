package dev.drover.model.mapping;

import static dev.drover.model.mapping.Source.column;
import static dev.drover.model.mapping.Source.entity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.mapping.ItemValue.Fields;
import dev.drover.model.mapping.ItemValue.Numeric;
import dev.drover.model.mapping.ItemValue.Sequence;
import dev.drover.model.mapping.ItemValue.Text;
import dev.drover.testing.SmallShop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rows of a child table inside their parents' items. */
@AppTest
class EmbeddedChildrenTest {

    @Autowired
    Source source;

    @Test
    void putsChildrenIntoOrderAndAnEmptyListWhereThereAreNone() throws Exception {
        Source.Opened opened = source.smallShop();
        CompiledEntity orders = MappingCompiler.compile(SmallShop.model(), opened.schema())
                .entities()
                .get(2);
        try (EntityReader reader = opened.reader(orders, 100)) {
            List<List<Object>> lines = new ArrayList<>();
            for (MappedRow row : reader.page(KeyRange.everything(), null, 10)) {
                Sequence list =
                        (Sequence) ((MappedRow.Ready) row).item().attributes().get("lines");
                lines.add(list.values().stream()
                        .map(line -> (Object) ((Fields) line).values().get("line_no"))
                        .toList());
            }
            assertThat(lines)
                    .containsExactly(
                            List.of(new Numeric("1"), new Numeric("2")),
                            List.of(new Numeric("9"), new Numeric("10")),
                            List.of(),
                            List.of(new Numeric("1")),
                            List.of(new Numeric("1")),
                            List.of(new Numeric("1")));
        }
    }

    @Test
    void rejectsAParentWithMoreChildrenThanAllowedAndNoOther() throws Exception {
        Source.Opened opened = parentsAndChildren("id int primary key", "parent int not null references things");
        opened.database.execute(
                "insert into things select generate_series(1, 3)",
                "insert into parts select n, 1, 'x' from generate_series(1, 3) n",
                "insert into parts select 10 + n, 2, 'x' from generate_series(1, 4000) n");
        assertThat(opened.values(withParts(List.of("id"), 3), "parts"))
                .satisfiesExactly(
                        first -> assertThat(((Sequence) first).values()).hasSize(3),
                        second -> assertThat(second)
                                .isEqualTo("things with id = 2: it has more than 3 rows of parts,"
                                        + " which is the most that the mapping allows in parts."),
                        third -> assertThat(third).isEqualTo(new Sequence(List.of())));
    }

    @Test
    void breaksTiesInTheOrderByTheChildsKey() throws Exception {
        Source.Opened opened = parentsAndChildren("id int primary key", "parent int not null references things");
        opened.database.execute(
                "insert into things values (1)",
                "insert into parts values (3, 1, 'same'), (1, 1, 'same'), (2, 1, 'earlier')");
        Embedded parts = new Embedded(
                "parts", "parts", List.of(new FromColumn("n", "part", AttributeType.N, null)), List.of("name"), 10);
        assertThat(opened.values(entity("things", List.of("id"), parts), "parts"))
                .containsExactly(new Sequence(List.of(number("2"), number("1"), number("3"))));
    }

    @Test
    void followsACompositeKeyWhateverTheOrderOfItsColumns() throws Exception {
        Source.Opened opened = source.with(
                "create table things (a int, b text, primary key (a, b))",
                """
                create table parts (
                    part int primary key, tb text, ta int, name text,
                    foreign key (tb, ta) references things (b, a)
                )
                """,
                "insert into things values (1, 'x'), (1, 'y'), (2, 'x')",
                "insert into parts values (1, 'y', 1, 'one'), (2, 'x', 2, 'two'), (3, null, 1, 'nobody''s')");
        assertThat(opened.values(withParts(List.of("a", "b"), 5), "parts"))
                .containsExactly(new Sequence(List.of()), parts("one"), parts("two"));
    }

    @Test
    void findsChildrenWhoseColumnHasAnotherType() throws Exception {
        Source.Opened opened = source.with(
                "create table things (id numeric(12, 2) primary key)",
                "create table parts (part int primary key, parent numeric(8, 4) references things, name text)",
                "insert into things values (1), (1.5)",
                "insert into parts values (1, 1, 'one'), (2, 1.5, 'one and a half')");
        assertThat(opened.values(withParts(List.of("id"), 5), "parts"))
                .containsExactly(parts("one"), parts("one and a half"));
    }

    @Test
    void findsChildrenWhoseColumnIsSortedInAnotherWay() throws Exception {
        Source.Opened opened = source.with(
                "create table things (id text collate \"C\" primary key)",
                "create table parts (part int primary key, parent text collate \"en-x-icu\" references things, name text)",
                "insert into things values ('B'), ('a'), ('C')",
                "insert into parts values (1, 'a', 'small'), (2, 'B', 'large'), (3, 'C', 'largest')");
        assertThat(opened.values(withParts(List.of("id"), 5), "parts"))
                .containsExactly(parts("large"), parts("largest"), parts("small"));
    }

    @Test
    void findsChildrenThatWriteTheirParentInAnotherCase() throws Exception {
        Source.Opened opened = source.with(
                "create collation case_blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
                "create table things (id text collate case_blind primary key)",
                "create table parts (part int primary key, parent text collate case_blind references things, name text)",
                "insert into things values ('Ab'), ('b')",
                "insert into parts values (1, 'aB', 'one'), (2, 'B', 'two')");
        assertThat(opened.values(withParts(List.of("id"), 5), "parts")).containsExactly(parts("one"), parts("two"));
    }

    @Test
    void readsTheChildrenOfAShareOnly() throws Exception {
        Source.Opened opened = parentsAndChildren("id int primary key", "parent int not null references things");
        opened.database.execute(
                "insert into things select generate_series(1, 500)",
                "insert into parts select n, n, 'part of ' || n from generate_series(1, 500) n");
        try (EntityReader reader = opened.reader(opened.compiled(withParts(List.of("id"), 5)), 20)) {
            List<MappedRow> rows = reader.page(KeyRange.everything(), null, 500);
            assertThat(rows)
                    .hasSizeBetween(50, 150)
                    .allSatisfy(row -> assertThat(
                                    ((MappedRow.Ready) row).item().attributes().get("parts"))
                            .isEqualTo(parts("part of " + row.key())));
        }
    }

    @Test
    void saysWhichValueOfAChildHasNoPlace() throws Exception {
        Source.Opened opened = source.with(
                "create table things (id int primary key)",
                "create table parts (part int primary key, parent int references things, weight float8)",
                "insert into things values (1), (2)",
                "insert into parts values (1, 1, 'NaN'), (2, 2, null)");
        Embedded parts = new Embedded("parts", "parts", List.of(column("weight", AttributeType.N)), List.of(), 5);
        assertThat(opened.values(entity("things", List.of("id"), parts), "parts"))
                .containsExactly(
                        "things with id = 1: parts.weight is NaN, and DynamoDB has no such number.",
                        new Sequence(List.of(new Fields(Map.of()))));
    }

    private Source.Opened parentsAndChildren(String parent, String reference) {
        return source.with(
                "create table things (" + parent + ")",
                "create table parts (part int primary key, " + reference + ", name text)");
    }

    private static EntityMapping withParts(List<String> key, int max) {
        return entity(
                "things",
                key,
                new Embedded("parts", "parts", List.of(column("name", AttributeType.S)), List.of("name"), max));
    }

    private static Sequence parts(String... names) {
        List<ItemValue> values = new ArrayList<>();
        for (String name : names) {
            values.add(new Fields(Map.of("name", new Text(name))));
        }
        return new Sequence(values);
    }

    private static ItemValue number(String n) {
        return new Fields(Map.of("n", new Numeric(n)));
    }
}
