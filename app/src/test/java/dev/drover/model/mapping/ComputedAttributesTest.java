package dev.drover.model.mapping;

import static dev.drover.model.mapping.Source.column;
import static dev.drover.model.mapping.Source.entity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromExpression;
import dev.drover.model.AttributeMapping.FromTemplate;
import dev.drover.model.AttributeMapping.Joined;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.mapping.ItemValue.Bool;
import dev.drover.model.mapping.ItemValue.Numeric;
import dev.drover.model.mapping.ItemValue.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Attributes of expressions and of rows that a row refers to, and entities of some rows only. */
@AppTest
class ComputedAttributesTest {

    @Autowired
    Source source;

    @Test
    void an_expression_computes_exactly_and_a_null_leaves_the_attribute_out() throws Exception {
        Source.Opened opened = source.with(
                "create table things (id int primary key, price numeric(38, 2), name text, created timestamptz, at date)",
                "insert into things values (1, 123456789012345678901234567890123456.78, 'Ada Love',"
                        + " '2026-03-29 03:30:00.5+02', '2026-01-02'), (2, 10.00, null, null, null)");
        assertThat(opened.values(computed("price * 0.1", AttributeType.N), "x"))
                .containsExactly(new Numeric("12345678901234567890123456789012345.678"), new Numeric("1"));
        assertThat(opened.values(computed("price == 10", AttributeType.BOOL), "x"))
                .containsExactly(new Bool(false), new Bool(true));
        assertThat(opened.values(computed("split(name, ' ')[1]", AttributeType.S), "x"))
                .containsExactly(new Text("Love"), "missing");
        assertThat(opened.values(computed("epoch_seconds(created)", AttributeType.N), "x"))
                .containsExactly(new Numeric("1774747800"), "missing");
        assertThat(opened.values(computed("at + '/' + text(id)", AttributeType.S), "x"))
                .containsExactly(new Text("2026-01-02/1"), "missing");
    }

    @Test
    void a_value_that_does_not_fit_rejects_its_row_and_no_other() throws Exception {
        Source.Opened opened = source.with(
                "create table things (id int primary key, amount numeric, missing numeric)",
                "insert into things values (1, 4), (2, 0), (3, 'NaN'), (4, 1e37)");
        assertThat(opened.values(computed("8 / amount", AttributeType.N), "x"))
                .containsExactly(
                        new Numeric("2"),
                        "things with id = 2: x cannot be computed: it divides by zero.",
                        "things with id = 3: amount is NaN, and DynamoDB has no such number.",
                        new Numeric("0.0000000000000000000000000000000000008"));
        assertThat(opened.values(computed("missing + amount", AttributeType.N), "x"))
                .containsExactly(
                        "missing",
                        "missing",
                        "things with id = 3: amount is NaN, and DynamoDB has no such number.",
                        "missing");
        assertThat(opened.values(computed("amount + 0.01", AttributeType.N), "x"))
                .contains("things with id = 4: x has 40 digits, and DynamoDB keeps 38.");
    }

    @Test
    void an_expression_is_checked_against_the_columns_and_the_type() {
        Source.Opened opened = source.with("create table things (id int primary key, price numeric, raw bytea)");
        assertThat(problem(opened, new FromExpression("x", "prize * 2", AttributeType.N)))
                .containsExactly("At character 1: there is no column \"prize\". Did you mean price?");
        assertThat(problem(opened, new FromExpression("x", "price * 2", AttributeType.S)))
                .containsExactly("The expression gives number, and the attribute is S, which takes text."
                        + " Choose N, or write text(…).");
        assertThat(problem(opened, new FromExpression("x", "raw == 'x'", AttributeType.BOOL)))
                .containsExactly("The column raw cannot stand in an expression: it holds bytes, or has a type that"
                        + " Drover cannot move.");
        assertThat(problem(opened, new FromExpression("x", "price *", AttributeType.N)))
                .containsExactly("The expression ends too early: something is missing at its end.");
        assertThat(problem(opened, new FromExpression("x", "price", AttributeType.B)))
                .containsExactly("An expression cannot give bytes. Choose S, N or BOOL.");
        assertThat(problem(opened, new FromTemplate("x", "{prize}")))
                .containsExactly("There is no column \"prize\" in things. It has id, price, raw.");
        assertThat(MappingCompiler.problems(
                        Source.model(entity("things", List.of("id")).withCondition("price * 2")), opened.schema()))
                .containsExactly(new MappingProblem(
                        "things · Thing · condition",
                        "The condition gives number, and must give true or false, for example status == 'OPEN'."));
    }

