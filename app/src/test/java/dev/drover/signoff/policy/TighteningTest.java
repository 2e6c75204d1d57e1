package dev.drover.signoff.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.connection.EnvironmentKind;
import dev.drover.runbook.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which rule asks for what, and with which words. */
class TighteningTest {

    /** A plan whose numbers are known, but for those that are left out. */
    private record Facts(EnvironmentKind environment, List<String> irreversibleSteps, Map<Measure, Long> numbers)
            implements PlanFacts {

        @Override
        public Optional<Figure> figure(Measure measure) {
            return Optional.ofNullable(numbers.get(measure)).map(value -> new Figure(value, "counted"));
        }
    }

    private static final PlanFacts SMALL = new Facts(
            EnvironmentKind.TEST,
            List.of(),
            Map.of(Measure.ROWS, 10L, Measure.FROZEN_MINUTES, 5L, Measure.MOVE_USD, 1L));
    private static final PlanFacts LARGE = new Facts(
            EnvironmentKind.PRODUCTION,
            List.of("Drop the old table", "Finish"),
            Map.of(Measure.ROWS, 2_000_000L, Measure.FROZEN_MINUTES, 90L, Measure.MOVE_USD, 700L));
    private static final PlanFacts UNKNOWN = new Facts(EnvironmentKind.TEST, List.of(), Map.of());

    @Test
    void aRuleAppliesAboveItsBoundAndSaysTheNumber() {
        assertThat(because(new RowsAbove(10), SMALL)).isEmpty();
        assertThat(because(new RowsAbove(1_000_000), LARGE))
                .containsExactly(
                        "Because 2,000,000 rows move (counted), more than 1,000,000, the Security scope must be"
                                + " signed as well.");
        assertThat(because(new DowntimeAbove(5), SMALL)).isEmpty();
        assertThat(because(new DowntimeAbove(60), LARGE).get(0)).contains("writes are frozen for 90 min");
        assertThat(because(new CostAbove(1), SMALL)).isEmpty();
        assertThat(because(new CostAbove(500), LARGE).get(0)).contains("costs USD 700");
        assertThat(because(new InProduction(), SMALL)).isEmpty();
        assertThat(because(new InProduction(), LARGE).get(0)).startsWith("Because the environment is production,");
        assertThat(because(new IrreversibleStep(), SMALL)).isEmpty();
        assertThat(because(new IrreversibleStep(), LARGE).get(0))
                .contains("the step \"Drop the old table\" cannot be rolled back (nor can 1 more)");
    }

    @Test
    void whatNobodyKnowsCountsAsTooMuch() {
        for (Risk one : List.of(new RowsAbove(1), new DowntimeAbove(1), new CostAbove(1))) {
            assertThat(because(one, UNKNOWN)).singleElement().asString().contains("nobody knows yet");
        }
    }

    @Test
    void aRuleRaisesAQuorumAndNeverLowersIt() {
        Requirement three = new Requirement(
                "DATA", true, 3, Requirement.standard(Scope.DATA).roles(), 1, 0);
        assertThat(quorum(three, 2)).isEqualTo(3);
        assertThat(quorum(three, 4)).isEqualTo(4);
    }

    private static int quorum(Requirement data, int people) {
        Policy policy = new Policy(
                List.of(data),
                List.of(new Tightening(new InProduction(), "DATA", people)),
                RehearsalRule.STANDARD,
                4,
                ExtensionRule.STANDARD);
        Required required = policy.of(List.of(Scope.DATA), LARGE).get(0);
        assertThat(required.because())
                .containsExactly("Because the environment is production, the Data scope needs "
                        + required.rule().quorum() + " people.");
        return required.rule().quorum();
    }

    private static List<String> because(Risk risk, PlanFacts facts) {
        Policy policy = new Policy(
                List.of(),
                List.of(new Tightening(risk, "SECURITY", 1)),
                RehearsalRule.STANDARD,
                4,
                ExtensionRule.STANDARD);
        return policy.of(Scope.everywhere(), facts).stream()
                .flatMap(required -> required.because().stream())
                .toList();
    }
}
