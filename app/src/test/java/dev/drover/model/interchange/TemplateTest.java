package dev.drover.model.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyType;
import dev.drover.model.Projection;
import dev.drover.model.TableOptions;
import dev.drover.model.TableOptions.Capacity;
import dev.drover.model.TableOptions.Recovery;
import dev.drover.model.TableOptions.StreamView;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.testing.SmallShop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Templates of CloudFormation, and configurations of Terraform. */
class TemplateTest {

    private static final KeyAttribute PK = KeyAttribute.text("pk");
    private static final KeyAttribute SK = KeyAttribute.text("sk");

    static List<TargetTable> tables() {
        GlobalIndex wide = new GlobalIndex(
                "by-place",
                KeyAttribute.text("region"),
                new KeyAttribute("day", KeyType.N),
                Projection.INCLUDE,
                List.of("total", "${x}"),
                List.of(KeyAttribute.text("city")),
                List.of(KeyAttribute.text("status")),
                false);
        GlobalIndex local = new GlobalIndex(
                "by-day",
                PK,
                new KeyAttribute("day", KeyType.N),
                Projection.KEYS_ONLY,
                List.of(),
                List.of(),
                List.of(),
                true);
        TableOptions everything = new TableOptions(
                new Capacity(7, 3), "expires", StreamView.OLD_IMAGE, new Recovery(14, ""), List.of(), true, true);
        TableOptions replicated = new TableOptions(
                new Capacity(7, 3),
                null,
                StreamView.NEW_AND_OLD_IMAGES,
                new Recovery(0, "a cache: \"no\""),
                List.of("eu-west-1", "us-west-2"),
                true,
                true);
        return List.of(
                SmallShop.model().tables().get(0).withEntities(List.of()),
                new TargetTable("small", PK, null, List.of(), List.of()),
                new TargetTable("all", PK, SK, List.of(wide, local), List.of(), everything),
                new TargetTable("replicated", PK, SK, List.of(wide), List.of(), replicated));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_template_of_cloudformation_comes_back_as_the_same_table(TargetTable table) {
        TargetModel model = new TargetModel(List.of(table));

        for (String template :
                List.of(CloudFormationWriter.json(model, "Orders"), CloudFormationWriter.yaml(model, "Orders"))) {
            ModelFile file = ModelFiles.read(template);
            assertThat(file.format()).isEqualTo(FileFormat.CLOUDFORMATION);
            assertThat(file.tables()).containsExactly(table);
            assertThat(file.notes()).isEmpty();
        }
    }

    @Test
    void names_of_resources_are_different_whatever_the_tables_are_called() {
        TargetModel model = new TargetModel(List.of(
                new TargetTable("order-lines", PK, null, List.of(), List.of()),
                new TargetTable("order.lines", PK, null, List.of(), List.of())));

        assertThat(JsonText.read(CloudFormationWriter.json(model, "Orders"))
                        .path("Resources")
                        .propertyNames())
                .containsExactly("OrderLinesTable", "OrderLinesTable2");
        assertThat(JsonText.read(TerraformWriter.write(model))
                        .path("resource")
                        .path("aws_dynamodb_table")
                        .propertyNames())
                .containsExactly("order-lines", "order_lines");
    }

    @Test
    void reads_yaml_with_functions_and_says_what_the_template_does_not_tell() {
        ModelFile file = ModelFiles.read(WorkbenchTest.resource("club.yaml"));

        TargetTable members = file.tables().get(0);
        assertThat(members)
                .isEqualTo(new TargetTable(
                        "club-members",
                        PK,
                        new KeyAttribute("sk", KeyType.N),
                        List.of(new GlobalIndex(
                                "by-city", KeyAttribute.text("city"), null, Projection.INCLUDE, List.of("name"))),
                        List.of(),
                        new TableOptions(
                                new Capacity(5, 3), "expires", StreamView.NEW_IMAGE, null, List.of(), false, false)));
        assertThat(file.tables()).extracting(TargetTable::name).containsExactly("club-members", "Outings");
        assertThat(file.notes())
                .containsExactly(
                        "Whether point-in-time recovery of Members is on is {\"Fn::If\":[\"IsLive\",true,false]}, which"
                                + " the template alone does not tell. It is left out.",
                        "The name of Outings is {\"Fn::Sub\":\"${Stage}-outings\"}, which the template alone does not"
                                + " tell. It is left out.",
                        "CloudFormation makes the name of Outings. In the model it is called Outings.",
                        "CloudFormation makes the name of Pictures. In the model it is called Pictures.");
        assertThat(file.refused()).extracting(ModelFile.Refused::table).containsExactly("Pictures");
    }

    @Test
    void keeps_nothing_of_a_template_but_its_tables() {
        String template = WorkbenchTest.resource("club.yaml")
                .replace("  Stage: {Type: String}", "  Stage: {Type: String, NoEcho: true, Default: secret}")
                .replace("Topic: {Type: AWS::SNS::Topic}", "Topic: {Type: AWS::SNS::Topic, Key: secret}");

        String kept = ModelFiles.essence(template, FileFormat.CLOUDFORMATION);

        assertThat(kept).doesNotContain("secret");
        assertThat(ModelFiles.read(kept)).isEqualTo(ModelFiles.read(WorkbenchTest.resource("club.yaml")));
    }

    @Test
    void refuses_a_table_whose_indexes_depend_on_a_condition() {
        assertThat(ModelFiles.read("""
                                Resources:
                                  Club:
                                    Type: AWS::DynamoDB::Table
                                    Properties:
                                      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                                      KeySchema: [{AttributeName: id, KeyType: HASH}]
                                      GlobalSecondaryIndexes: !If [Live, [], []]
                                """).refused())
                .containsExactly(new ModelFile.Refused(
                        "Club",
                        "Its GlobalSecondaryIndexes are {\"Fn::If\":[\"Live\",[],[]]}, which the template alone does"
                                + " not tell. Write them out."));
    }

    @Test
    void makes_nothing_but_text_and_numbers_of_yaml() {
        assertThatThrownBy(() -> ModelFiles.read("Resources: !!javax.script.ScriptEngineManager [x]"))
                .isInstanceOf(RefusedModelFileException.class)
                .hasMessageStartingWith("It is neither JSON nor YAML that can be read in line 1, column 12");
        assertThatThrownBy(() -> ModelFiles.read("Resources: !Unknown x"))
                .isInstanceOf(RefusedModelFileException.class);
        assertThatThrownBy(() -> ModelFiles.read("just text"))
                .hasMessage("It is neither JSON nor a YAML document with names and values. Choose another file.");
    }

    @Test
    void refuses_yaml_that_unfolds_to_more_than_it_is() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x]\n");
        for (int i = 1; i < 11; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(String.join(", ", List.of(alias, alias, alias, alias, alias)))
                    .append("]\n");
        }
        bomb.append("Resources: {}\n");

