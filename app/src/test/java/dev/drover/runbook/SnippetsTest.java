package dev.drover.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.testing.Plans;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class SnippetsTest {

    @Autowired
    Plans plans;

    @Autowired
    Runbooks runbooks;

    @Autowired
    Snippets snippets;

    @Test
    void what_steps_wait_for_is_kept_inside_and_cut_outside() {
        Runbook cut = Cutting.cut(
                new Runbook(
                        List.of(new Phase("move", "Moved.", "Not moved."), new Phase("other", "Done.", "Not done.")),
                        List.of(
                                step("a"),
                                step("b").ordered("x", List.of(Dependency.after("a"))),
                                step("c").ordered("", List.of(Dependency.after("a"), Dependency.after("b"))),
                                step("d").ordered("y", List.of()))),
                Set.of("b", "c", "d", "gone"));
        assertThat(cut.phases()).extracting(Phase::name).containsExactly("move");
        assertThat(cut.step("b").orElseThrow().dependencies())
                .as("it must not begin at once")
                .isNull();
        assertThat(cut.step("c").orElseThrow().dependencies()).containsExactly(Dependency.after("b"));
        assertThat(cut.step("d").orElseThrow().dependencies()).isEmpty();
    }

    @Test
    void keys_that_are_taken_become_free_ones_and_dependencies_follow() {
        Runbook runbook = new Runbook(
                List.of(new Phase("move", "As it was.", "As it was.")), List.of(step("a"), step("b"), step("b-2")));
        Runbook longer = Cutting.append(
                runbook,
                new Runbook(
                        List.of(new Phase("move", "Moved.", "Not moved."), new Phase("after", "Done.", "Not done.")),
                        List.of(
                                step("b"),
                                step("c")
                                        .ordered(
                                                "", List.of(new Dependency("b", Dependency.Kind.START_TO_START, 5))))));
        assertThat(longer.steps()).extracting(RunbookStep::key).containsExactly("a", "b", "b-2", "b-3", "c");
        assertThat(longer.step("c").orElseThrow().dependencies())
                .containsExactly(new Dependency("b-3", Dependency.Kind.START_TO_START, 5));
        assertThat(longer.phases()).extracting(Phase::outcome).containsExactly("As it was.", "Done.");
    }

    @Test
    void a_snippet_is_kept_in_its_workspace_and_put_into_other_runbooks() {
        Plans.Team team = plans.team();
        plans.submit(team, List.of(step("first"), step("second")));
        Snippet saved = snippets.save(team.migration(), " Hold ", Set.of("second"), team.architect());
        assertThat(snippets.of(team.workspace().id())).containsExactly(saved);
        assertThat(saved.name()).isEqualTo("Hold");
        assertThat(snippets.insert(team.migration(), saved.id(), 1, team.architect()))
                .isPresent();
        assertThat(runbooks.of(team.migration().id()).runbook().steps())
                .extracting(step -> step.key() + " by " + step.owner())
                .containsExactly("first by Team Orders", "second by Team Orders", "second-2 by Team Orders");
        assertThatThrownBy(() -> snippets.insert(team.migration(), saved.id(), 1, team.architect()))
                .isInstanceOf(RunbookChangedException.class);
        assertThatThrownBy(() -> snippets.save(team.migration(), "Hold", Set.of("first"), team.architect()))
                .hasMessageContaining("There is already a snippet \"Hold\".");
        assertThatThrownBy(() -> snippets.save(team.migration(), "Nothing", Set.of("gone"), team.architect()))
                .hasMessage("Choose at least one step for the snippet.");
        assertThatThrownBy(() -> snippets.save(team.migration(), " ", Set.of("first"), team.architect()))
                .hasMessageContaining("enter 1 to 80 characters. Found 0.");
        Plans.Team others = plans.team();
        assertThat(snippets.insert(others.migration(), saved.id(), 0, others.architect()))
                .as("a snippet of another workspace")
                .isEmpty();
        assertThat(snippets.remove(others.migration(), saved.id(), others.architect()))
                .isEmpty();
        assertThat(snippets.remove(team.migration(), saved.id(), team.architect()))
                .isPresent();
        assertThat(snippets.of(team.workspace().id())).isEmpty();
    }

    private static RunbookStep step(String key) {
        return Plans.step(key, "time.hold", Map.of("seconds", "60"));
    }
}
