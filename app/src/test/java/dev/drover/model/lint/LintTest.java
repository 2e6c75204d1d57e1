package dev.drover.model.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.audit.AuditEntry;
import dev.drover.audit.AuditTrail;
import dev.drover.migration.Migration;
import dev.drover.migration.PlanChanged;
import dev.drover.model.lint.rules.Given;
import dev.drover.model.lint.rules.RuleCases;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.SampleMigration;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@AppTest
@RecordApplicationEvents
class LintTest {

    @Autowired
    Lint lint;

    @Autowired
    LintSettings settings;

    @Autowired
    Waivers waivers;

    @Autowired
    AuditTrail audit;

    @Autowired
    Office office;

    @Autowired
    SampleMigration migrations;

    @Autowired
    ApplicationEvents events;

    Workspace workspace;
    Actor actor;
    Migration migration;

    @BeforeEach
    void aMigration() {
        workspace = office.workspace();
        actor = office.member(workspace, Role.ARCHITECT);
        migration = migrations.open(workspace, actor);
    }

    @Test
    void everyRuleHasAnIdOfItsOwnATestAndALineInTheDocument() throws IOException {
        List<String> ids = lint.rules().stream().map(RuleDescription::id).toList();

        assertThat(ids).doesNotHaveDuplicates().isSorted().allMatch(id -> id.matches("[A-Z]{3}-[0-9]{2}"));
        assertThat(RuleCases.ids()).isEqualTo(ids);
        String expected = lint.rules().stream().map(LintTest::line).collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("../docs/lint.md"))).contains(expected);
    }

    private static String line(RuleDescription rule) {
        String numbers = rule.thresholds().stream()
                .map(threshold -> threshold.label() + ": " + Limits.DEFAULT.words(threshold))
                .collect(Collectors.joining("; "));
        return "| %s | %s | %s | %s | %s |"
                .formatted(rule.id(), rule.severity().word(), rule.sentence(), numbers, rule.source());
    }

    @Test
    void putsTheWorstFirst() {
        assertThat(report(two()).open())
                .extracting(judged -> judged.finding().severity())
                .isSorted()
                .contains(Severity.ERROR, Severity.MEDIUM);
    }

    @Test
    void takesSeverityAndNumbersOfTheWorkspace() {
        RuleDescription rule = lint.rule("SIZ-02").orElseThrow();
        save(rule, new RuleSetting("SIZ-02", Severity.LOW, false, "", Map.of("mean", new BigDecimal("900"))));

        assertThat(open(two(), "SIZ-02")).singleElement().satisfies(judged -> {
            assertThat(judged.finding().severity()).isEqualTo(Severity.LOW);
            assertThat(judged.finding().sentence()).isEqualTo("The average item has 1,000 bytes; 900 bytes is large.");
            assertThat(judged.limits().words(rule.thresholds().get(1))).isEqualTo("900 bytes");
        });
        assertThat(newest().sentence())
                .isEqualTo("Set the lint rule SIZ-02 to Low, p99 size: 102,400 bytes; Average size: 900 bytes.");
        assertThat(newest().personName()).isEqualTo(actor.name());
    }

    @Test
    void switchesARuleOffOnlyWithAReason() {
        RuleDescription rule = lint.rule("COV-04").orElseThrow();
        assertThatThrownBy(() -> save(rule, new RuleSetting("COV-04", null, true, " ", Map.of())))
                .isInstanceOf(IllegalArgumentException.class);

        save(rule, new RuleSetting("COV-04", null, true, "Load is measured elsewhere", Map.of()));

        assertThat(open(two(), "COV-04")).isEmpty();
        assertThat(report(two()).off()).extracting(RuleSetting::rule).containsExactly("COV-04");
        assertThat(newest().sentence())
                .isEqualTo("Switched the lint rule COV-04 off. Reason: Load is measured elsewhere");
    }

    @Test
    void waivesAFindingUntilADay() {
        LocalDate last = waivers.today().plusDays(10);
        waivers.waive(migration.id(), new WaiverDraft("COV-04", "AP-001", "Known", last), actor);

        LintReport report = report(two());
        assertThat(open(two(), "COV-04")).isEmpty();
        assertThat(report.waived()).singleElement().satisfies(judged -> {
            assertThat(judged.waiver().person()).isEqualTo(actor.name());
            assertThat(judged.waiver().expires()).isEqualTo(last);
        });
        assertThat(newest().sentence()).isEqualTo("Waived COV-04 for AP-001 until " + last + ". Reason: Known");

        waivers.withdraw(migration.id(), "COV-04", "AP-001", actor);
        assertThat(open(two(), "COV-04")).hasSize(1);
        assertThat(newest().sentence()).isEqualTo("Took back the waiver of COV-04 for AP-001.");
    }

    @Test
    void anExpiredWaiverHidesNothing() {
        Waiver expired =
                new Waiver("COV-04", "AP-001", "Known", "Architect", Instant.EPOCH, LocalDate.of(2026, 11, 23));

        LintReport report = lint.report(two().input(), Map.of(), List.of(expired));

        assertThat(report.waived()).isEmpty();
        assertThat(report.open())
                .filteredOn(judged -> judged.rule().id().equals("COV-04"))
                .singleElement()
                .satisfies(judged -> assertThat(judged.waiver()).isEqualTo(expired));
    }

    @Test
    void namesWaiversWhoseFindingIsGone() {
        waivers.waive(migration.id(), new WaiverDraft("COV-04", "AP-009", "Known", waivers.today()), actor);

        assertThat(report(two()).idle()).extracting(Waiver::subject).containsExactly("AP-009");
    }

    @Test
    void refusesAWaiverWithoutReasonOrDay() {
        assertThat(new WaiverDraft("COV-04", "AP-001", " ", null).problems(LocalDate.of(2026, 11, 24)))
                .containsOnlyKeys("reason", "expires");
        assertThatThrownBy(() -> waivers.waive(migration.id(), new WaiverDraft("COV-04", "AP-001", "", null), actor))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNoPartOfThePlan() {
        events.clear();
        waivers.waive(migration.id(), new WaiverDraft("COV-04", "AP-001", "Known", waivers.today()), actor);
        save(lint.rule("COV-04").orElseThrow(), new RuleSetting("COV-04", Severity.LOW, false, "", Map.of()));

        assertThat(events.stream(PlanChanged.class)).isEmpty();
    }

    /** A pattern with a peak below its average. */
    private static Given two() {
        return Given.nothing().pattern("direction=READ|avg_rps=10|peak_rps=5|item_bytes_avg=1000");
    }

    private List<JudgedFinding> open(Given given, String rule) {
        return report(given).open().stream()
                .filter(judged -> judged.rule().id().equals(rule))
                .toList();
    }

    private LintReport report(Given given) {
        return lint.report(migration, given.input());
    }

    private void save(RuleDescription rule, RuleSetting setting) {
        settings.save(workspace.id(), rule, setting, actor);
    }

    private AuditEntry newest() {
        return audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0);
    }
}
