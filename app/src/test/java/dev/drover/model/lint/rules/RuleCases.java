package dev.drover.model.lint.rules;

import java.util.List;
import java.util.stream.Stream;

/** The cases of all families, for tests that look at the rules as a whole. */
public final class RuleCases {

    static final List<RuleCase> ALL = Stream.of(
                    CoverageRulesTest.CASES,
                    ShapeAndKeyRulesTest.CASES,
                    StorageRulesTest.CASES,
                    ChangeAndSourceRulesTest.CASES,
                    RelationalRulesTest.CASES,
                    StoreRulesTest.CASES,
                    CostRulesTest.CASES,
                    MeasuredRulesTest.CASES,
                    DeclaredRulesTest.CASES)
            .flatMap(List::stream)
            .toList();

    private RuleCases() {}

    /** The ids of the rules that have a case. */
    public static List<String> ids() {
        return ALL.stream()
                .map(ruleCase -> ruleCase.rule().describe().id())
                .distinct()
                .sorted()
                .toList();
    }
}
