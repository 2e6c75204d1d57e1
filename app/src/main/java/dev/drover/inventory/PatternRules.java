package dev.drover.inventory;

import dev.drover.inventory.AccessPattern.PatternStatus;
import dev.drover.inventory.AccessPattern.Volume;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What must hold between the fields of a pattern, for drafts too. */
final class PatternRules {

    /** The left one is at least the right one. */
    private record AtLeast(PatternField more, PatternField less) {}

    private static final List<AtLeast> ORDER = List.of(
            new AtLeast(PatternField.PEAK_RPS, PatternField.AVG_RPS),
            new AtLeast(PatternField.ITEMS_PER_CALL_BOUND, PatternField.ITEMS_PER_CALL_AVG),
            new AtLeast(PatternField.ITEMS_PER_CALL_BOUND, PatternField.ITEMS_PER_CALL_P99),
            new AtLeast(PatternField.ITEM_BYTES_MAX, PatternField.ITEM_BYTES_AVG),
            new AtLeast(PatternField.ITEM_BYTES_MAX, PatternField.ITEM_BYTES_P99));

    private PatternRules() {}

    static List<PatternProblem> broken(AccessPattern pattern) {
        List<PatternProblem> problems = new ArrayList<>();
        ORDER.stream()
                .filter(rule -> isBroken(rule, pattern))
                .map(rule -> problem(rule, pattern))
                .forEach(problems::add);
        if (counts(pattern.status()) && !pattern.gaps().isEmpty()) {
            problems.add(notYet(pattern));
        }
        return problems;
    }

    private static boolean isBroken(AtLeast rule, AccessPattern pattern) {
        String more = rule.more().write(pattern);
        String less = rule.less().write(pattern);
        return !more.isEmpty()
                && !less.isEmpty()
                && !more.equals(Volume.UNBOUNDED)
                && new BigDecimal(more).compareTo(new BigDecimal(less)) < 0;
    }

    private static PatternProblem problem(AtLeast rule, AccessPattern pattern) {
        return new PatternProblem(
                rule.more(),
                rule.more().write(pattern),
                "Enter the " + rule.more().inWords() + " as at least "
                        + rule.less().write(pattern) + ", the " + rule.less().inWords());
    }

    private static boolean counts(PatternStatus status) {
        return status == PatternStatus.AGREED || status == PatternStatus.IMPLEMENTED;
    }

    private static PatternProblem notYet(AccessPattern pattern) {
        String missing = pattern.gaps().stream().map(PatternField::inWords).collect(Collectors.joining(", "));
        return new PatternProblem(
                PatternField.STATUS,
                PatternField.STATUS.write(pattern),
                "Choose the status Draft until nothing is missing. Missing: " + missing);
    }
}
