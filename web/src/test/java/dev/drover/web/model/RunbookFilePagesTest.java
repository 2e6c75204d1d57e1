package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.drover.execution.PlannedStarts;
import dev.drover.migration.Migration;
import dev.drover.people.Role;
import dev.drover.runbook.Drafts;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.RunbookTemplates;
import dev.drover.runbook.Runbooks;
import dev.drover.step.RunKind;
import dev.drover.web.model.Browser.Page;
import dev.drover.web.model.ModelPages.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** The runbook as a file, its comparisons, and comments on its steps, over HTTP. The source cannot be reached. */
class RunbookFilePagesTest extends SmallShopPages {

    @Autowired
    Runbooks runbooks;

    @Autowired
    Revisions revisions;

    @Autowired
    PlannedStarts plannedStarts;

    @Autowired
    Drafts drafts;

    @Autowired
    RunbookTemplates templates;

    @Override
    @BeforeEach
    void aMigrationOfTheSmallShop() {
        open(away());
        saveSmallShop();
        Runbook generated = templates.generate(
                RunbookTemplates.SHORT_FREEZE,
                migration.description(),
                models.of(migration.id()).model());
        Runbook staffed = generated.withSteps(generated.steps().stream()
                .map(step -> step.staffed("Team Orders", "", "", "112"))
                .toList());
        runbooks.save(migration.id(), staffed, 0, "everything", architect.actor());
    }

