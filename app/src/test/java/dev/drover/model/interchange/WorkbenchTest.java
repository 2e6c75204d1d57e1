package dev.drover.model.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyType;
import dev.drover.model.Projection;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.edit.TableEdit;
import dev.drover.model.lint.TextNumber;
import dev.drover.testing.SmallShop;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class WorkbenchTest {

    private static final Instant NOW = Instant.parse("2026-11-25T13:05:00Z");

    /** Published models that lie beside the repository on some machines. */
    private static final Path SAMPLES = Path.of("../../shared/data/nosql-workbench");

    @Test
    void reads_a_file_of_the_first_releases() {
        ModelFile file = ModelFiles.read(resource("club-2019.json"));

        assertThat(file.format()).isEqualTo(FileFormat.WORKBENCH);
        assertThat(file.tables())
                .containsExactly(
                        new TargetTable("Members", new KeyAttribute("MemberID", KeyType.N), null, List.of(), List.of()),
                        new TargetTable(
                                "Boats",
                                KeyAttribute.text("Boat#Name"),
                                KeyAttribute.text("Season"),
                                List.of(new GlobalIndex(
                                        "by season",
                                        KeyAttribute.text("Season"),
                                        null,
                                        Projection.INCLUDE,
                                        List.of("Season", "Weight"))),
                                List.of()));
        assertThat(file.notes())
                .containsExactly("The sample items of Members have attributes that the file does not declare: Shoes.");
    }

    @Test
    void finds_what_the_items_are_in_facets_or_in_samples() {
        ModelFile file = ModelFiles.read(resource("club-facets.json"));

        assertThat(file.entities())
                .extracting(FoundEntity::table, FoundEntity::name, FoundEntity::items)
                .containsExactly(
                        Tuple.tuple("club", "Member", 1),
                        Tuple.tuple("club", "Outing", 0),
                        Tuple.tuple("audit", "Login", 1),
                        Tuple.tuple("audit", "Payment", 1));
        assertThat(file.entities().get(0).attributes())
                .containsExactly(
                        new FoundEntity.FoundAttribute("Name", "S", "Noor"),
                        new FoundEntity.FoundAttribute("PK", "S", "MEMBER#7"),
                        new FoundEntity.FoundAttribute("SK", "S", "PROFILE"));
        assertThat(file.tables().get(0).options().capacity()).isEqualTo(new TableOptions.Capacity(5, 2));
        assertThat(file.refused())
                .containsExactly(new ModelFile.Refused(
                        "pictures",
                        "The key attribute \"Hash\" is binary (B). Drover's keys are text or numbers. Encode it as text"
                                + " in the design."));
    }

    @Test
    void finds_numbers_that_the_file_keeps_as_text() {
        assertThat(ModelFiles.read(resource("club-prices.json")).textNumbers())
                .containsExactly(new TextNumber("prices", "Fee", "40", 4), new TextNumber("prices", "Seats", "8", 1));
        assertThat(ModelFiles.read(resource("club-facets.json")).textNumbers()).isEmpty();
    }

    @Test
    void finds_the_numbers_of_the_published_shop() throws IOException {
        Path shop = SAMPLES.resolve("AnOnlineShop_14.json");
        assumeTrue(Files.isRegularFile(shop), "NOT TESTED: the published shop is not on this machine, at " + shop);

        assertThat(ModelFiles.read(Files.readString(shop)).textNumbers())
                .extracting(TextNumber::attribute)
                .contains("Price", "Quantity")
                .doesNotContain("PK", "Date", "Name", "Email", "Detail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"club-2019.json", "club-facets.json", "club-prices.json"})
    void gives_back_what_it_got(String name) {
        assertComesBack(resource(name));
    }

    @Test
    void gives_back_every_published_model() throws IOException {
        assumeTrue(
                Files.isDirectory(SAMPLES),
                "NOT TESTED: the published models of NoSQL Workbench are not on this machine, at " + SAMPLES);
        try (Stream<Path> files = Files.list(SAMPLES)) {
            List<Path> models =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(models).isNotEmpty();
            for (Path model : models) {
                assertComesBack(Files.readString(model));
            }
        }
    }

    @Test
    void changes_in_the_file_only_what_changed_in_the_model() {
        String origin = resource("club-facets.json");
        TargetModel model = new TargetModel(ModelFiles.read(origin).tables());
        TargetModel renamed = new TableEdit.Put("club", "boathouse", KeyAttribute.text("PK"), null, 0).applyTo(model);

        JsonNode table = written(renamed, origin).path("DataModel").get(0);

        ObjectNode expected =
                (ObjectNode) JsonText.read(origin).path("DataModel").get(0).deepCopy();
        expected.put("TableName", "boathouse");
        ((ObjectNode) expected.path("KeyAttributes")).remove("SortKey");
        assertThat(table).isEqualTo(expected);
    }

    @Test
    void writes_a_model_of_our_own_with_a_facet_for_each_entity() {
        Exported exported = WorkbenchWriter.write(SmallShop.model(), "Orders", NOW, null);

        JsonNode file = JsonText.read(exported.content());
        assertThat(file.path("ModelMetadata")).isEqualTo(JsonText.read("""
                        {"Author":"","DateCreated":"Nov 25, 2026, 01:05 PM","DateLastModified":"Nov 25, 2026, 01:05 PM",
                         "Description":"","AWSService":"Amazon DynamoDB","Version":"3.0"}"""));
        JsonNode table = file.path("DataModel").get(0);
        assertThat(Nodes.list(table, "TableFacets"))
                .extracting(facet -> Nodes.text(facet, "FacetName") + " "
                        + Nodes.text(facet.path("KeyAttributeAlias"), "PartitionKeyAlias"))
                .containsExactly(
                        "Customer CUSTOMER#{id}",
                        "Product PRODUCT#{id}",
                        "Order ORDER#{id}",
                        "Payment ORDER#{order_id}");
        assertThat(Nodes.list(table, "NonKeyAttributes"))
                .extracting(attribute ->
                        Nodes.text(attribute, "AttributeName") + " " + Nodes.text(attribute, "AttributeType"))
                .contains("GSI1PK S", "lines L", "member BOOL", "version N", "total N")
                .doesNotHaveDuplicates();
        assertThat(ModelFiles.read(exported.content()).tables().get(0))
                .isEqualTo(SmallShop.model().tables().get(0).withEntities(List.of()));
        assertThat(exported.leftOut()).isEmpty();
    }

    @Test
    void a_table_that_stayed_out_and_was_designed_anew_is_written_as_it_was_designed() {
        String origin = """
                {"DataModel": [{"TableName": "club",
                  "KeyAttributes": {"PartitionKey": {"AttributeName": "pk", "AttributeType": "S"}},
                  "GlobalSecondaryIndexes": [{"IndexName": "GSI1",
                    "KeyAttributes": {"PartitionKey": {"AttributeName": "hash", "AttributeType": "B"}}}],
                  "TableData": [{"pk": {"S": "MEMBER#7"}}]}]}""";
        assertThat(ModelFiles.read(origin).refused()).hasSize(1);
        TargetTable club = new TargetTable(
                "club",
                KeyAttribute.text("pk"),
                null,
                List.of(new GlobalIndex("GSI1", KeyAttribute.text("hash"), null, Projection.ALL, List.of())),
                List.of());

        JsonNode written = written(new TargetModel(List.of(club)), origin);

        assertThat(ModelFiles.read(written.toString()).tables()).containsExactly(club);
        assertThat(written.path("DataModel").get(0).path("TableData")).hasSize(1);
    }

    @Test
    void says_what_a_file_of_this_format_cannot_hold() {
        GlobalIndex local = new GlobalIndex(
                "by-day",
                KeyAttribute.text("pk"),
                KeyAttribute.text("day"),
                Projection.ALL,
                List.of(),
                List.of(),
                List.of(),
                true);
        TargetTable table = new TargetTable(
                "club",
                KeyAttribute.text("pk"),
                KeyAttribute.text("sk"),
                List.of(local),
                List.of(),
                new TableOptions(null, "expires", null, null, List.of(), false, false));

        assertThat(WorkbenchWriter.write(new TargetModel(List.of(table)), "Club", NOW, null)
                        .leftOut())
                .containsExactly(
                        "The index by-day of club: NoSQL Workbench has no local indexes.",
                        "What was decided about club besides its capacity: NoSQL Workbench has no TTL, streams,"
                                + " recovery, replicas, table classes and deletion protection.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"DataModel\": 1}|\"DataModel\" is no list of tables. Export the model again.",
                "{\"DataModel\": [{}]}|Table 1 of the file has no \"TableName\". Give it one.",
                "{\"DataModel\": [], \"DataModel\": []}|The same name stands twice in one object in line 1, column 30."
                        + " Export the file again, or mend it there.",
                "{\"DataModel\": [}|It is no JSON in line 1, column 16. Export the file again, or mend it there.",
                "{\"tables\": []}|It is neither a model of NoSQL Workbench, which has \"DataModel\" at its top, nor a"
                        + " template of CloudFormation, which has \"Resources\". Export it again, or choose another"
                        + " file.",
            })
    void refuses_what_is_no_model_with_a_sentence(String content, String sentence) {
        assertThatThrownBy(() -> ModelFiles.read(content))
                .isInstanceOf(RefusedModelFileException.class)
                .hasMessage(sentence);
    }

    @Test
    void refuses_two_tables_of_one_name_and_two_indexes_of_one_name() {
        String key = "\"KeyAttributes\":{\"PartitionKey\":{\"AttributeName\":\"a\",\"AttributeType\":\"S\"}}";
        String table = "{\"TableName\":\"club\"," + key + "}";
        String index = "{\"IndexName\":\"GSI1\"," + key + "}";

        assertThatThrownBy(() -> ModelFiles.read("{\"DataModel\":[" + table + "," + table + "]}"))
                .hasMessage("The file has two tables \"club\". Rename one in the file: nobody can tell which of them"
                        + " counts.");
        assertThat(ModelFiles.read("{\"DataModel\":[{\"TableName\":\"club\"," + key + ",\"GlobalSecondaryIndexes\":["
                                + index + "," + index + "]}]}")
                        .refused())
                .containsExactly(new ModelFile.Refused("club", "It has two indexes \"GSI1\". Rename one in the file."));
    }

    @Test
    void refuses_large_deep_and_strange_files_before_it_understands_them() {
        assertThatThrownBy(() -> ModelFiles.refuseTooLarge(50_000_000))
                .hasMessage("The file has 50 MB, and a model file may have 5 MB. Remove sample data from it, or split"
                        + " it.");
        assertThatThrownBy(() -> ModelFiles.read("{\"DataModel\":" + "[".repeat(200)))
                .hasMessageStartingWith("The file is nested more than 100 levels deep");
        assertThatThrownBy(() -> ModelFiles.text(new byte[] {(byte) 0xff, (byte) 0xfe}))
                .hasMessage("The file is not UTF-8. Save it with that encoding and upload it again.");
        assertThatThrownBy(() -> ModelFiles.text("a\0b".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("The file is no text. Choose a model file in JSON or YAML.");
        for (String none : List.of("\\u0000", "\\ud800")) {
            assertThatThrownBy(() -> ModelFiles.read("{\"DataModel\":[],\"x\":[\"" + none + "\"]}"))
                    .hasMessageStartingWith("A name or value in the file has a null character or half a character.");
        }
        assertThatThrownBy(() -> ModelFiles.text(" ".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("The file is empty. Choose another one.");
    }

    /** The same but for when it was written and by which version of the tool; more attributes may be declared. */
    private static void assertComesBack(String content) {
        JsonNode origin = JsonText.read(content);
        JsonNode written = written(new TargetModel(ModelFiles.read(content).tables()), content);
        for (int i = 0; i < origin.path("DataModel").size(); i++) {
            JsonNode table = origin.path("DataModel").get(i);
            JsonNode same = written.path("DataModel").get(i);
            List<JsonNode> declared = Nodes.list(table, "NonKeyAttributes");
            assertThat(Nodes.list(same, "NonKeyAttributes").subList(0, declared.size()))
                    .isEqualTo(declared);
            ((ObjectNode) table).remove("NonKeyAttributes");
            ((ObjectNode) same).remove("NonKeyAttributes");
        }
        assertThat(withoutTool(written)).isEqualTo(withoutTool(origin));
    }

    private static JsonNode withoutTool(JsonNode file) {
        ((ObjectNode) file.path("ModelMetadata")).remove(List.of("Version", "AWSService", "DateLastModified"));
        return file;
    }

    private static JsonNode written(TargetModel model, String origin) {
        return JsonText.read(WorkbenchWriter.write(model, "Orders", NOW, origin).content());
    }

    static String resource(String name) {
        try (InputStream file = WorkbenchTest.class.getResourceAsStream("/interchange/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
