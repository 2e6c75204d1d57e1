package dev.drover.execution;

import dev.drover.connection.Environment;
import dev.drover.runbook.Digests;
import dev.drover.runbook.Drafts;
import dev.drover.runbook.Revision;
import dev.drover.runbook.RevisionContent;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The plan, on the environment as it is now, has the digest with which the run started. */
@Component
@Order(1)
class EnvironmentIsWhatWasSigned implements StepPolicy {

    private final Drafts drafts;

    EnvironmentIsWhatWasSigned(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public Optional<String> refusal(Run run, Revision revision) {
        return refusal(run, revision, drafts.resolved(revision));
    }

    /**
     * The same for one slice, asked of the very environment that the slice will use. Slices are many, so nothing is hashed
     * while the addresses are the ones of the revision.
     */
    Optional<String> refusal(Run run, Revision revision, Environment environment) {
        RevisionContent frozen = revision.content();
        boolean same = run.digest().equals(revision.digests().whole())
                && frozen.environmentKind() == environment.kind()
                && frozen.source().equals(environment.source())
                && frozen.aws().equals(environment.aws());
        return same ? Optional.empty() : refusal(run, revision, drafts.resolved(revision, environment));
    }

    private static Optional<String> refusal(Run run, Revision revision, Digests now) {
        return now.whole().equals(run.digest())
                ? Optional.empty()
                : Optional.of("The environment is no longer the one of revision " + revision.number() + ": digest "
                        + Digests.brief(now.whole()) + " instead of " + Digests.brief(run.digest())
                        + ". Move the environment back, or roll back and submit the plan again.");
    }
}