    @Test
    void a_runbook_goes_out_and_comes_in_after_a_preview_and_only_over_the_version_that_was_seen() {
        String before = drafts.of(migration.id()).digests().whole();
        String yaml = architect.browser().get(root + "/runbook/runbook.yaml").html();
        String changed =
                yaml.replace("quietSeconds: 5", "quietSeconds: 7").replace("owner: Team Orders", "owner: Team B");

        assertThat(architect
                        .browser()
                        .upload(root + "/runbook/file", root + "/runbook/file", "file", yaml)
                        .text())
                .contains("The runbook says the same already.");
        Page preview = architect.browser().upload(root + "/runbook/file", root + "/runbook/file", "file", changed);

        assertThat(preview.text())
                .contains(
                        "differences",
                        "It can be submitted then.",
                        "It concerns signatures of these scopes: Data",
                        "Steps Freeze writes Parameter quietSeconds 5 7");
        assertThat(preview.html()).doesNotContain("style=\"", "onclick");
        assertThat(drafts.of(migration.id()).digests().whole()).isEqualTo(before);

        Map<String, String> taken = Map.of("yaml", preview.value("yaml"), "version", preview.value("version"));
        Page done = architect.browser().send(root + "/runbook/file", root + "/runbook/file/take", taken);
        assertThat(done.text()).contains("The runbook is what the file says.");
        assertThat(architect.browser().get(root + "/runbook/runbook.yaml").html())
                .isEqualTo(changed);
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0).sentence())
                .isEqualTo("Changed the whole, from a file, in the runbook.");

        Page late = architect.browser().send(root + "/runbook/file", root + "/runbook/file/take", taken);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text())
                .contains("The runbook was changed by " + architect.actor().name());
    }

    @Test
    void a_wrong_file_is_refused_with_every_place_and_changes_nothing() {
        int version = runbooks.of(migration.id()).version();

        Page refused = architect
                .browser()
                .upload(
                        root + "/runbook/file",
                        root + "/runbook/file",
                        "file",
                        "steps:\n- key: a\n  type: <b>nothing\n  colour: red\n");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains(
                        "Line 3, column 9: This Drover knows no step type \"<b>nothing\"",
                        "Line 4, column 3: \"colour\" is no field of a step.");
        assertThat(runbooks.of(migration.id()).version()).isEqualTo(version);

        Visitor viewer = pages.visitor(port, workspace, Role.STAKEHOLDER);
        assertThat(viewer.browser().get(root + "/runbook/file").text())
                .contains("Download runbook.yaml")
                .doesNotContain("Upload");
        assertThat(viewer.browser()
                        .send(
                                root + "/runbook/steps/copy",
                                root + "/runbook/file/take",
                                Map.of("yaml", "", "version", "1"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_runbook_is_taken_over_with_its_dates_moved_after_a_preview_and_its_start_is_suggested() {
        Runbook runbook = runbooks.of(migration.id()).runbook();
        RunbookStep copy = runbook.step("copy").orElseThrow();
        runbooks.save(
                migration.id(),
                runbook.with(copy.told("Copied.", "Dropped.", "Slow on 2026-11-28.", "")),
                1,
                "an impact",
                architect.actor());
        revisions.submit(migration.id(), architect.actor());
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30);
        Instant starts = day.atTime(22, 0).toInstant(ZoneOffset.UTC);
        plannedStarts.plan(
                migration.id(), RunKind.LIVE, 100, starts, starts.plus(Duration.ofHours(3)), architect.actor());
        Migration source = migration;
        open(away());
        String takeOver = root + "/runbook/take-over";
        String asked = takeOver + "?from=" + source.id();

        assertThat(architect.browser().get(asked).text())
                .contains("Dates stay as they are", "nothing is suggested", "2026-11-28 2026-11-28");
        assertThat(architect.browser().get(asked + "&day=soon&days=x").text())
                .contains("There are 2 problems", "Found \"soon\"", "Found \"x\"")
                .doesNotContain("Dates stay");
        assertThat(architect
                        .browser()
                        .get(asked + "&day=" + day.plusDays(7) + "&days=8")
                        .text())
                .contains("leave it empty, or enter 7");
        Page preview = architect.browser().get(asked + "&day=" + day.plusDays(7));
        assertThat(preview.text())
                .contains("7 days later", "End of the change window", "impact 2026-11-28 2026-12-05", ", suggested");
        assertThat(runbooks.of(migration.id()).version()).isZero();

        Page done = architect
                .browser()
                .send(
                        asked + "&day=" + day.plusDays(7),
                        takeOver,
                        Map.of(
                                "from",
                                preview.value("from"),
                                "version",
                                preview.value("version"),
                                "shift",
                                preview.value("shift")));
        assertThat(done.text()).contains("The steps of Orders are there");
        assertThat(runbooks.of(migration.id())
                        .runbook()
                        .step("copy")
                        .orElseThrow()
                        .impact())
                .isEqualTo("Slow on 2026-12-05.");
        assertThat(plannedStarts.newest(migration.id()))
                .as("a suggestion is no plan")
                .isEmpty();
        Visitor operator = pages.visitor(port, workspace, Role.OPERATOR);
        assertThat(operator.browser().get(root + "/runs").html())
                .contains(day.plusDays(7) + "T22:00", day.plusDays(8) + "T01:00", "Nothing is planned yet");
        assertThat(architect.browser().get(asked).text()).contains("The runbook has steps already");

        saveSmallShop();
        revisions.submit(migration.id(), architect.actor());
        plannedStarts.plan(migration.id(), RunKind.LIVE, 100, starts, null, operator.actor());
        plannedStarts.withdraw(migration.id(), operator.actor());
        assertThat(operator.browser().get(root + "/runs").html())
                .as("gone once a start was planned")
                .doesNotContain("Nothing is planned yet");
    }

    @Test
    void revisions_are_compared_with_each_other_and_with_the_plan_as_it_is_now() {
        revisions.submit(migration.id(), architect.actor());
        Runbook runbook = runbooks.of(migration.id()).runbook();
        RunbookStep copy = runbook.step("copy").orElseThrow();
        runbooks.save(migration.id(), runbook.with(copy.taking(99)), 1, "the estimate", architect.actor());

        Page page = architect.browser().get(root + "/runbook/compare?from=1&to=now");

        assertThat(page.text())
                .contains(
                        "From revision 1 to the plan as it is now",
                        "It concerns signatures of these scopes: Operations, Business.",
                        "Steps Copy every row Time estimate, minutes 15 99");
        assertThat(architect
                        .browser()
                        .get(root + "/runbook/compare?from=1&to=1")
                        .text())
                .contains("Nothing differs");
        assertThat(architect
                        .browser()
                        .page(root + "/runbook/compare?from=7&to=1")
                        .status())
                .isEqualTo(404);
        assertThat(architect.browser().page(root + "/runbook/compare").status()).isEqualTo(404);
        assertThat(architect.browser().get(root + "/runbook").html()).contains("runbook/compare?from=1&amp;to=now");
    }

    @Test
    void comments_stay_with_a_step_and_out_of_its_digest() {
        String before = drafts.of(migration.id()).digests().whole();
        String step = root + "/runbook/steps/copy";
        Visitor stakeholder = pages.visitor(port, workspace, Role.STAKEHOLDER);

        Page page = stakeholder.browser().send(step, step + "/comments", Map.of("text", "How <b>long</b>?"));

        assertThat(page.text()).contains("1 comment", stakeholder.actor().name(), "How <b>long</b>?");
        assertThat(page.html()).contains("How &lt;b&gt;long&lt;/b&gt;?");
        assertThat(architect.browser().get(root + "/runbook").text()).contains("1 comment");
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0).sentence())
                .isEqualTo("Commented on the step Copy every row.");
        assertThat(drafts.of(migration.id()).digests().whole()).isEqualTo(before);

        assertThat(architect
                        .browser()
                        .send(step, step + "/comments", Map.of("text", " "))
                        .text())
                .contains("Comment: write what you want to say.", "1 comment");
        assertThat(architect
                        .browser()
                        .send(step, step + "/comments", Map.of("text", "x".repeat(2_001)))
                        .text())
                .contains("Comment: at most 2,000 characters. This one has 2001.", "1 comment");

        String resolve = page.html().replaceAll("(?s).*action=\"([^\"]+/resolve)\".*", "$1");
        Page settled = architect.browser().send(step, resolve, Map.of());
        assertThat(settled.text())
                .contains(
                        "The comment is resolved.",
                        "1 comment, 1 resolved",
                        "resolved by " + architect.actor().name());
        assertThat(settled.html()).contains("<summary><span>Comment of ").doesNotContain("/resolve\"");
        assertThat(architect.browser().get(root + "/runbook").text()).doesNotContain("1 comment");
        assertThat(stakeholder.browser().send(step, resolve, Map.of()).text())
                .contains("The comment is resolved already.");
        String reopen = settled.html().replaceAll("(?s).*action=\"([^\"]+/reopen)\".*", "$1");
        assertThat(stakeholder.browser().send(step, reopen, Map.of()).text())
                .contains("The comment is open again.")
                .doesNotContain("1 resolved");
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 2))
                .extracting(entry -> entry.sentence())
                .containsExactly(
                        "Reopened a comment of " + stakeholder.actor().name() + " on the step Copy every row.",
                        "Resolved a comment of " + stakeholder.actor().name() + " on the step Copy every row.");
        assertThat(architect.browser().get(root + "/runbook").text()).contains("1 comment open");
        assertThat(drafts.of(migration.id()).digests().whole()).isEqualTo(before);
    }

    @Test
    void step_types_are_described_for_people_who_are_signed_in_and_their_schema_for_every_editor() {
        assertThat(architect.browser().get("/help/steps").text())
                .contains("Copy rows transfer.copy", "Segments Parts of each source table", "dynamodb:PutItem");

        Page schema = new Browser(port).get("/schemas/runbook.json");
        assertThat(schema.status()).isEqualTo(200);
        assertThat(schema.html()).contains("\"transfer.copy\"").doesNotContain(workspace.name());
        Object exported = new Yaml()
                .load(architect.browser().get(root + "/runbook/runbook.yaml").html());
        assertThat(SchemaRegistry.withDialect(Dialects.getDraft202012())
                        .getSchema(schema.html())
                        .validate(new JsonMapper().writeValueAsString(exported), InputFormat.JSON))
                .isEmpty();
        assertThat(new Browser(port).get("/help/steps").address()).isEqualTo("/sign-in");
    }
}
