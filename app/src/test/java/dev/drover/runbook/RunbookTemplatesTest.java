package dev.drover.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.migration.Migration;
import dev.drover.migration.Migrations;
import dev.drover.model.TargetModel;
import dev.drover.runbook.RunbookTemplates.Offer;
import dev.drover.step.Effect;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import dev.drover.testing.Plans;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every template promises, over a model that all of them fit and one of a single table. */
@AppTest
class RunbookTemplatesTest {

    @Autowired
    RunbookTemplates templates;

    @Autowired
    PlanGaps gaps;

    @Autowired
    StepCatalog catalog;

    @Autowired
    StepParameters parameters;

    @Autowired
    ActualDurations durations;

    @Autowired
    Plans plans;

    @Autowired
    Migrations migrations;

    @Autowired
    Runbooks runbooks;

    @Autowired
    Revisions revisions;

    @Autowired
    TakeOverRunbook takeOver;

    @Autowired
    JdbcClient sql;

    @TestFactory
    Stream<DynamicTest> a_template_leaves_nothing_open_but_the_people() {
        return Stream.of(TemplateModels.everything(), TemplateModels.oneTable())
                .flatMap(model -> templates.offers(model).stream()
                        .filter(offer -> offer.refusal().isEmpty())
                        .map(offer -> DynamicTest.dynamicTest(
                                offer.template().id() + " over "
                                        + model.tables().size() + " tables",
                                () -> check(offer, model))));
    }

    private void check(Offer offer, TargetModel model) {
        Runbook runbook = templates.generate(offer.template().id(), Plans.description(), model);
        assertThat(gaps.find(runbook, model))
                .filteredOn(gap -> !Set.of("owner", "escalationContact").contains(gap.field()))
                .isEmpty();
        assertThat(runbook.steps().stream().map(RunbookStep::key)).doesNotHaveDuplicates();
        assertThat(runbook.steps())
                .allSatisfy(step -> assertThat(step.key()).matches("[a-z0-9]+(-[a-z0-9]+)*"))
                .allSatisfy(step -> assertThat(step.expectedOutcome()).endsWith("."))
                .allSatisfy(step -> assertThat(step.parameters().values())
                        .allSatisfy(text -> assertThat(text).doesNotContainPattern("(?<![$])\\{[a-z]+}")));
        assertThat(runbook.phases())
                .as("the phases are those of the steps, in their order")
                .extracting(Phase::name)
                .isEqualTo(runbook.steps().stream()
                        .map(RunbookStep::phase)
                        .distinct()
                        .toList());
        StepGraph graph = StepGraph.of(runbook.steps());
        assertThat(graph.inOrder()).hasSameSizeAs(runbook.steps());
        assertThat(runbook.steps().stream().skip(1))
                .allSatisfy(step -> assertThat(graph.waitsFor(step.key())).isNotEmpty());
        List<RunbookStep> forGood = runbook.steps().stream()
                .filter(step -> catalog.get(step.type()).describe().effect() == Effect.IRREVERSIBLE)
                .toList();
        assertThat(forGood).hasSizeLessThanOrEqualTo(1);
        forGood.forEach(step -> assertThat(awaited(graph, step.key()))
                .as("nothing is under way any more at the point of no return")
                .containsAll(runbook.steps().subList(0, runbook.position(step.key())).stream()
                        .map(RunbookStep::key)
                        .toList()));
    }

    private static Set<String> awaited(StepGraph graph, String key) {
        Set<String> found = new HashSet<>();
        graph.waitsFor(key).forEach(dependency -> {
            found.add(dependency.step());
            found.addAll(awaited(graph, dependency.step()));
        });
        return found;
    }

    @Test
    void every_template_fits_some_model_and_says_what_it_is_for() {
        assertThat(templates.offers(TemplateModels.everything()))
                .hasSize(12)
                .allSatisfy(offer -> assertThat(offer.refusal()).isEmpty())
                .allSatisfy(offer -> assertThat(offer.template().suits())
                        .startsWith("Suits ")
                        .endsWith("."))
                .allSatisfy(offer -> assertThat(offer.template().doesNotSuit())
                        .startsWith("Does not suit ")
                        .endsWith("."))
                .allSatisfy(offer -> assertThat(offer.template().byHand()).endsWith("."));
    }

