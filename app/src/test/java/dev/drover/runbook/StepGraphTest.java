package dev.drover.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.runbook.Dependency.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepGraphTest {

    @Test
    void aStepThatNamesNothingWaitsForTheOneBeforeIt() {
        StepGraph graph = StepGraph.of(List.of(step("a"), step("b"), step("c")));
        assertThat(graph.waitsFor("a")).isEmpty();
        assertThat(graph.waitsFor("c")).containsExactly(Dependency.after("b"));
        assertThat(graph.isChain()).isTrue();
    }

    @Test
    void inAStreamTheOneBeforeItIsOfTheSameStream() {
        StepGraph graph = StepGraph.of(List.of(
                step("a"),
                step("tell").ordered("people", null),
                step("b"),
                step("ask").ordered("people", null)));
        assertThat(graph.waitsFor("b")).containsExactly(Dependency.after("a"));
        assertThat(graph.waitsFor("ask")).containsExactly(Dependency.after("tell"));
        assertThat(graph.isChain()).isFalse();
    }

    @Test
    void theFirstOfAStreamWaitsForTheStepBeforeItInTheList() {
        StepGraph graph = StepGraph.of(List.of(step("a"), step("tell").ordered("people", null)));
        assertThat(graph.waitsFor("tell")).containsExactly(Dependency.after("a"));
    }

    @Test
    void sayingWhatIsUnderstoodAnywayIsTheSameOrder() {
        assertThat(StepGraph.of(List.of(step("a"), after("b", "a"))).isChain()).isTrue();
    }

    @Test
    void anEmptyListWaitsForNothing() {
        StepGraph graph = StepGraph.of(List.of(step("a"), after("b")));
        assertThat(graph.waitsFor("b")).isEmpty();
        assertThat(graph.inOrder()).containsExactly("a", "b");
    }

    @Test
    void ordersStepsBehindWhatTheyWaitFor() {
        assertThat(StepGraph.of(List.of(after("a", "c"), after("b", "a"), after("c")))
                        .inOrder())
                .containsExactly("c", "a", "b");
    }

    @Test
    void findsTheRingAndNotThoseWhoWaitForIt() {
        StepGraph graph = StepGraph.of(
                List.of(after("a"), after("b", "a", "d"), after("c", "b"), after("d", "c"), after("e", "d")));
        assertThat(graph.ring().orElseThrow()).containsExactlyInAnyOrder("b", "c", "d");
        assertThat(graph.inOrder()).containsExactly("a");
    }

    @Test
    void aStepThatWaitsForAnUnknownOneIsNoRing() {
        StepGraph graph = StepGraph.of(List.of(after("a", "gone"), after("b", "a")));
        assertThat(graph.ring()).isEmpty();
        assertThat(graph.inOrder()).isEmpty();
    }

    @Test
    void findsEverythingThatFollows() {
        StepGraph graph = StepGraph.of(List.of(after("a"), after("b", "a"), after("c"), after("d", "b", "c")));
        assertThat(graph.andWhatFollows(Set.of("b"))).containsExactlyInAnyOrder("b", "d");
    }

    @Test
    void whoWaitedForARemovedStepWaitsForWhatItWaitedFor() {
        Runbook runbook = Runbook.of(List.of(
                step("a"),
                after("b", "a"),
                step("c").ordered("", List.of(new Dependency("b", Kind.START_TO_START, 5)))));
        assertThat(runbook.without("b").step("c").orElseThrow().dependencies()).containsExactly(Dependency.after("a"));
    }

    private static RunbookStep step(String key) {
        return RunbookStep.of(key, "test", key, Map.of());
    }

    private static RunbookStep after(String key, String... others) {
        return step(key)
                .ordered("", List.of(others).stream().map(Dependency::after).toList());
    }
}
