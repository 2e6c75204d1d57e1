package dev.drover.execution;

import dev.drover.signoff.Conditions;
import dev.drover.signoff.ScopeStatus;
import dev.drover.signoff.Signoffs;
import dev.drover.step.RunKind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
            List<String> sentences = new ArrayList<>();
            String fallen = labels(missing, status -> status.decision().isPresent());
            if (!fallen.isEmpty()) {
                sentences.add("The signature on the " + fallen + " scope no longer counts.");
            }
            String asked = labels(missing, status -> status.decision().isEmpty());
            if (!asked.isEmpty()) {
                sentences.add("The policy of this workspace asks for the " + asked + " scope now.");
            }
            missing.stream()
                    .map(ScopeStatus::because)
                    .filter(why -> !why.isEmpty())
                    .forEach(sentences::add);
            return Optional.of(String.join(" ", sentences) + " Get it signed, then resume.");
        };
    }

    private static String labels(List<ScopeStatus> missing, Predicate<ScopeStatus> concerned) {
        return missing.stream()
                .filter(concerned)
                .map(status -> status.scope().label())
                .collect(Collectors.joining(" and "));
    }

    @Bean
    @Order(4)
    StepPolicy conditionsAreMetStill(Conditions conditions) {
        return (run, revision) -> run.kind() != RunKind.LIVE || run.goesBack()
                ? Optional.empty()
                : conditions.open(revision).stream().findFirst().map(open -> open + " Mark it as met, then resume.");
    }
}
