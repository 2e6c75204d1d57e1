package dev.drover.model.mapping;

import static dev.drover.model.mapping.Source.column;
import static dev.drover.model.mapping.Source.entity;
import static dev.drover.model.mapping.Source.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.connection.SourceSchema;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeMapping.FromTemplate;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.KeyType;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.testing.SmallShop;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** What does not fit the source, one sentence each, all at once. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MappingCompilerTest {

    @Autowired
    Source source;

    SourceSchema schema;

    @BeforeAll
    void aSourceWithTraps() {
        schema = source.with(
                        "create type mood as enum ('good', 'bad')",
                        """
                        create table things (
                            id int primary key, name text, at timestamp, seen timestamptz, feeling mood, tags text[],
                            picture bytea, price numeric(10, 2), doc json
                        )
                        """,
                        "create table parts (part int primary key, thing int references things, label text, doc json)",
                        "create table loose (thing int references things, label text)",
                        "create table moves (id int primary key, origin int references things, goal int references things)",
                        "create table strangers (id int primary key)",
                        "create table keyless (id int)",
                        "create table moods (feeling mood primary key)")
                .schema();
    }

    @Test
    void compilesTheSmallShop() {
        CompiledModel compiled =
                MappingCompiler.compile(SmallShop.model(), source.smallShop().schema());
        assertThat(compiled.entitiesOf(SmallShop.TABLE))
                .extracting(CompiledEntity::entity, CompiledEntity::sourceTable, CompiledEntity::targetKey)
                .contains(org.assertj.core.groups.Tuple.tuple("Order", "orders", List.of("pk", "sk")))
                .hasSize(4);
        assertThat(compiled.entitiesOf("other")).isEmpty();
    }

    @Test
    void refusesTablesThatAreNotThereOrHaveNoUsableKey() {
        assertThat(problems(entity("Things", List.of("id"))))
                .containsExactly("things · Thing: There is no table \"Things\" in the schema public.");
        assertThat(problems(entity("keyless", List.of("id"))))
                .containsExactly("things · Thing: The table keyless has no primary key, so Drover cannot read it in"
                        + " order. Add one to the source.");
        assertThat(problems(new EntityMapping(
                        "Thing", "moods", List.of(new KeyTemplateMapping("pk", "{feeling}")), List.of(), "v", 1)))
                .contains("things · Thing: The primary key of moods has the column feeling of the type mood, by which"
                        + " Drover cannot read in order yet.");
    }

    @Test
    void refusesAColumnThatIsNotThereAndNamesThoseThatAre() {
        assertThat(problems(column("nme", AttributeType.S)))
                .containsExactly(
                        "things · Thing · nme: There is no column \"nme\" in things. It has id, name, at, seen,"
                                + " feeling, tags, picture, price, doc.");
        assertThat(problems(entity("things", List.of("nr")))).hasSize(1);
        assertThat(problems(new FromTemplate("t", "{nr}"))).hasSize(1);
    }

    @Test
    void refusesTypesThatCannotBeMovedYet() {
        assertThat(problems(column("feeling", AttributeType.S), column("tags", AttributeType.S)))
                .containsExactly(
                        "things · Thing · feeling: The column feeling has the type mood, which Drover cannot move yet."
                                + " Leave it out, or turn it into text with a generated column.",
                        "things · Thing · tags: The column tags is a list of text, which Drover cannot move yet. Leave"
                                + " it out, or turn it into text with a generated column.");
    }

    @Test
    void refusesATypeThatTheColumnCannotBecome() {
        assertThat(problems(
                        column("at", AttributeType.N),
                        column("picture", AttributeType.S),
                        column("price", AttributeType.BOOL)))
                .containsExactly(
                        "things · Thing · at: The column at cannot become N; it can become S.",
                        "things · Thing · picture: The column picture cannot become S; it can become B.",
                        "things · Thing · price: The column price cannot become BOOL; it can become S or N.");
    }

    @Test
    void refusesAZoneForAColumnThatHasOneOrNeedsNone() {
        assertThat(problems(
                        new FromColumn("seen", "seen", AttributeType.S, "Europe/Amsterdam"),
                        new FromColumn("at", "at", AttributeType.S, "Europe/Amsterdam"),
                        new FromColumn("name", "name", AttributeType.S, "")))
                .containsExactly("things · Thing · seen: Only a timestamp without time zone needs a zone. Remove"
                        + " \"Europe/Amsterdam\".");
    }

    @Test
    void refusesTemplatesThatCannotBeFilled() {
        assertThat(problems(new FromTemplate("t", "{picture}"), new FromTemplate("u", "{name:5}")))
                .containsExactly(
                        "things · Thing · t: The column picture holds bytes, which cannot stand in text.",
                        "things · Thing · u: Only whole numbers are padded with zeros, and name is no number. Write"
                                + " {name}.");
    }

    @Test
    void refusesANumberKeyThatIsNotOneNumber() {
        for (String template : List.of("{name}", "#{id}", "{id:10}", "{id}{id}", "{at}")) {
            assertThat(numberKeyed(template))
                    .as(template)
                    .containsExactly("things · Thing · pk: A number key takes exactly one number column in braces and"
                            + " nothing else, for example {id}. This is \"" + template + "\".");
        }
        assertThat(numberKeyed("{id}")).isEmpty();
        assertThat(numberKeyed("{price}")).isEmpty();
    }

    @Test
    void refusesChildrenWhoseParentIsNotClear() {
        assertThat(problems(
                        children("nowhere", "x"),
                        children("strangers", "id"),
                        children("moves", "id"),
                        children("loose", "label")))
                .containsExactly(
                        "things · Thing · nowhere: There is no table \"nowhere\" in the schema public.",
                        "things · Thing · strangers: The table strangers has no foreign key to the primary key of things,"
                                + " so Drover cannot tell which rows belong together.",
                        "things · Thing · moves: The table moves refers to things in 2 ways: by origin, by goal. Drover"
                                + " cannot tell which rows belong together, so make it an entity of its own.",
                        "things · Thing · loose: The table loose has no primary key, so its rows could change places"
                                + " from one reading to the next. Add one to the source.");
    }

    @Test
    void refusesAnOrderThatPostgresCannotMake() {
        Embedded parts = new Embedded(
                "parts", "parts", List.of(column("label", AttributeType.S)), List.of("label", "rank", "doc"), 5);
        assertThat(problems(parts, children("parts2", "x")))
                .containsExactly(
                        "things · Thing · parts: There is no column \"rank\" in parts to order by.",
                        "things · Thing · parts: PostgreSQL cannot order by doc, because its type is json.",
                        "things · Thing · parts2: There is no table \"parts2\" in the schema public.");
        assertThat(problems(new Embedded("parts", "parts", List.of(column("size", AttributeType.N)), List.of(), 5)))
                .containsExactly(
                        "things · Thing · parts.size: There is no column \"size\" in parts. It has part, thing,"
                                + " label, doc.");
    }

    @Test
    void saysEverythingAtOnceAndRefusesToCompile() {
        TargetModel broken = model(
                entity("things", List.of("id"), column("nme", AttributeType.S)),
                new EntityMapping("Other", "things", List.of(), List.of(), "", 1));
        assertThat(MappingCompiler.problems(broken, schema)).hasSize(3);
        assertThatThrownBy(() -> MappingCompiler.compile(broken, schema))
                .isInstanceOfSatisfying(
                        InvalidMappingException.class,
                        e -> assertThat(e.problems()).isEqualTo(MappingCompiler.problems(broken, schema)))
                .hasMessageContaining("things · Other · pk: The key \"pk\" of the table needs a template");
    }

    private static Embedded children(String table, String column) {
        return new Embedded(table, table, List.of(column(column, AttributeType.S)), List.of(), 5);
    }

    private List<String> problems(AttributeMapping... attributes) {
        return problems(entity("things", List.of("id"), attributes));
    }

    private List<String> problems(EntityMapping entity) {
        return sentences(model(entity));
    }

    private List<String> numberKeyed(String template) {
        return sentences(new TargetModel(List.of(new TargetTable(
                "things",
                new KeyAttribute("pk", KeyType.N),
                null,
                List.of(),
                List.of(new EntityMapping(
                        "Thing", "things", List.of(new KeyTemplateMapping("pk", template)), List.of(), "v", 1))))));
    }

    private List<String> sentences(TargetModel model) {
        return MappingCompiler.problems(model, schema).stream()
                .map(p -> p.where() + ": " + p.sentence())
                .toList();
    }
}
