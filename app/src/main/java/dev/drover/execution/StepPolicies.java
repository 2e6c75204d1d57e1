package dev.drover.execution;

import dev.drover.runbook.Digests;
import dev.drover.runbook.Drafts;
import dev.drover.signoff.ScopeStatus;
import dev.drover.signoff.Signoffs;
import dev.drover.step.RunKind;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The conditions for starting a step; they are asked again before every one. */
@Configuration
class StepPolicies {

    @Bean
    @Order(1)
    StepPolicy planIsWhatWasSigned(Drafts drafts) {
        return (run, revision) -> {
            String now = drafts.resolved(revision).whole();
            return now.equals(run.digest())
                    ? Optional.empty()
                    : Optional.of("The environment is no longer the one of revision " + revision.number() + ": digest "
                            + Digests.brief(now) + " instead of " + Digests.brief(run.digest())
                            + ". Move the environment back, or roll back and submit the plan again.");
        };
    }

    @Bean
    @Order(2)
    StepPolicy signaturesHold(Signoffs signoffs) {
        return (run, revision) -> {
            if (run.kind() != RunKind.LIVE || run.goesBack()) {
                return Optional.empty();
            }
            String missing = signoffs.status(revision).stream()
                    .filter(status -> !status.isSigned())
                    .map(ScopeStatus::scope)
                    .map(scope -> scope.label())
                    .collect(Collectors.joining(" and "));
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of("The signature on the " + missing + " scope no longer counts. Get it signed again,"
                            + " then resume.");
        };
    }
}