    @Test
    void a_column_of_the_row_that_a_foreign_key_finds_is_looked_up() throws Exception {
        Source.Opened opened = source.with(
                "create table makers (country text, no int, name text, since timestamp, primary key (country, no))",
                "create table things (id int primary key, maker int, country text, second int, second_country text,"
                        + " foreign key (maker, country) references makers (no, country),"
                        + " foreign key (second, second_country) references makers (no, country))",
                "insert into makers values ('NL', 1, 'Fokker', '2026-01-01 00:00'), ('NL', 2, null, null)",
                "insert into things values (1, 1, 'NL', 2, 'NL'), (2, null, 'NL', 1, 'NL'), (3, 2, 'NL', null, null)");
        Joined first = new Joined("x", List.of("maker", "country"), "makers", "name", AttributeType.S, null);
        Joined since = new Joined(
                "y", List.of("second", "second_country"), "makers", "since", AttributeType.S, "Europe/Amsterdam");
        EntityMapping things = entity("things", List.of("id"), first, since, column("id", AttributeType.N));
        assertThat(opened.values(things, "x")).containsExactly(new Text("Fokker"), "missing", "missing");
        assertThat(opened.values(things, "y"))
                .containsExactly("missing", new Text("2025-12-31T23:00:00.000000Z"), "missing");
        try (RowReader reader = opened.rows(opened.compiled(things))) {
            assertThat(reader.row(new SourceKey(List.of("1")))).get().isInstanceOf(MappedRow.Ready.class);
        }
    }

    @Test
    void a_lookup_needs_a_foreign_key() {
        Source.Opened opened = source.with(
                "create table makers (id int primary key, name text)",
                "create table things (id int primary key, maker int references makers, other int)");
        assertThat(problem(opened, new Joined("x", List.of("other"), "makers", "name", AttributeType.S, null)))
                .containsExactly("The table things has no foreign key of other to makers, so a row could find several"
                        + " rows there, or none. It has maker to makers.");
        assertThat(problem(opened, new Joined("x", List.of("maker"), "makers", "nam", AttributeType.S, null)))
                .containsExactly("There is no column \"nam\" in makers. It has id, name.");
        assertThat(problem(opened, new Joined("x", List.of("maker"), "makers", "name", AttributeType.N, null)))
                .isEmpty();
        assertThat(problem(opened, new Joined("x", List.of("maker"), "makers", "id", AttributeType.BOOL, null)))
                .containsExactly("The column makers.id cannot become BOOL; it can become S or N.");
    }

    @Test
    void a_namesake_in_another_schema_is_no_row_to_look_up() {
        Source.Opened opened = source.with(
                "create schema elsewhere",
                "create table elsewhere.makers (id int primary key, name text)",
                "create table makers (id int primary key, name text)",
                "create table things (id int primary key, maker int references elsewhere.makers)");
        assertThat(problem(opened, new Joined("x", List.of("maker"), "makers", "name", AttributeType.S, null)))
                .containsExactly("The table things has no foreign key of maker to makers, so a row could find several"
                        + " rows there, or none. It has no foreign key at all.");
    }

    @Test
    void a_condition_leaves_rows_to_others_and_pages_go_on_over_them() throws Exception {
        Source.Opened opened = source.with(
                "create table things (id int primary key, kind text)",
                "insert into things select n, case when n % 3 = 0 then 'A' when n % 3 = 1 then 'B' end"
                        + " from generate_series(1, 9) n");
        EntityMapping some = entity("things", List.of("id")).withCondition("kind == 'A'");
        try (EntityReader reader = opened.reader(some)) {
            List<MappedRow> page = reader.page(KeyRange.everything(), null, 4);
            assertThat(page).hasSize(4);
            assertThat(page.get(2)).isInstanceOf(MappedRow.Ready.class);
            assertThat(List.of(page.get(0), page.get(1), page.get(3))).hasOnlyElementsOfType(MappedRow.Passed.class);
        }
    }

