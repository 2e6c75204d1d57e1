package dev.drover.steps.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.db.testing.TestDatabase;
import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.StepOutcome;
import dev.drover.steps.TestContext;
import dev.drover.testing.SmallShop;
import dev.drover.testing.TestDynamoDb;
import dev.drover.validation.ListedDifference;
import dev.drover.validation.ValidationReport;
import dev.drover.validation.ValidationState;
import dev.drover.validation.Validations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@AppTest
class CompareSidesTest {

    private static final CompareSides.Parameters NONE = new CompareSides.Parameters();

    @Autowired
    CompareSides type;

    @Autowired
    Validations validations;

    @Autowired
    DynamoDbClients clients;

    @Autowired
    TestContext.Maker contexts;

    TestDatabase database;
    TestContext context;
    String table;

    @BeforeEach
    void aShopThatWasCopied() {
        database = SmallShop.create();
        context = contexts.contextAfter(
                SmallShop.source(database), SmallShop.model(), "dynamodb.create-tables", "transfer.copy");
        table = context.tableName(SmallShop.TABLE);
    }

    @Test
    void completesWithTheReportWhenBothSidesAreTheSame() {
        Evidence evidence = completed();
        ValidationReport report = report();
        assertThat(report.state()).isEqualTo(ValidationState.PASSED);
        assertThat(report.kind()).isEqualTo("Live");
        assertThat(evidence.value("Result")).contains("All 16 records are the same on both sides.");
        assertThat(evidence.value("Order").orElseThrow())
                .matches("6 in the source, 6 in the target, checksum [0-9a-f]{8}");
        assertThat(evidence.facts())
                .extracting(Evidence.Fact::name)
                .containsExactly("Result", "Customer", "Product", "Order", "Payment", "Speed", CompareSides.REPORT);
        assertThat(evidence.value(CompareSides.REPORT)).contains(Long.toString(report.id()));
    }

    @Test
    void failsWithASentenceAndTheReportWhenARecordIsMissing() {
        delete("ORDER#4");
        StepOutcome.Failed failed = failed();
        ValidationReport report = report();
        assertThat(failed.problem())
                .isEqualTo("1 record differs: 16 rows in the source, 15 items in the target. See validation report "
                        + report.id() + ".");
        assertThat(failed.nextAction())
                .isEqualTo("Mend the records on the side that is wrong and retry to compare anew, or roll back.");
        assertThat(report.state()).isEqualTo(ValidationState.MISMATCH);
        assertThat(validations.differences(report.id()))
                .singleElement()
                .extracting(ListedDifference::sentence)
                .asString()
                .isNotBlank();
    }

    @Test
    void failsWhenOneValueDiffers() {
        setNotes("leave at the back door");
        assertThat(failed().problem())
                .startsWith("1 record differs: 16 rows in the source, 16 items in the target. See validation report");
        assertThat(validations.differences(report().id()))
                .singleElement()
                .extracting(ListedDifference::sentence)
                .asString()
                .contains("notes");
    }

    @Test
    void comparesAnewWhenItIsRetriedAndKeepsBothReports() {
        setNotes("leave at the back door");
        context.at(failed().checkpoint());
        assertThat(context.checkpoint()).isNotEqualTo(Checkpoint.NONE);

        setNotes("leave at the door");
        completed();
        assertThat(validations.of(context.plan().migration().value()))
                .extracting(ValidationReport::state)
                .containsExactlyInAnyOrder(ValidationState.PASSED, ValidationState.MISMATCH);
    }

    @Test
    void failsAgainWhenNothingWasMended() {
        setNotes("leave at the back door");
        StepOutcome.Failed first = failed();
        context.at(first.checkpoint());
        StepOutcome.Failed second = failed();
        assertThat(second.problem()).startsWith("1 record differs").isNotEqualTo(first.problem());
        assertThat(second.checkpoint()).isNotEqualTo(first.checkpoint());
    }

    @Test
    void answersWithTheSameReportWhenItsLastSliceIsRepeatedAfterACrash() {
        delete("ORDER#4");
        StepOutcome.Failed first = failed();
        assertThat(failed()).isEqualTo(first);
        assertThat(validations.of(context.plan().migration().value())).hasSize(1);
    }

    @Test
    void saysThatATableIsMissing() {
        AwsCalls.await(dynamo().deleteTable(delete -> delete.tableName(table)));
        StepOutcome.Failed failed = failed();
        assertThat(failed.problem()).contains(table).endsWith(".");
        assertThat(failed.nextAction()).isNotBlank();
        assertThat(failed.checkpoint()).isEqualTo(Checkpoint.NONE);
    }

    @Test
    void previewsWhatItWouldReadAndChangesNothingOnTheWayBack() {
        Preview preview = type.preview(NONE, context.slice());
        assertThat(preview.calls()).containsExactly("dynamodb:Scan on " + table + ", consistent, all of it");
        assertThat(preview.problems()).isEmpty();
        assertThat(validations.of(context.plan().migration().value())).isEmpty();

        completed();
        assertThat(context.rollBack(type, NONE)).isEqualTo(new StepOutcome.Completed(Evidence.NONE));
        assertThat(report().state()).isEqualTo(ValidationState.PASSED);
    }

    private Evidence completed() {
        StepOutcome outcome = context.run(type, NONE);
        assertThat(outcome).isInstanceOf(StepOutcome.Completed.class);
        return ((StepOutcome.Completed) outcome).evidence();
    }

    private StepOutcome.Failed failed() {
        StepOutcome outcome = context.run(type, NONE);
        assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
        return (StepOutcome.Failed) outcome;
    }

    /** The only report of the migration. */
    private ValidationReport report() {
        List<ValidationReport> reports =
                validations.of(context.plan().migration().value());
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private void setNotes(String notes) {
        AwsCalls.await(dynamo().updateItem(update -> update.tableName(table)
                .key(order("ORDER#4"))
                .updateExpression("set notes = :notes")
                .expressionAttributeValues(Map.of(":notes", AttributeValue.fromS(notes)))));
    }

    private void delete(String order) {
        AwsCalls.await(dynamo().deleteItem(delete -> delete.tableName(table).key(order(order))));
    }

    private static Map<String, AttributeValue> order(String key) {
        return Map.of("pk", AttributeValue.fromS(key), "sk", AttributeValue.fromS("ORDER"));
    }

    private DynamoDbAsyncClient dynamo() {
        return clients.open(TestDynamoDb.address(), Access.READ_WRITE);
    }
}
