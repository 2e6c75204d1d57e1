package dev.drover.web.model;

import dev.drover.model.lint.JudgedFinding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintReport;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.RuleSetting;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Waiver;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rules say about a migration, as its page shows it.
 *
 * @param root the address of the migration
 * @param today the day that counts for waivers
 */
record LintPage(LintReport report, SourceLook source, String root, LocalDate today, Anchors anchors) {

    /** The findings of one severity. */
    record Group(Severity severity, List<RuleGroup> rules) {

        public int size() {
            return rules.stream().mapToInt(rule -> rule.lines().size()).sum();
        }
    }

    /** The findings of one rule, and the numbers that counted: "Indexes of one table: 5 indexes". */
    record RuleGroup(RuleDescription rule, String numbers, List<Line> lines) {}

    /**
     * One finding.
     *
     * @param id of its element
     * @param mend the address at which it is mended
     */
    record Line(String id, JudgedFinding judged, String mend) {}

    public List<Group> groups() {
        return Stream.of(Severity.values())
                .map(severity -> new Group(severity, rules(report.open(severity))))
                .filter(group -> !group.rules().isEmpty())
                .toList();
    }

    private List<RuleGroup> rules(List<JudgedFinding> findings) {
        Map<RuleDescription, List<JudgedFinding>> byRule = findings.stream()
                .collect(Collectors.groupingBy(JudgedFinding::rule, LinkedHashMap::new, Collectors.toList()));
        return byRule.values().stream()
                .map(found -> new RuleGroup(
                        found.get(0).rule(),
                        numbers(found.get(0).rule(), found.get(0).limits()),
                        found.stream().map(this::line).toList()))
                .toList();
    }

    private Line line(JudgedFinding judged) {
        Place place = judged.finding().place();
        return new Line(id(judged.rule().id(), place.subject()), judged, mend(place));
    }

    /** The id of the element for a finding; several findings of one rule about one thing share their waiver. */
    String id(String rule, String subject) {
        return rule + "-" + anchors.of(subject);
    }

    public List<Line> waived() {
        return report.waived().stream().map(this::line).toList();
    }

    public List<Waiver> idle() {
        return report.idle();
    }

    public List<RuleSetting> off() {
        return report.off();
    }

    public int open() {
        return report.open().size();
    }

    public long errors() {
        return report.open(Severity.ERROR).size();
    }

    private String mend(Place place) {
        if (place instanceof Place.OfPattern pattern) {
            return root + "/inventory/" + pattern.id();
        }
        if (place instanceof Place.InModel part) {
            String[] steps = part.where().split(" · ", 3);
            if (steps.length == 3 && steps[2].contains(".")) {
                steps[2] = steps[2].substring(0, steps[2].indexOf('.'));
            }
            return root + "/model#" + anchors.of(String.join(" · ", steps));
        }
        if (place instanceof Place.Prices) {
            return root + "/cost/prices";
        }
        if (place instanceof Place.OfSpending) {
            return root + "/cost#spending";
        }
        if (place instanceof Place.InRegister) {
            return root + "/decisions#imports";
        }
        boolean inventory = place instanceof Place.WholeInventory || place instanceof Place.Named;
        return root + (inventory ? "/inventory" : "/model");
    }

    static String numbers(RuleDescription rule, Limits limits) {
        return rule.thresholds().stream()
                .map(threshold -> threshold.label() + ": " + limits.words(threshold))
                .collect(Collectors.joining(" · "));
    }
}
