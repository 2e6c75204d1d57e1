package dev.drover.execution;

import dev.drover.runbook.Revision;
import dev.drover.signoff.Conditions;
import dev.drover.signoff.ScopeStatus;
import dev.drover.signoff.Signoffs;
import dev.drover.step.RunKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The conditions for starting a run, in the order in which people read them. */
@Configuration
class StartPolicies {

    @Bean
    @Order(1)
    StartPolicy planIsSubmitted() {
        return request -> request.revision() == null
                ? List.of("Nothing was submitted yet. Complete the runbook and submit it for signoff.")
                : List.of();
    }

    @Bean
    @Order(2)
    StartPolicy planIsUnchanged() {
        return request -> {
            Revision revision = request.revision();
            if (revision == null || request.kind() == RunKind.DRY_RUN) {
                return List.of();
            }
            return request.draft().digests().whole().equals(revision.digests().whole())
                    ? List.of()
                    : List.of("The plan was changed after revision " + revision.number()
                            + " was submitted. Submit it again.");
        };
    }

    @Bean
    @Order(3)
    StartPolicy shareFitsTheKind() {
        return request -> request.sharePercent() == 100 || request.kind() != RunKind.LIVE
                ? List.of()
                : List.of("A live run moves all of the data.");
    }

    @Bean
    @Order(4)
    StartPolicy noOtherRunIsActive(Runs runs) {
        return request -> runs.of(request.draft().migration().id()).stream()
                .filter(run -> run.status().isActive() && !run.goesBack())
                .map(run -> "Run " + run.number() + " is "
                        + run.status().label().toLowerCase(Locale.ROOT) + ". Finish it or call it off first.")
                .toList();
    }

    @Bean
    @Order(5)
    StartPolicy everyScopeIsSigned(Signoffs signoffs) {
        return request -> request.kind() != RunKind.LIVE || request.revision() == null
                ? List.of()
                : signoffs.status(request.revision()).stream()
                        .filter(status -> !status.isSigned())
                        .map(StartPolicies::missingSignature)
                        .toList();
    }

    private static String missingSignature(ScopeStatus status) {
        return "The " + status.scope().label() + " scope is not signed ("
                + status.state().label().toLowerCase(Locale.ROOT)
                + (status.required().rule().quorum() > 1 ? ", " + status.progress() : "") + ")."
                + (status.because().isEmpty() ? "" : " " + status.because())
                + status.required().because().stream().map(why -> " " + why).collect(Collectors.joining());
    }

    @Bean
    @Order(6)
    StartPolicy operatorDidNotSign(Signoffs signoffs) {
        return new StartPolicy() {
            @Override
            public List<String> refusals(StartRequest request) {
                return List.of();
            }

            @Override
            public List<String> refusalsOfPerson(StartRequest request) {
                Revision revision = request.revision();
                return request.kind() == RunKind.LIVE
                                && revision != null
                                && signoffs.signers(revision)
                                        .contains(request.actor().id())
                        ? List.of("You signed this plan, so somebody else has to start the live run.")
                        : List.of();
            }
        };
    }

    @Bean
    @Order(8)
    StartPolicy conditionsAreMet(Conditions conditions) {
        return request -> request.kind() != RunKind.LIVE || request.revision() == null
                ? List.of()
                : conditions.open(request.revision());
    }
}
