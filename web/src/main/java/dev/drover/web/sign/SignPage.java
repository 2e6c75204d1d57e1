package dev.drover.web.sign;

import dev.drover.model.lint.Numbers;
import dev.drover.sign.SignReport;
import dev.drover.sign.SignState;
import dev.drover.sign.Trend.Step;
import dev.drover.sign.Unmeasured;
import dev.drover.sign.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the signs say, as their page shows it. */
record SignPage(SignReport report) {

    /** The verdict, or that there is none yet. */
    public String word() {
        return isTellable() ? report.verdict().word() : "Not enough measurements yet";
    }

    public String tone() {
        return isTellable() ? report.verdict().tone() : "info";
    }

    public String sentence() {
        if (!isTellable()) {
            return "No sign can be told yet. Below is what each of them needs.";
        }
        return report.verdict() == Verdict.CALM && !report.speaking().isEmpty()
                ? "One warning sign speaks, and not for a week yet. Look again next week."
                : report.verdict().sentence();
    }

    /** "2 of 15 signs speak, 9 are quiet, and 4 cannot be told yet." */
    public String numbers() {
        int speaking = report.speaking().size();
        int unknown = report.unknown().size();
        return speaking + " of " + Numbers.count(report.states().size(), "sign", "signs") + " "
                + (speaking == 1 ? "speaks" : "speak") + ", " + report.quiet().size() + " "
                + (report.quiet().size() == 1 ? "is" : "are") + " quiet, and " + unknown + " cannot be told yet.";
    }

    private boolean isTellable() {
        return report.states().stream().anyMatch(SignState::isKnown);
    }

    public List<Unmeasured> never() {
        return Unmeasured.ALL;
    }

    /** Null as long as there is only one value. */
    public @Nullable Sparkline line(SignState state) {
        return state.known().size() < 2 ? null : Sparkline.of(state);
    }

    /** "Worse than a week before, 8 %". */
    public String words(SignState state, Step step, String than) {
        String before = state.description().scale().words(step.before());
        return switch (step.way()) {
            case SAME -> "The same as " + than + ", " + before;
            case BETTER, WORSE -> step.way().word() + " than " + than + ", " + before;
        };
    }

    public String icon(Step step) {
        return switch (step.way()) {
            case BETTER -> "ok";
            case SAME -> "none";
            case WORSE -> "warn";
        };
    }
}
