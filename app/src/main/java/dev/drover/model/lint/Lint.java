package dev.drover.model.lint;

import dev.drover.migration.Migration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Runs every rule and applies what the workspace decided. */
@Service
public class Lint {

    private static final Comparator<JudgedFinding> WORST_FIRST = Comparator.comparing(
                    (JudgedFinding judged) -> judged.finding().severity())
            .thenComparing(judged -> judged.rule().id())
            .thenComparing(judged -> judged.finding().place().subject());

    private final List<LintRule> rules;
    private final LintSettings settings;
    private final Waivers waivers;

    Lint(List<LintRule> rules, LintSettings settings, Waivers waivers) {
        this.rules = rules.stream()
                .sorted(Comparator.comparing(rule -> rule.describe().id()))
                .toList();
        this.settings = settings;
        this.waivers = waivers;
    }

    /** Every rule there is, by id. */
    public List<RuleDescription> rules() {
        return rules.stream().map(LintRule::describe).toList();
    }

    public Optional<RuleDescription> rule(String id) {
        return rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    public LintReport report(Migration migration, LintInput input) {
        return report(input, settings.of(migration.workspace()), waivers.of(migration.id()));
    }

    LintReport report(LintInput input, Map<String, RuleSetting> decided, List<Waiver> waived) {
        LocalDate today = input.review().today();
        List<JudgedFinding> judged = judge(input, decided, waived);
        return new LintReport(
                judged.stream().filter(one -> !counts(one.waiver(), today)).toList(),
                judged.stream().filter(one -> counts(one.waiver(), today)).toList(),
                waived.stream()
                        .filter(waiver -> judged.stream().noneMatch(one -> waiver.isAbout(one.finding())))
                        .toList(),
                decided.values().stream()
                        .filter(RuleSetting::off)
                        .sorted(Comparator.comparing(RuleSetting::rule))
                        .toList());
    }

    private List<JudgedFinding> judge(LintInput input, Map<String, RuleSetting> decided, List<Waiver> waived) {
        Map<List<String>, Waiver> answers = new HashMap<>();
        waived.forEach(waiver -> answers.put(List.of(waiver.rule(), waiver.subject()), waiver));
        List<JudgedFinding> judged = new ArrayList<>();
        for (LintRule rule : rules) {
            RuleDescription description = rule.describe();
            RuleSetting setting = decided.getOrDefault(description.id(), RuleSetting.unchanged(description.id()));
            if (setting.off()) {
                continue;
            }
            Limits limits = setting.limits();
            rule.findings(input, limits)
                    .map(finding -> setting.severity() == null ? finding : finding.withSeverity(setting.severity()))
                    .map(finding -> new JudgedFinding(
                            description,
                            limits,
                            finding,
                            answers.get(List.of(finding.rule(), finding.place().subject()))))
                    .forEach(judged::add);
        }
        judged.sort(WORST_FIRST);
        return judged;
    }

    private static boolean counts(@Nullable Waiver waiver, LocalDate today) {
        return waiver != null && waiver.countsOn(today);
    }
}
