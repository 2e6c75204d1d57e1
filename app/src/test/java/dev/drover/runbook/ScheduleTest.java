package dev.drover.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.runbook.Dependency.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Instant START = Instant.parse("2026-11-25T22:00:00Z");

    @Test
    void theLongestWayThroughIsCritical() {
        Schedule schedule = Schedule.planned(
                List.of(
                        step("copy", 30),
                        step("tell", 5).ordered("people", List.of()),
                        step("compare", 10).ordered("", List.of(Dependency.after("copy"), Dependency.after("tell")))),
                START);
        assertThat(schedule.end()).isEqualTo(START.plus(Duration.ofMinutes(40)));
        assertThat(schedule.isCritical("copy")).isTrue();
        assertThat(schedule.isCritical("compare")).isTrue();
        assertThat(schedule.isCritical("tell")).isFalse();
        assertThat(schedule.slack("tell")).isEqualTo(Duration.ofMinutes(25));
    }

    @Test
    void aLagCountsFromTheEnd() {
        Schedule schedule = Schedule.planned(
                List.of(step("a", 10), step("b", 1).ordered("", List.of(new Dependency("a", Kind.FINISH_TO_START, 7)))),
                START);
        assertThat(schedule.span("b").begin()).isEqualTo(START.plus(Duration.ofMinutes(17)));
        assertThat(schedule.isCritical("a")).isTrue();
    }

    @Test
    void startToStartCountsFromTheStart() {
        Schedule schedule = Schedule.planned(
                List.of(step("a", 10), step("b", 3).ordered("", List.of(new Dependency("a", Kind.START_TO_START, 2)))),
                START);
        assertThat(schedule.span("b").begin()).isEqualTo(START.plus(Duration.ofMinutes(2)));
        assertThat(schedule.end()).isEqualTo(START.plus(Duration.ofMinutes(10)));
        assertThat(schedule.slack("b")).isEqualTo(Duration.ofMinutes(5));
        assertThat(schedule.isCritical("a")).isTrue();
    }

    @Test
    void aStepThatCanNeverBeginDoesNotMoveTheEnd() {
        Schedule schedule = Schedule.planned(
                List.of(step("a", 10), step("b", 99).ordered("", List.of(Dependency.after("b")))), START);
        assertThat(schedule.end()).isEqualTo(START.plus(Duration.ofMinutes(10)));
        assertThat(schedule.isCritical("b")).isFalse();
    }

    private static RunbookStep step(String key, int minutes) {
        return RunbookStep.of(key, "test", key, Map.of()).taking(minutes);
    }
}