    @Test
    void a_template_that_does_not_fit_says_why_and_generates_nothing() {
        assertThat(templates.offers(TemplateModels.oneTable()))
                .as("those that fit come first")
                .extracting(offer -> offer.template().id())
                .startsWith("short-freeze")
                .endsWith("expand-contract");
        assertThatThrownBy(() -> templates.generate("split-table", Plans.description(), TemplateModels.oneTable()))
                .isInstanceOf(TemplateRefusedException.class)
                .hasMessageContaining(
                        "\"Split a relational table, phase by phase\" does not fit. No two relational tables");
        assertThat(templates.offers(TargetModel.empty()))
                .filteredOn(offer -> offer.refusal().isEmpty())
                .extracting(offer -> offer.template().id())
                .containsExactly("blue-green-upgrade", "promote-replica");
    }

    @Test
    void an_upgrade_needs_no_model_but_a_copy_does() {
        Runbook upgrade = templates.generate("blue-green-upgrade", Plans.description(), TargetModel.empty());
        assertThat(gaps.find(upgrade, TargetModel.empty()))
                .filteredOn(gap -> gap.stepKey().isEmpty())
                .isEmpty();
        Runbook copy =
                templates.generate(RunbookTemplates.SHORT_FREEZE, Plans.description(), TemplateModels.oneTable());
        assertThat(gaps.find(copy, TargetModel.empty()).get(0).sentence())
                .isEqualTo("The target model has no table. Design it first.");
    }

    @Test
    void the_short_freeze_is_what_it_always_was_so_that_signatures_go_on_counting() {
        Runbook runbook =
                templates.generate(RunbookTemplates.SHORT_FREEZE, Plans.description(), TemplateModels.oneTable());
        assertThat(runbook.steps())
                .extracting(step -> step.phase() + " · " + step.key() + " · " + step.type() + " · "
                        + step.estimateMinutes() + " · " + step.parameters().size() + " · " + step.impact())
                .containsExactly(
                        "prepare · preflight · check.preflight · 2 · 0 · Nothing: you can keep working as usual.",
                        "prepare · back-up · postgres.clone-schema · 5 · 0 · Nothing: you can keep working as usual.",
                        "move · create-table · dynamodb.create-tables · 2 · 0 · Nothing: you can keep working as usual.",
                        "move · freeze · traffic.freeze-writes · 1 · 2 · For ten minutes at night no new orders",
                        "move · copy · transfer.copy · 15 · 3 · For ten minutes at night no new orders",
                        "prove · validate · validation.compare · 5 · 0 · For ten minutes at night no new orders",
                        "decide · go-no-go · person.go-no-go · 5 · 1 · For ten minutes at night no new orders",
                        "shift · shift-reads · traffic.shift-reads · 3 · 1 · For ten minutes at night no new orders",
                        "shift · unfreeze · traffic.resume-writes · 1 · 0 · Everything works again.",
                        "finish · hold · time.hold · 5 · 1 · Nothing: everything works as usual.",
                        "finish · finish · traffic.finish · 1 · 0 · Nothing: everything works as usual.");
        assertThat(runbook.step("hold").orElseThrow().parameters()).containsEntry("seconds", "60");
        assertThat(runbook.step("create-table").orElseThrow().name()).isEqualTo("Create the table shop");
        assertThat(StepGraph.of(runbook.steps()).isChain()).isTrue();
    }

    @Test
    void names_of_the_model_are_in_the_commands() {
        TargetModel model = TemplateModels.everything();
        RunbookStep index = templates
                .generate("change-indexes", Plans.description(), model)
                .step("add-index-2")
                .orElseThrow();
        assertThat(index.name()).isEqualTo("Add the index by-day of orders, if it is missing");
        assertThat(index.parameters().get("task"))
                .contains(
                        "--attribute-definitions '[{\"AttributeName\":\"day\",\"AttributeType\":\"S\"},"
                                + "{\"AttributeName\":\"total\",\"AttributeType\":\"N\"}]'",
                        "[{\"Create\":{\"IndexName\":\"by-day\",\"KeySchema\":[{\"AttributeName\":\"day\",\"KeyType\":\"HASH\"},"
                                + "{\"AttributeName\":\"total\",\"KeyType\":\"RANGE\"}],\"Projection\":{\"ProjectionType\":"
                                + "\"INCLUDE\",\"NonKeyAttributes\":[\"status\"]},\"ProvisionedThroughput\":"
                                + "{\"ReadCapacityUnits\":10,\"WriteCapacityUnits\":5}}}]");
        assertThat(templates
                        .generate("global-table-shift", Plans.description(), model)
                        .step("replica-1")
                        .orElseThrow()
                        .parameters()
                        .get("task"))
                .contains(
                        "--table-name \"${PREFIX}orders\" --replica-updates '[{\"Create\":{\"RegionName\":\"eu-central-1\"}}]'");
    }

