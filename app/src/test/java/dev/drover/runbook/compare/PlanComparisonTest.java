package dev.drover.runbook.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.SourceAddress;
import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.runbook.Dependency;
import dev.drover.runbook.Phase;
import dev.drover.runbook.RevisionContent;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookStep;
import dev.drover.testing.SmallShop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanComparisonTest {

    @Test
    void a_plan_does_not_differ_from_itself() {
        assertThat(PlanComparison.of(plan("db", EnvironmentKind.TEST), plan("db", EnvironmentKind.TEST)))
                .isEmpty();
        assertThat(PlanComparison.of(plan("one", EnvironmentKind.SANDBOX), plan("other", EnvironmentKind.SANDBOX)))
                .isEmpty();
    }

    @Test
    void steps_are_recognised_by_their_keys_whatever_they_are_called_and_wherever_they_stand() {
        Runbook before = Runbook.of(List.of(step("a"), step("b"), step("c"), step("d")));
        Runbook after = Runbook.of(List.of(
                step("d"),
                step("a").named("move", "Alpha"),
                step("c").taking(7).ordered("x", List.of(new Dependency("a", Dependency.Kind.START_TO_START, 5))),
                step("e")));

        assertThat(words(before, after))
                .containsExactly(
                        "ADDED move The phase is new: [] []",
                        "REMOVED b The step is gone: [step 2 of 4, time.hold] []",
                        "MOVED d Position: [step 4 of 4] [step 1 of 4]",
                        "RENAMED Alpha Name: [a] [Alpha]",
                        "CHANGED Alpha Phase: [] [move]",
                        "CHANGED c Stream: [] [x]",
                        "CHANGED c Time estimate, minutes: [0] [7]",
                        "CHANGED c Waits for: [the step before it] [the start of a and then 5 min]",
                        "ADDED e The step is new: [] [step 4 of 4, time.hold]");
    }

    @Test
    void parameters_phases_and_the_fewest_moves_are_told() {
        Runbook before = new Runbook(
                List.of(new Phase("one", "Done", "Back"), new Phase("two", "", ""), new Phase("gone", "Over", "")),
                List.of(step("a"), step("b"), step("c"), step("d"), step("e")));
        Runbook after = new Runbook(
                List.of(new Phase("two", "", ""), new Phase("one", "Done", "All the way back")),
                List.of(step("b"), step("c"), step("a").withParameters(Map.of("seconds", "9")), step("d"), step("e")));

        assertThat(words(before, after))
                .containsExactly(
                        "REMOVED gone The phase is gone: [Over] []",
                        "CHANGED one Rollback point: [Back] [All the way back]",
                        "MOVED  Order of the phases: [one, two] [two, one]",
                        "MOVED a Position: [step 1 of 5] [step 3 of 5]",
                        "CHANGED a Parameter seconds: [1] [9]");
    }

    @Test
    void environment_and_model_are_compared_too() {
        assertThat(words(PlanComparison.of(
                        plan("old", EnvironmentKind.TEST),
                        with(SmallShop.model(), plan("new", EnvironmentKind.PRODUCTION)))))
                .contains("CHANGED  Kind: [Test] [Production]", "CHANGED  Host of the source: [old] [new]")
                .anyMatch(line -> line.startsWith("ADDED shop The table shop is new"));
    }

    private static List<String> words(Runbook before, Runbook after) {
        return words(PlanComparison.of(before, after));
    }

    private static List<String> words(List<PlanDifference> differences) {
        return differences.stream()
                .map(d -> d.kind() + " " + d.place() + " " + d.what() + ": [" + d.before() + "] [" + d.after() + "]")
                .toList();
    }

    private static RunbookStep step(String key) {
        return RunbookStep.of(key, "time.hold", key, Map.of("seconds", "1"));
    }

    private static RevisionContent with(TargetModel model, RevisionContent plan) {
        return new RevisionContent(
                plan.description(),
                plan.environmentKind(),
                plan.source(),
                plan.aws(),
                model,
                plan.phases(),
                plan.steps());
    }

    private static RevisionContent plan(String host, EnvironmentKind kind) {
        return new RevisionContent(
                new MigrationDescription("Orders", "Old", "New", "Shop", "Never", "Nothing"),
                kind,
                new SourceAddress(host, 5432, "shop", "public", "drover", "env:SHOP"),
                new AwsAddress("eu-west-1", "local", null, null, null),
                TargetModel.empty(),
                List.of(),
                List.of());
    }
}