        assertThatThrownBy(() -> ModelFiles.read(bomb.toString()))
                .isInstanceOf(RefusedModelFileException.class)
                .hasMessage("The YAML uses an anchor (&) or an alias (*). Write out what it stands for, in line 1,"
                        + " column 5.");
        assertThatThrownBy(() -> ModelFiles.read("Resources: " + "[".repeat(60) + "]".repeat(60)))
                .hasMessageStartingWith("The YAML is nested too deeply");
        assertThatThrownBy(() -> ModelFiles.read("Resources: &a [*a]")).isInstanceOf(RefusedModelFileException.class);
        assertThatThrownBy(() -> ModelFiles.read("Resources: {}\nx: *a")).hasMessageContaining("in line 2, column 4");
        assertThatThrownBy(() -> ModelFiles.read("Resources: {}\n? [a, b]\n: c"))
                .isInstanceOf(RefusedModelFileException.class)
                .hasMessage(
                        "The YAML has a list or a mapping where a name belongs. Write a name, in line 2, column 3.");
        assertThatThrownBy(() -> ModelFiles.read("Resources: !!int " + "9".repeat(900_000)))
                .isInstanceOf(RefusedModelFileException.class)
                .hasMessageStartingWith("The YAML has a number of more than 1,000 digits.");
        assertThatThrownBy(() -> ModelFiles.read("Resources: [" + "x,".repeat(500_000) + "]"))
                .isInstanceOf(RefusedModelFileException.class);
    }

    @Test
    void writes_terraform_with_key_schemas_and_text_that_it_does_not_evaluate() {
        JsonNode file = JsonText.read(TerraformWriter.write(new TargetModel(tables())));

        assertThat(file.at("/terraform/required_providers/aws").toString())
                .isEqualTo("{\"source\":\"hashicorp/aws\",\"version\":\">= 6.30\"}");
        assertThat(file.at("/resource/aws_dynamodb_table/all")).isEqualTo(JsonText.read("""
                {"name":"all","billing_mode":"PROVISIONED","read_capacity":7,"write_capacity":3,
                 "hash_key":"pk","range_key":"sk",
                 "attribute":[{"name":"pk","type":"S"},{"name":"sk","type":"S"},{"name":"region","type":"S"},
                  {"name":"city","type":"S"},{"name":"day","type":"N"},{"name":"status","type":"S"}],
                 "global_secondary_index":[{"name":"by-place",
                  "key_schema":[{"attribute_name":"region","key_type":"HASH"},{"attribute_name":"city","key_type":"HASH"},
                   {"attribute_name":"day","key_type":"RANGE"},{"attribute_name":"status","key_type":"RANGE"}],
                  "read_capacity":7,"write_capacity":3,
                  "projection_type":"INCLUDE","non_key_attributes":["total","$${x}"]}],
                 "local_secondary_index":[{"name":"by-day","range_key":"day","projection_type":"KEYS_ONLY"}],
                 "ttl":[{"attribute_name":"expires","enabled":true}],
                 "stream_enabled":true,"stream_view_type":"OLD_IMAGE",
                 "point_in_time_recovery":[{"enabled":true,"recovery_period_in_days":14}],
                 "table_class":"STANDARD_INFREQUENT_ACCESS","deletion_protection_enabled":true}"""));
        assertThat(file.at("/resource/aws_dynamodb_table/replicated/replica").toString())
                .isEqualTo("[{\"region_name\":\"eu-west-1\"},{\"region_name\":\"us-west-2\"}]");
        assertThat(file.at("/resource/aws_dynamodb_table/small/billing_mode").stringValue())
                .isEqualTo("PAY_PER_REQUEST");
    }
}
