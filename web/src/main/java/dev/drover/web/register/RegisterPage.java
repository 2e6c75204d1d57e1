package dev.drover.web.register;

import dev.drover.model.register.Assumption;
import dev.drover.model.register.Decision;
import dev.drover.model.register.Feature;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The register as its page shows it.
 *
 * @param unregistered features that the model or a pattern uses and no row speaks of
 */
record RegisterPage(
        List<Written> decisions, List<Assumption> assumptions, List<Unregistered> unregistered, LocalDate today) {

    /** A decision with its texts as HTML that is safe to show. */
    record Written(Decision decision, String body, String reason) {}

    /** A feature in use that nobody has written down. */
    record Unregistered(Feature feature, String place) {}

    static RegisterPage of(
            List<Written> decisions, List<Assumption> assumptions, Map<Feature, String> used, LocalDate today) {
        List<Unregistered> unregistered = used.entrySet().stream()
                .filter(use -> assumptions.stream().noneMatch(row -> row.feature() == use.getKey()))
                .map(use -> new Unregistered(use.getKey(), use.getValue()))
                .toList();
        return new RegisterPage(decisions, assumptions, unregistered, today);
    }
}