    @Test
    void estimates_are_what_two_whole_runs_or_more_really_took() {
        Plans.Team team = plans.team();
        TargetModel model = TemplateModels.oneTable();
        plans.submit(
                team,
                List.of(
                        Plans.step("copy", "transfer.copy", parameters("transfer.copy")),
                        Plans.step("hold", "time.hold", parameters("time.hold"))));
        ran(team, "REHEARSAL", 100, true, 600);
        assertThat(estimate(team, model, "copy")).as("one run is not enough").isEqualTo(15);
        ran(team, "LIVE", 100, true, 1210);
        ran(team, "REHEARSAL", 10, true, 5);
        ran(team, "REHEARSAL", 100, false, 5);
        assertThat(durations.of(team.workspace().id()))
                .extracting(a -> a.stepKey() + " " + a.runs() + " " + a.median().toSeconds() + " " + a.minutes())
                .containsExactly("hold 2 905 16", "copy 2 905 16");
        assertThat(estimate(team, model, "copy")).as("905 s, rounded up").isEqualTo(16);
        assertThat(estimate(team, model, "hold"))
                .as("how long to hold is a decision")
                .isEqualTo(5);
        assertThat(estimate(plans.team(), model, "copy"))
                .as("another workspace")
                .isEqualTo(15);
    }

    @Test
    void a_runbook_is_taken_over_within_its_workspace_without_what_was_signed() {
        Plans.Team team = plans.team();
        plans.submit(team, List.of(Plans.step("hold", "time.hold", parameters("time.hold"))));
        plans.sign(team);
        Migration next = migrations.open(
                team.workspace().id(), team.migration().environment(), Plans.description(), team.architect());
        assertThat(takeOver.choices(next))
                .extracting(Migration::id)
                .containsExactly(team.migration().id());
        assertThat(takeOver.takeOver(next, team.migration().id().value(), 0, DateShift.none(), team.architect()))
                .isPresent();
        assertThat(runbooks.of(next.id()).runbook())
                .isEqualTo(runbooks.of(team.migration().id()).runbook());
        assertThat(revisions.of(next.id())).isEmpty();
        assertThatThrownBy(() ->
                        takeOver.takeOver(next, team.migration().id().value(), 0, DateShift.none(), team.architect()))
                .as("somebody saved in the meantime")
                .isInstanceOf(RunbookChangedException.class);
        Plans.Team others = plans.team();
        assertThat(takeOver.takeOver(
                        others.migration(), team.migration().id().value(), 0, DateShift.none(), others.architect()))
                .as("a runbook of another workspace")
                .isEmpty();
        assertThat(runbooks.of(others.migration().id()).version()).isZero();
    }

    private int estimate(Plans.Team team, TargetModel model, String key) {
        return templates
                .generate(RunbookTemplates.SHORT_FREEZE, team.migration(), model)
                .step(key)
                .orElseThrow()
                .estimateMinutes();
    }

    private Map<String, String> parameters(String type) {
        return parameters.examples(catalog.get(type));
    }

    /** Writes down a run in which every step took that long. */
    private void ran(Plans.Team team, String kind, int share, boolean completed, int seconds) {
        long run = sql.sql("""
                        insert into run (migration_id, number, revision_id, digest, kind, status, share_percent, started_by,
                                         started_name, started_at, completed_at)
                        select :m, 1 + (select count(*) from run where migration_id = :m), r.id, r.digest, :kind, 'ROLLED_BACK',
                               :share, :person, '', now(), case when :completed then now() end
                          from revision r where r.migration_id = :m
                        returning id
                        """)
                .param("m", team.migration().id().value())
                .param("kind", kind)
                .param("share", share)
                .param("completed", completed)
                .param("person", team.operator().id().value())
                .query(Long.class)
                .single();
        for (String key : List.of("copy", "hold")) {
            sql.sql("""
                            insert into step_run (run_id, position, step_key, status, planned_seconds, started_at, ended_at)
                            values (:run, :position, :key, 'DONE', 60, now(), now() + make_interval(secs => :seconds))
                            """)
                    .param("run", run)
                    .param("position", key.length() + (key.equals("copy") ? 0 : 1))
                    .param("key", key)
                    .param("seconds", (double) seconds)
                    .update();
        }
    }
}
