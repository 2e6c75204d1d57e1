package dev.drover.model.lint;

import java.util.List;

/**
 * What the rules say about a migration.
 *
 * @param open worst first
 * @param waived those for which somebody answers at the moment
 * @param idle waivers whose finding is gone
 * @param off the rules that the workspace switched off
 */
public record LintReport(
        List<JudgedFinding> open, List<JudgedFinding> waived, List<Waiver> idle, List<RuleSetting> off) {

    public LintReport {
        open = List.copyOf(open);
        waived = List.copyOf(waived);
        idle = List.copyOf(idle);
        off = List.copyOf(off);
    }

    public List<JudgedFinding> open(Severity severity) {
        return open.stream()
                .filter(judged -> judged.finding().severity() == severity)
                .toList();
    }
}
