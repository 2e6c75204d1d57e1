package dev.drover.inventory;

import static dev.drover.inventory.PatternField.AVG_RPS;
import static dev.drover.inventory.PatternField.CARDINALITY;
import static dev.drover.inventory.PatternField.CONSISTENCY;
import static dev.drover.inventory.PatternField.DIRECTION;
import static dev.drover.inventory.PatternField.ITEMS_PER_CALL_AVG;
import static dev.drover.inventory.PatternField.ITEMS_PER_CALL_BOUND;
import static dev.drover.inventory.PatternField.ITEM_BYTES_MAX;
import static dev.drover.inventory.PatternField.ITEM_BYTES_P99;
import static dev.drover.inventory.PatternField.NAME;
import static dev.drover.inventory.PatternField.OWNER;
import static dev.drover.inventory.PatternField.PEAK_RPS;
import static dev.drover.inventory.PatternField.STALENESS_TOLERANCE_MS;
import static dev.drover.inventory.PatternField.STATUS;
import static dev.drover.inventory.PatternField.TOP_KEY_SHARE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.AccessPattern.PatternStatus;
import dev.drover.inventory.EditOutcome.Accepted;
import dev.drover.inventory.EditOutcome.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatternEditTest {

    @Test
    void leavesOtherFieldsAsTheyAre() {
        AccessPattern before = draft(Patterns.named("Get order", OWNER, "Checkout"));
        Accepted accepted = (Accepted) Patterns.edit(PEAK_RPS, "120").applyTo(before);
        assertThat(accepted.pattern().owner()).isEqualTo("Checkout");
        assertThat(accepted.changed()).containsExactly(PEAK_RPS);
    }

    @Test
    void changesNothingWhenTheTextMeansTheSame() {
        AccessPattern before = draft(Patterns.named("Get order", PEAK_RPS, "120"));
        Accepted accepted = (Accepted) Patterns.edit(PEAK_RPS, " 120.00 ").applyTo(before);
        assertThat(accepted.changed()).isEmpty();
        assertThat(accepted.pattern()).isEqualTo(before);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThat(problems(Patterns.edit(NAME, "", PEAK_RPS, "abc", CONSISTENCY, "maybe")
                        .draft("AP-001")))
                .extracting(PatternProblem::field)
                .containsExactlyInAnyOrder(DIRECTION, NAME, PEAK_RPS, CONSISTENCY);
    }

    @Test
    void aDraftMayHaveGapsButNoWrongValues() {
        assertThat(draft(Patterns.named("Get order")).gaps()).contains(PEAK_RPS, OWNER, AVG_RPS);
        assertThat(problems(Patterns.named("Get order", PEAK_RPS, "-5").draft("AP-001")))
                .extracting(PatternProblem::field)
                .containsExactly(PEAK_RPS);
    }

    @Test
    void thePeakIsAtLeastTheAverage() {
        AccessPattern before = draft(Patterns.named("Get order", AVG_RPS, "340"));
        assertThat(problems(Patterns.edit(PEAK_RPS, "120").applyTo(before)))
                .containsExactly(new PatternProblem(
                        PEAK_RPS,
                        "120",
                        "Enter the peak calls per second as at least 340, the average calls per second"));
        assertThat(Patterns.edit(PEAK_RPS, "340").applyTo(before)).isInstanceOf(Accepted.class);
    }

    @Test
    void theBoundIsAtLeastTheAverage() {
        AccessPattern before = draft(Patterns.named("Lines", ITEMS_PER_CALL_AVG, "12.5"));
        assertThat(problems(Patterns.edit(ITEMS_PER_CALL_BOUND, "12").applyTo(before)))
                .hasSize(1);
        assertThat(Patterns.edit(ITEMS_PER_CALL_BOUND, "13").applyTo(before)).isInstanceOf(Accepted.class);
        assertThat(Patterns.edit(ITEMS_PER_CALL_BOUND, "unbounded").applyTo(before))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void theLargestItemIsAtLeastAsLargeAsMost() {
        assertThat(problems(Patterns.named("Lines", ITEM_BYTES_P99, "900", ITEM_BYTES_MAX, "800")
                        .draft("AP-001")))
                .extracting(PatternProblem::field)
                .containsExactly(ITEM_BYTES_MAX);
    }

    @Test
    void cannotAgreeOnGaps() {
        PatternProblem problem = problems(Patterns.edit(STATUS, "AGREED").applyTo(draft(Patterns.named("Get order"))))
                .get(0);
        assertThat(problem.field()).isEqualTo(STATUS);
        assertThat(problem.sentence())
                .startsWith("Choose the status Draft until nothing is missing. Missing: ")
                .contains("owner", "peak calls per second");
    }

    @Test
    void agreesOnAPatternWithoutGaps() {
        AccessPattern complete = draft(Patterns.complete("Get order"));
        assertThat(complete.gaps()).isEmpty();
        Accepted agreed = (Accepted) Patterns.edit(STATUS, "AGREED").applyTo(complete);
        assertThat(agreed.pattern().status()).isEqualTo(PatternStatus.AGREED);
        assertThat(problems(Patterns.edit(OWNER, "").applyTo(agreed.pattern())))
                .extracting(PatternProblem::field)
                .containsExactly(STATUS);
    }

    @Test
    void asksForTheBusiestKeyFromAHundredCallsPerSecondOn() {
        assertThat(draft(Patterns.named("Get order", PEAK_RPS, "99.9")).gaps()).doesNotContain(TOP_KEY_SHARE);
        assertThat(draft(Patterns.named("Get order", PEAK_RPS, "100")).gaps()).contains(TOP_KEY_SHARE);
    }

    @Test
    void asksForStalenessWhenAnswersMayBeOld() {
        assertThat(draft(Patterns.named("Get order", CONSISTENCY, "EVENTUAL")).gaps())
                .contains(STALENESS_TOLERANCE_MS);
        assertThat(draft(Patterns.named("Get order", CONSISTENCY, "STRONG")).gaps())
                .doesNotContain(STALENESS_TOLERANCE_MS);
    }

    @Test
    void asksForNoLoadWhereNothingReachesTheStore() {
        assertThat(draft(Patterns.named("Sort in the browser", DIRECTION, "NONE"))
                        .gaps())
                .containsExactly(OWNER, CARDINALITY, PatternField.EVIDENCE);
    }

    @Test
    void dropsWhatWasThereBefore() {
        PatternEdit edit =
                Patterns.edit(OWNER, "Checkout", PEAK_RPS, "120").without(Map.of(OWNER, "Checkout", PEAK_RPS, "100"));
        assertThat(edit).isEqualTo(Patterns.edit(PEAK_RPS, "120"));
    }

    private static AccessPattern draft(PatternEdit edit) {
        return ((Accepted) edit.draft("AP-001")).pattern();
    }

    private static List<PatternProblem> problems(EditOutcome outcome) {
        return ((Refused) outcome).problems();
    }
}
