package dev.drover.web.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.runbook.Dependency;
import dev.drover.runbook.RunbookStep;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PicturesTest {

    private final List<RunbookStep> plan = List.of(
            step("a", 10),
            step("b", 30),
            step("tell", 5).ordered("people", List.of(Dependency.after("a"))),
            step("end", 20).ordered("", List.of(Dependency.after("b"), Dependency.after("tell"))));

    @Test
    void drawsBarsInProportionAndMarksTheCriticalPath() {
        PlanTimeline timeline = PlanTimeline.of(plan);
        PlanTimeline.Bar a = timeline.bars().get(0);
        PlanTimeline.Bar b = timeline.bars().get(1);
        PlanTimeline.Bar tell = timeline.bars().get(2);
        assertThat(b.width()).isBetween(3 * a.width() - 3, 3 * a.width() + 3);
        assertThat(b.x()).isEqualTo(a.x() + a.width());
        assertThat(timeline.bars()).extracting(PlanTimeline.Bar::critical).containsExactly(true, true, false, true);
        assertThat(tell.x() + tell.width() + tell.slackWidth())
                .as("its slack reaches to the step that waits for it")
                .isEqualTo(timeline.bars().get(3).x());
        assertThat(timeline.links()).hasSize(4);
        assertThat(timeline.ticks()).extracting(PlanTimeline.Tick::label).contains("0 min", "1 h");
    }

    @Test
    void putsEveryStepBelowWhatItWaitsForAndEveryStreamInAColumn() {
        StepMap map = StepMap.of(plan);
        assertThat(map.columns()).extracting(StepMap.Column::name).containsExactly("Main stream", "Stream people");
        Map<String, StepMap.Node> nodes = new java.util.HashMap<>();
        map.nodes().forEach(node -> nodes.put(node.key(), node));
        assertThat(nodes.get("b").y())
                .isEqualTo(nodes.get("tell").y())
                .isGreaterThan(nodes.get("a").y());
        assertThat(nodes.get("end").y()).isGreaterThan(nodes.get("b").y());
        assertThat(nodes.get("tell").x()).isGreaterThan(nodes.get("b").x());
    }

    @Test
    void stepsOfOneStreamNeverLieUponEachOther() {
        StepMap map = StepMap.of(List.of(
                step("a", 1), step("b", 1).ordered("", List.of()), step("c", 1).ordered("", List.of())));
        assertThat(map.nodes()).extracting(StepMap.Node::y).doesNotHaveDuplicates();
    }

    @Test
    void namesStepsThatCanNeverBegin() {
        StepMap map = StepMap.of(List.of(step("a", 1), step("b", 1).ordered("", List.of(Dependency.after("b")))));
        assertThat(map.unplaced()).containsExactly("Step b");
        assertThat(map.nodes()).hasSize(1);
    }

    @Test
    void drawsAnEmptyPlan() {
        assertThat(PlanTimeline.of(List.of()).bars()).isEmpty();
        assertThat(StepMap.of(List.of()).nodes()).isEmpty();
    }

    private static RunbookStep step(String key, int minutes) {
        return RunbookStep.of(key, "test", "Step " + key, Map.of()).taking(minutes);
    }
}
