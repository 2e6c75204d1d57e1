package dev.drover.execution;

import dev.drover.signoff.ScopeStatus;
import dev.drover.signoff.Signoffs;
import dev.drover.step.RunKind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The conditions for starting a step that ask other rooms; all of them are asked again before every step. */
@Configuration
class StepPolicies {

    /** A rollback is never held up by a window: it is what one does when the window is over. */
    @Bean
    @Order(3)
    StepPolicy windowIsOpen(Clock clock) {
        return (run, revision) -> {
            Instant ends = run.windowEndsAt();
            return ends == null || run.goesBack() || clock.instant().isBefore(ends)
                    ? Optional.empty()
                    : Optional.of("The change window is over. A lead who does not drive this run can extend it;"
                            + " otherwise roll back.");
        };
    }

    @Bean
    @Order(2)
    StepPolicy signaturesHold(Signoffs signoffs) {
        return (run, revision) -> {
            if (run.kind() != RunKind.LIVE || run.goesBack()) {
                return Optional.empty();
            }
            List<ScopeStatus> missing = signoffs.status(revision).stream()
                    .filter(status -> !status.isSigned())
                    .toList();
            if (missing.isEmpty()) {
                return Optional.empty();
            }
            String scopes =
                    missing.stream().map(status -> status.scope().label()).collect(Collectors.joining(" and "));
            String because = missing.stream().map(ScopeStatus::because).collect(Collectors.joining(" "));
            return Optional.of("The signature on the " + scopes + " scope no longer counts. "
                    + (because.isBlank() ? "" : because.strip() + " ") + "Get it signed again, then resume.");
        };
    }
}
