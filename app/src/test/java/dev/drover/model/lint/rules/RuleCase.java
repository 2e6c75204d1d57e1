package dev.drover.model.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * One input that trips a rule and one that does not.
 *
 * @param says a part of the sentence that the finding has
 */
record RuleCase(LintRule rule, Severity severity, String subject, String says, Given trips, Given silent) {

    static RuleCase of(LintRule rule, Severity severity, String subject, String says, Given trips, Given silent) {
        return new RuleCase(rule, severity, subject, says, trips, silent);
    }

    static Stream<DynamicTest> tests(List<RuleCase> cases) {
        return cases.stream().flatMap(RuleCase::tests);
    }

    private Stream<DynamicTest> tests() {
        String name = rule.describe().id() + " " + severity.word();
        return Stream.of(
                DynamicTest.dynamicTest(name + " trips", this::trip),
                DynamicTest.dynamicTest(
                        name + " stays silent",
                        () -> assertThat(silent.findings(rule)).isEmpty()));
    }

    private void trip() {
        List<Finding> findings = trips.findings(rule);
        assertThat(findings).isNotEmpty();
        Finding found = findings.get(0);
        assertThat(found.rule()).isEqualTo(rule.describe().id());
        assertThat(found.severity()).isEqualTo(severity);
        assertThat(found.place().subject()).isEqualTo(subject);
        assertThat(found.sentence()).contains(says).endsWith(".");
        assertThat(found.remedy()).isNotBlank().endsWith(".");
    }
}