    @Test
    void a_row_that_no_entity_takes_is_rejected_once() throws Exception {
        Source.Opened opened = source.with(
                "create table things (id int primary key, kind text)",
                "insert into things values (1, 'A'), (2, 'B'), (3, 'C'), (4, null)");
        EntityMapping first = entity("things", List.of("id")).withCondition("kind == 'A'");
        EntityMapping second =
                new EntityMapping("Other", "things", first.keys(), List.of(), "v", 1).withCondition("kind == 'B'");
        List<CompiledEntity> both = MappingCompiler.compile(Source.model(first, second), opened.schema())
                .entities();
        try (EntityReader reader = opened.reader(both.get(0), 100)) {
            List<MappedRow> rows = reader.page(KeyRange.everything(), null, 10);
            assertThat(rows.get(0)).isInstanceOf(MappedRow.Ready.class);
            assertThat(rows.get(1)).isInstanceOf(MappedRow.Passed.class);
            assertThat(rows.get(2))
                    .isEqualTo(new MappedRow.Rejected(
                            new SourceKey(List.of("3")),
                            "things with id = 3: no entity takes it, because no condition on things is true for it."
                                    + " Widen a condition in the target model, add an entity, or say that such rows stay"
                                    + " behind."));
            assertThat(rows.get(3)).isInstanceOf(MappedRow.Rejected.class);
        }
        try (EntityReader reader = opened.reader(both.get(1), 100)) {
            assertThat(reader.page(KeyRange.everything(), null, 10)).noneMatch(MappedRow.Rejected.class::isInstance);
        }
    }

    @Test
    void rows_that_a_second_entity_takes_whole_are_left_to_it() throws Exception {
        Source.Opened opened = source.with(
                "create table things (id int primary key, kind text)", "insert into things values (1, 'C')");
        EntityMapping first = entity("things", List.of("id")).withCondition("kind == 'A'");
        EntityMapping second = new EntityMapping("Other", "things", first.keys(), List.of(), "v", 1);
        CompiledEntity some = MappingCompiler.compile(Source.model(first, second), opened.schema())
                .entities()
                .get(0);
        try (EntityReader reader = opened.reader(some, 100)) {
            assertThat(reader.page(KeyRange.everything(), null, 10))
                    .singleElement()
                    .isInstanceOf(MappedRow.Passed.class);
        }
    }

    @Test
    void rows_that_would_contain_themselves_are_refused() {
        Source.Opened opened = source.with(
                "create table things (id int primary key, parent int references things, part int)",
                "create table parts (id int primary key, thing int references things)",
                "alter table things add foreign key (part) references parts");
        assertThat(problem(opened, list("x", "things")))
                .containsExactly("Rows of things would contain rows of things, and so on without end. Keep the key of"
                        + " the other row instead, or remove one of the lists.");
        EntityMapping things = entity("things", List.of("id"), list("x", "parts"));
        EntityMapping parts = new EntityMapping("Part", "parts", things.keys(), List.of(list("y", "things")), "v", 1);
        assertThat(MappingCompiler.problems(Source.model(things, parts), opened.schema()))
                .extracting(MappingProblem::where, MappingProblem::sentence)
                .anySatisfy(problem -> assertThat(problem.toList())
                        .containsExactly(
                                "things · Thing · x",
                                "Rows of things would contain rows of parts, which contain rows of things, and so on"
                                        + " without end. Keep the key of the other row instead, or remove one of the"
                                        + " lists."));
    }

    @Test
    void a_mapping_of_before_conditions_opens_and_keeps_its_form(@Autowired JsonMapper json) {
        String old = "{\"attributes\":[],\"entity\":\"Order\",\"keys\":[],\"sourceTable\":\"orders\",\"version\":1,"
                + "\"versionAttribute\":\"v\"}";
        EntityMapping mapping = json.readValue(old, EntityMapping.class);
        assertThat(mapping.condition()).isEmpty();
        assertThat(mapping.dropped()).isEmpty();
        assertThat(json.readTree(json.writeValueAsString(mapping))).isEqualTo(json.readTree(old));
    }

    private static EntityMapping computed(String expression, AttributeType type) {
        return entity("things", List.of("id"), new FromExpression("x", expression, type));
    }

    private static Embedded list(String attribute, String table) {
        return new Embedded(
                attribute,
                table,
                List.of(new AttributeMapping.FromColumn("id", "id", AttributeType.N, null)),
                List.of(),
                5);
    }

    private static List<String> problem(Source.Opened opened, AttributeMapping attribute) {
        return MappingCompiler.problems(Source.model(entity("things", List.of("id"), attribute)), opened.schema())
                .stream()
                .map(MappingProblem::sentence)
                .toList();
    }
}
