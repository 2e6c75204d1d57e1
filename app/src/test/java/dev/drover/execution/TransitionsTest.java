package dev.drover.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pair of statuses is either a way that is written down here, or refused. */
class TransitionsTest {

    private static final Map<RunStatus, Set<RunStatus>> RUN = Map.of(
            RunStatus.RUNNING,
            EnumSet.of(RunStatus.PAUSING, RunStatus.PAUSED, RunStatus.ROLLING_BACK, RunStatus.COMPLETED),
            RunStatus.PAUSING,
            EnumSet.of(RunStatus.PAUSED, RunStatus.ROLLING_BACK),
            RunStatus.PAUSED,
            EnumSet.of(RunStatus.RUNNING, RunStatus.ROLLING_BACK, RunStatus.CALLED_OFF),
            RunStatus.ROLLING_BACK,
            EnumSet.of(RunStatus.ROLLED_BACK, RunStatus.PAUSED),
            RunStatus.ROLLED_BACK,
            EnumSet.noneOf(RunStatus.class),
            RunStatus.CALLED_OFF,
            EnumSet.of(RunStatus.ROLLING_BACK),
            RunStatus.COMPLETED,
            EnumSet.of(RunStatus.ROLLING_BACK));

    private static final Map<StepStatus, Set<StepStatus>> STEP = Map.of(
            StepStatus.WAITING,
            EnumSet.of(StepStatus.RUNNING, StepStatus.SKIPPED),
            StepStatus.RUNNING,
            EnumSet.of(
                    StepStatus.DONE,
                    StepStatus.FAILED,
                    StepStatus.PAUSED,
                    StepStatus.NEEDS_SIGNOFF,
                    StepStatus.NEEDS_PROOF),
            StepStatus.NEEDS_PROOF,
            EnumSet.of(StepStatus.DONE, StepStatus.SKIPPED, StepStatus.ROLLED_BACK),
            StepStatus.NEEDS_SIGNOFF,
            EnumSet.of(StepStatus.DONE, StepStatus.FAILED, StepStatus.ROLLED_BACK),
            StepStatus.PAUSED,
            EnumSet.of(StepStatus.RUNNING, StepStatus.ROLLED_BACK),
            StepStatus.FAILED,
            EnumSet.of(StepStatus.RUNNING, StepStatus.SKIPPED, StepStatus.ROLLED_BACK),
            StepStatus.DONE,
            EnumSet.of(StepStatus.ROLLED_BACK),
            StepStatus.SKIPPED,
            EnumSet.of(StepStatus.ROLLED_BACK),
            StepStatus.ROLLED_BACK,
            EnumSet.noneOf(StepStatus.class));

    static Stream<Arguments> runPairs() {
        return Stream.of(RunStatus.values())
                .flatMap(from -> Stream.of(RunStatus.values()).map(to -> Arguments.of(from, to)));
    }

    static Stream<Arguments> stepPairs() {
        return Stream.of(StepStatus.values())
                .flatMap(from -> Stream.of(StepStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("runPairs")
    void aRunGoesOnlyWhereItMay(RunStatus from, RunStatus to) {
        if (RUN.get(from).contains(to)) {
            assertThat(from.become(to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> from.become(to))
                    .isInstanceOf(IllegalTransitionException.class)
                    .hasMessageContaining(from.label())
                    .hasMessageContaining(to.label());
        }
    }

    @ParameterizedTest
    @MethodSource("stepPairs")
    void aStepGoesOnlyWhereItMay(StepStatus from, StepStatus to) {
        if (STEP.get(from).contains(to)) {
            assertThat(from.become(to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> from.become(to))
                    .isInstanceOf(IllegalTransitionException.class)
                    .hasMessageContaining(from.label())
                    .hasMessageContaining(to.label());
        }
    }
}
