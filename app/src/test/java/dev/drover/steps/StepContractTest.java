package dev.drover.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepDescription;
import dev.drover.step.StepParameters;
import dev.drover.step.StepType;
import dev.drover.step.StepTypesAlone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** What every kind of step must offer; a new one is picked up by itself. */
@AppTest
class StepContractTest {

    @Autowired
    StepCatalog catalog;

    @Autowired
    StepParameters parameters;

    @TestFactory
    List<DynamicTest> everyStepTypeSaysWhatItDoesAndHowItIsUndone() {
        return catalog.all().stream()
                .map(type -> DynamicTest.dynamicTest(type.describe().id(), () -> check(type)))
                .toList();
    }

    private <P extends Record> void check(StepType<P> type) {
        StepDescription description = type.describe();
        assertThat(description.id()).matches("[a-z]+\\.[a-z-]+");
        assertThat(description.name()).isNotBlank();
        assertThat(description.sentence()).endsWith(".");
        Map<String, String> examples = parameters.examples(type);
        assertThat(parameters.problems(type, examples)).isEmpty();
        P bound = parameters.bind(type, examples);
        assertThat(type.summarize(bound)).isNotBlank();
        assertThat(type.rollBackSummary(bound)).isNotBlank();
        parameters
                .fields(type)
                .forEach(field -> assertThat(parameters.problems(type, Map.of()))
                        .as("%s without %s", description.id(), field.name())
                        .isNotEmpty());
    }

    /** Runbook files are checked where there is no application. */
    @Test
    void everyStepTypeSaysTheSameOfItselfWithoutItsParts() {
        assertThat(StepTypesAlone.catalog().all().stream()
                        .map(StepType::describe)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        catalog.all().stream().map(StepType::describe).toList());
    }

    @Test
    void theCatalogueHoldsTheWholeRoad() {
        assertThat(catalog.all().stream().map(type -> type.describe().id()))
                .contains(
                        "check.preflight",
                        "postgres.clone-schema",
                        "dynamodb.create-tables",
                        "traffic.freeze-writes",
                        "transfer.copy",
                        "validation.compare",
                        "person.go-no-go",
                        "traffic.shift-reads",
                        "traffic.resume-writes",
                        "time.hold",
                        "traffic.finish");
    }
}
