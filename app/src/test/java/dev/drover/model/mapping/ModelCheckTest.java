package dev.drover.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Constant;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeMapping.FromTemplate;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.KeyType;
import dev.drover.model.Projection;
import dev.drover.model.RowsBehind;
import dev.drover.model.TableOptions;
import dev.drover.model.TableOptions.Capacity;
import dev.drover.model.TableOptions.Recovery;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.testing.SmallShop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One change to a sound model for each rule: the rule speaks, and no other. */
class ModelCheckTest {

    @Test
    void findsNothingWrongWithTheSmallShop() {
        assertThat(ModelCheck.problems(SmallShop.model())).isEmpty();
    }

    @Test
    void asksForATable() {
        assertThat(ModelCheck.problems(TargetModel.empty()))
                .containsExactly(new MappingProblem("Model", "The model has no table yet. Add one."));
    }

    @Test
    void asksForAnEntity() {
        assertThat(ModelCheck.problems(new TargetModel(
                        List.of(new TargetTable("shop", KeyAttribute.text("pk"), null, List.of(), List.of())))))
                .containsExactly(new MappingProblem(
                        "shop · Entities", "The table holds no entity yet, so nothing would be moved. Add one."));
    }

    @Test
    void asksWhichRowsStayBehindAndWhy() {
        assertThat(ModelCheck.problems(SmallShop.model().with(new RowsBehind("orders", "id == 1", "Our own test."))))
                .isEmpty();
        assertThat(ModelCheck.problems(SmallShop.model().with(new RowsBehind("orders", " ", ""))))
                .containsExactly(
                        new MappingProblem(
                                "Left behind · orders · condition",
                                "Say which rows of orders stay behind, for example status == 'TEST'."),
                        new MappingProblem(
                                "Left behind · orders · reason",
                                "Say why nobody needs these rows of orders in the target."));
        assertThat(ModelCheck.problems(SmallShop.model().with(new RowsBehind("carts", "id = 1", "x".repeat(501)))))
                .extracting(MappingProblem::sentence)
                .satisfiesExactly(
                        table -> assertThat(table).startsWith("No entity reads carts, so all of its rows stay behind"),
                        condition -> assertThat(condition).startsWith("The expression cannot be read from character"),
                        reason -> assertThat(reason).startsWith("The reason has 501 characters, and 500 are the most"));
        RowsBehind one = new RowsBehind("orders", "id == 1", "Our own test.");
        assertThat(ModelCheck.problems(SmallShop.model().withRowsBehind(List.of(one, one))))
                .extracting(MappingProblem::sentence)
                .containsExactly("There are two conditions for rows of orders that stay behind. Change the one that is"
                        + " there, and join conditions with ||.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "with space", "naïve", "a/b", "#table"})
    void refusesNamesThatDynamoDbDoesNotTake(String name) {
        TargetTable table = table(List.of(), List.of(order()));
        assertThat(ModelCheck.problems(new TargetModel(List.of(
                        new TargetTable(name, table.partitionKey(), table.sortKey(), List.of(), table.entities())))))
                .containsExactly(new MappingProblem(
                        name,
                        "The name of the table is \"" + name
                                + "\". It takes 3 to 255 letters, digits, underscores, hyphens and dots."));
        assertThat(problems(index(name, "a", "b")))
                .containsExactly("shop · " + name + ": The name of the index is \"" + name
                        + "\". It takes 3 to 255 letters, digits, underscores, hyphens and dots.");
    }

    @Test
    void takesNamesOfThreeToTwoHundredAndFiftyFiveCharacters() {
        assertThat(problems(index("A-1", "a", "b"), index("_.-", "c", "d"), index("x".repeat(255), "e", "f")))
                .isEmpty();
        assertThat(problems(index("x".repeat(256), "e", "f"))).hasSize(1);
    }

    @Test
    void refusesASecondThingOfTheSameName() {
        TargetTable table = table(List.of(index("GSI", "a", "b"), index("GSI", "c", "d")), List.of(order(), order()));
        assertThat(sentences(ModelCheck.problems(new TargetModel(List.of(table, table)))))
                .contains(
                        "shop: There are two tables \"shop\". Rename or remove one.",
                        "shop · GSI: There are two indexes \"GSI\". Rename or remove one.",
                        "shop · Order: There are two entities \"Order\". Rename or remove one.");
    }

    @Test
    void keepsTheNameOfTheExtensionFree() {
        EntityMapping order = attributes(new FromTemplate("label", "Order {id}"));
        assertThat(problems(order.withExtension("more"))).isEmpty();
        for (String taken : List.of("pk", "version", "label")) {
            assertThat(problems(order.withExtension(taken)))
                    .containsExactly(
                            "shop · Order · " + taken + ": \"" + taken + "\" is a key or is filled already, so it"
                                    + " cannot be kept for later fields. Choose another name.");
        }
    }

    @Test
    void takesNamesOfExtensionsOfUpTo255Bytes() {
        assertThat(problems(order().withExtension("é".repeat(127)))).isEmpty();
        assertThat(problems(order().withExtension("é".repeat(128))))
                .singleElement()
                .asString()
                .endsWith(
                        "The name of the attribute for later fields has 256 bytes, and 255 are the most. Shorten it.");
        assertThat(problems(order().withExtension(" ")))
                .singleElement()
                .asString()
                .contains("needs a name");
    }

    @Test
    void refusesTwoTypesForOneKeyAttribute() {
        assertThat(problems(new GlobalIndex(
                        "GSI", new KeyAttribute("sk", KeyType.N), KeyAttribute.text("pk"), Projection.ALL, List.of())))
                .containsExactly("shop: The key attribute \"sk\" is S in one key and N in another. Choose one type.");
    }

    @Test
    void refusesOneAttributeForBothParts() {
        assertThat(problems(index("GSI", "a", "a")))
                .containsExactly("shop · GSI: Two attributes of its key are both called \"a\".");
    }

    @Test
    void refusesLocalIndexesThatDynamoDbDoesNotTake() {
        assertThat(problems(local("pk", List.of(KeyAttribute.text("total"))))).isEmpty();
        assertThat(problems(local("other", List.of(KeyAttribute.text("total")))))
                .containsExactly(
                        "shop · LSI: A local index has the partition key of its table, pk. Choose it, or make the"
                                + " index global.");
        assertThat(problems(local("pk", List.of(KeyAttribute.text("total"), KeyAttribute.text("day")))))
                .containsExactly(
                        "shop · LSI: A local index has a sort key of exactly one attribute, and this one has 2.");
        TargetTable unsorted = new TargetTable(
                "shop",
                KeyAttribute.text("pk"),
                null,
                List.of(local("pk", List.of(KeyAttribute.text("total")))),
                List.of());
        assertThat(ModelCheck.problems(new TargetModel(List.of(unsorted))))
                .extracting(MappingProblem::sentence)
                .contains("A local index needs a table with a sort key, and shop has none. Make the index global.");
        GlobalIndex[] six = IntStream.range(0, 6)
                .mapToObj(i -> new GlobalIndex(
                        "LSI" + i,
                        KeyAttribute.text("pk"),
                        KeyAttribute.text("a" + i),
                        Projection.ALL,
                        List.of(),
                        List.of(),
                        List.of(),
                        true))
                .toArray(GlobalIndex[]::new);
        assertThat(problems(six))
                .containsExactly("shop: The table has 6 local indexes, and DynamoDB takes 5. Remove those that serve no"
                        + " access pattern.");
    }

    @Test
    void refusesMoreThanFourAttributesInAPartOfAKey() {
        List<KeyAttribute> more =
                Stream.of("b", "c", "d").map(KeyAttribute::text).toList();
        List<KeyAttribute> tooMany =
                Stream.of("b", "c", "d", "e").map(KeyAttribute::text).toList();
        assertThat(problems(several(more))).isEmpty();
        assertThat(problems(several(tooMany)))
                .containsExactly(
                        "shop · GSI: The partition key has 5 attributes, and DynamoDB takes 4. Put several columns"
                                + " into one template.");
    }

    @Test
    void refusesOptionsThatDynamoDbDoesNotTake() {
        assertThat(options(new Capacity(1, 40_000), null, new Recovery(35, ""), List.of("eu-west-1")))
                .isEmpty();
        assertThat(options(new Capacity(0, 40_001), null, null, List.of()))
                .containsExactly(
                        "The capacity is 0 read units a second. It is between 1 and 40000 without a raised quota.",
                        "The capacity is 40001 write units a second. It is between 1 and 40000 without a raised quota.");
        assertThat(options(null, "pk", null, List.of()))
                .containsExactly(
                        "The TTL attribute \"pk\" is part of a key, and DynamoDB refuses that. Carry the time in"
                                + " an attribute of its own.");
        assertThat(options(null, "expires", null, List.of()))
                .containsExactly(
                        "The TTL attribute \"expires\" is in no entity of the table, so nothing would expire. Add"
                                + " it to an entity, or leave TTL out.");
        assertThat(options(null, "status", null, List.of()))
                .containsExactly("The TTL attribute \"status\" is no number. DynamoDB expects seconds since 1970 and"
                        + " ignores everything else.");
        assertThat(options(null, null, new Recovery(36, ""), List.of()))
                .containsExactly("Point-in-time recovery reaches back 36 days. It is between 1 and 35, or 0 to leave it"
                        + " off.");
        assertThat(options(null, null, new Recovery(0, " "), List.of()))
                .containsExactly("Point-in-time recovery stays off, and nobody says why. Give a reason.");
        assertThat(options(null, null, null, List.of("Ireland", "eu-west-1", "eu-west-1")))
                .containsExactly(
                        "The replica \"Ireland\" is no name of a Region, such as eu-west-1.",
                        "The replica eu-west-1 is there twice. Remove one.");
    }

    private static GlobalIndex local(String partitionKey, List<KeyAttribute> sortKeys) {
        return new GlobalIndex(
                "LSI",
                KeyAttribute.text(partitionKey),
                sortKeys.get(0),
                Projection.ALL,
                List.of(),
                List.of(),
                sortKeys.subList(1, sortKeys.size()),
                true);
    }

    private static GlobalIndex several(List<KeyAttribute> more) {
        return new GlobalIndex("GSI", KeyAttribute.text("a"), null, Projection.ALL, List.of(), more, List.of(), false);
    }

    private static List<String> options(
            @Nullable Capacity capacity, @Nullable String ttl, @Nullable Recovery recovery, List<String> replicas) {
        TargetTable table = SmallShop.model()
                .tables()
                .get(0)
                .withOptions(new TableOptions(capacity, ttl, null, recovery, replicas, false, false));
        return ModelCheck.problems(new TargetModel(List.of(table))).stream()
                .filter(problem -> problem.where().equals("shop · Options"))
                .map(MappingProblem::sentence)
                .toList();
    }

    @Test
    void refusesAnIndexWithTheKeyOfItsTable() {
        assertThat(problems(index("GSI", "pk", "sk")))
                .containsExactly(
                        "shop · GSI: The index has the same key as its table and finds nothing else." + " Remove it.");
        assertThat(problems(index("GSI", "sk", "pk"))).isEmpty();
    }

    @Test
    void countsIndexes() {
        List<GlobalIndex> twenty = IntStream.range(0, 20)
                .mapToObj(i -> index("GSI" + i, "a" + i, "b" + i))
                .toList();
        assertThat(problems(twenty.toArray(GlobalIndex[]::new))).isEmpty();
        List<GlobalIndex> more = new ArrayList<>(twenty);
        more.add(index("GSI20", "a", "b"));
        assertThat(problems(more.toArray(GlobalIndex[]::new)))
                .containsExactly("shop: The table has 21 indexes, and DynamoDB takes 20. Remove those that serve no"
                        + " access pattern.");
    }

    @Test
    void looksAtWhatAnIndexIncludes() {
        assertThat(problems(including("GSI", List.of())))
                .containsExactly("shop · GSI: The index includes named attributes and names none. Name at least one,"
                        + " or carry only keys.");
        assertThat(problems(including("GSI", List.of("total", "total"))))
                .containsExactly("shop · GSI: The attribute \"total\" is included twice. Remove one.");
        List<String> hundred = IntStream.range(0, 100).mapToObj(i -> "a" + i).toList();
        assertThat(problems(including("GSI", hundred))).isEmpty();
        List<String> one = List.of("total");
        GlobalIndex second = new GlobalIndex("GSI2", KeyAttribute.text("x"), null, Projection.INCLUDE, one);
        assertThat(problems(including("GSI", hundred), second))
                .containsExactly("shop: The indexes include 101 attributes together, and DynamoDB takes 100 a table."
                        + " Let one carry everything.");
    }

    @Test
    void looksAtTheNamesOfKeyAttributes() {
        assertThat(problems(index("GSI", " ", "b")))
                .containsExactly("shop · GSI: A key attribute needs a name, for example pk.");
        assertThat(problems(index("GSI", "é".repeat(128), "b")).get(0))
                .startsWith("shop · GSI: The name of a key attribute has 256 bytes, and DynamoDB takes 255.");
    }

    @Test
    void refusesAKeyTemplateThatNamesNoColumn() {
        assertThat(problems(keys(new KeyTemplateMapping("pk", "ORDERS"), new KeyTemplateMapping("sk", "{id}"))))
                .containsExactly("shop · Order · pk: The template \"ORDERS\" names no column, so every item would have"
                        + " the same partition key. Put a column in braces, for example {id}.");
        assertThat(problems(keys(new KeyTemplateMapping("pk", ""), new KeyTemplateMapping("sk", "{id}"))))
                .hasSize(1);
        assertThat(problems(keys(new KeyTemplateMapping("pk", "{id}"), new KeyTemplateMapping("sk", "ORDER"))))
                .isEmpty();
    }

    @Test
    void refusesATemplateThatCannotBeRead() {
        assertThat(problems(keys(new KeyTemplateMapping("pk", "ORDER#{id"), new KeyTemplateMapping("sk", "ORDER"))))
                .containsExactly("shop · Order · pk: The template \"ORDER#{id\" cannot be used: the { at character 7 is"
                        + " never closed.");
        assertThat(problems(attributes(new FromTemplate("label", "{}"))))
                .containsExactly(
                        "shop · Order · label: The template \"{}\" cannot be used: between { and } it needs the"
                                + " name of a column.");
    }

    @Test
    void asksForATemplateForEveryKeyOfTheTable() {
        assertThat(problems(keys(new KeyTemplateMapping("pk", "{id}"))))
                .containsExactly("shop · Order · sk: The key \"sk\" of the table needs a template, for example"
                        + " ORDER#{id}.");
    }

    @Test
    void refusesTemplatesForKeysThatDoNotExistOrExistAlready() {
        assertThat(problems(keys(
                        new KeyTemplateMapping("pk", "{id}"),
                        new KeyTemplateMapping("sk", "ORDER"),
                        new KeyTemplateMapping("GSI9PK", "{id}"))))
                .containsExactly("shop · Order · GSI9PK: No table or index has a key \"GSI9PK\". Remove the template or"
                        + " add the index.");
        assertThat(problems(keys(
                        new KeyTemplateMapping("pk", "{id}"),
                        new KeyTemplateMapping("sk", "ORDER"),
                        new KeyTemplateMapping("pk", "{id}"))))
                .containsExactly("shop · Order · pk: There are two templates for \"pk\". Remove one.");
    }

    @Test
    void asksForAVersionAttribute() {
        for (EntityMapping without : List.of(
                new EntityMapping("Order", "orders", order().keys(), List.of(), " ", 1),
                new EntityMapping("Order", "orders", order().keys(), List.of(), "version", 0))) {
            assertThat(problems(without))
                    .containsExactly("shop · Order · version: Every item carries the version of its shape: name an"
                            + " attribute and a version from 1.");
        }
    }

    @Test
    void refusesAnAttributeThatIsFilledTwice() {
        FromColumn status = new FromColumn("status", "status", AttributeType.S, null);
        assertThat(problems(attributes(status, new Constant("status", AttributeType.S, "x"))))
                .containsExactly(
                        "shop · Order · status: The attribute \"status\" is filled twice. Rename or remove one.");
        assertThat(problems(attributes(new FromColumn("pk", "id", AttributeType.S, null))))
                .hasSize(1);
        assertThat(problems(attributes(new FromColumn("version", "id", AttributeType.S, null))))
                .hasSize(1);
        assertThat(problems(attributes(new FromColumn("", "id", AttributeType.S, null))))
                .containsExactly("shop · Order · : An attribute needs a name.");
    }

    @Test
    void refusesConstantsThatAreNotOfTheirType() {
        assertThat(problems(attributes(
                        new Constant("a", AttributeType.N, "many"),
                        new Constant("b", AttributeType.N, "1e200"),
                        new Constant("c", AttributeType.BOOL, "yes"),
                        new Constant("d", AttributeType.B, "x"),
                        new Constant("e", AttributeType.S, ""))))
                .containsExactly(
                        "shop · Order · a: The constant is not a number: \"many\".",
                        "shop · Order · b: The constant is too large or too small for a number in DynamoDB: 1E+200.",
                        "shop · Order · c: The constant is \"yes\", and must be true or false.",
                        "shop · Order · d: The constant cannot be bytes: use text, a number, or true or false.");
    }

    @Test
    void refusesAZoneThatDoesNotExist() {
        assertThat(problems(attributes(new FromColumn("at", "at", AttributeType.S, "Europe/Amsterdm"))))
                .containsExactly("shop · Order · at: There is no time zone \"Europe/Amsterdm\". Use a name such as"
                        + " Europe/Amsterdam or UTC.");
        assertThat(problems(keys(new KeyTemplateMapping("pk", "{at}", "CEST?"), new KeyTemplateMapping("sk", "ORDER"))))
                .hasSize(1);
    }

    @Test
    void looksAtEmbeddedChildren() {
        FromColumn qty = new FromColumn("qty", "qty", AttributeType.N, null);
        assertThat(problems(attributes(
                        new Embedded("a", "lines", List.of(qty), List.of(), 0),
                        new Embedded("b", "lines", List.of(qty), List.of(), 200_000),
                        new Embedded("c", "lines", List.of(), List.of(), 1),
                        new Embedded("d", "lines", List.of(qty, qty), List.of(), 102_400))))
                .containsExactly(
                        "shop · Order · a: Say how many rows of lines an item may hold: 1 to 102,400, not 0.",
                        "shop · Order · b: Say how many rows of lines an item may hold: 1 to 102,400, not 200000.",
                        "shop · Order · c: Choose at least one column of lines to keep.",
                        "shop · Order · d.qty: The attribute \"qty\" is filled twice. Rename or remove one.");
    }

    private static List<String> problems(GlobalIndex... indexes) {
        return sentences(ModelCheck.problems(new TargetModel(List.of(table(List.of(indexes), List.of(order()))))));
    }

    private static List<String> problems(EntityMapping entity) {
        return sentences(ModelCheck.problems(new TargetModel(List.of(table(List.of(), List.of(entity))))));
    }

    private static List<String> sentences(List<MappingProblem> problems) {
        return problems.stream().map(p -> p.where() + ": " + p.sentence()).toList();
    }

    private static TargetTable table(List<GlobalIndex> indexes, List<EntityMapping> entities) {
        return new TargetTable("shop", KeyAttribute.text("pk"), KeyAttribute.text("sk"), indexes, entities);
    }

    private static GlobalIndex index(String name, String partitionKey, String sortKey) {
        return new GlobalIndex(
                name, KeyAttribute.text(partitionKey), KeyAttribute.text(sortKey), Projection.ALL, List.of());
    }

    private static GlobalIndex including(String name, List<String> attributes) {
        return new GlobalIndex(name, KeyAttribute.text("x"), null, Projection.INCLUDE, attributes);
    }

    private static EntityMapping order() {
        return keys(new KeyTemplateMapping("pk", "ORDER#{id}"), new KeyTemplateMapping("sk", "ORDER"));
    }

    private static EntityMapping keys(KeyTemplateMapping... keys) {
        return new EntityMapping("Order", "orders", List.of(keys), List.of(), "version", 1);
    }

    private static EntityMapping attributes(AttributeMapping... attributes) {
        return new EntityMapping("Order", "orders", order().keys(), List.of(attributes), "version", 1);
    }
}
