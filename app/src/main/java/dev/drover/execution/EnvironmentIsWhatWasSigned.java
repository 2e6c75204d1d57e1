package dev.drover.execution;

import dev.drover.connection.Environment;
import dev.drover.connection.Environments;
import dev.drover.migration.Migrations;
import dev.drover.runbook.Digests;
import dev.drover.runbook.Drafts;
import dev.drover.runbook.Revision;
import dev.drover.runbook.RevisionContent;
import dev.drover.runbook.RevisionId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The plan, on the environment as it is now, has the digest with which the run started. */
@Component
@Order(1)
class EnvironmentIsWhatWasSigned implements StepPolicy {

    private static final int KEPT = 100;

    private final Drafts drafts;
    private final Migrations migrations;
    private final Environments environments;

    /** What was hashed already, by identity: a revision is read once and kept, and what was read does not change. */
    private final Map<RevisionId, Revision> hashed = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RevisionId, Revision> eldest) {
            return size() > KEPT;
        }
    });

    EnvironmentIsWhatWasSigned(Drafts drafts, Migrations migrations, Environments environments) {
        this.drafts = drafts;
        this.migrations = migrations;
        this.environments = environments;
    }

    @Override
    public Optional<String> refusal(Run run, Revision revision) {
        Environment environment = environments.get(migrations.environment(run.migration()));
        if (hashed.get(revision.id()) == revision) {
            return refusal(run, revision, environment);
        }
        Optional<String> refusal = refusal(run, revision, drafts.resolved(revision, environment));
        if (refusal.isEmpty()) {
            hashed.put(revision.id(), revision);
        }
        return refusal;
    }

    /**
     * The same for one slice, asked of the very environment that the slice will use. Slices are many, so nothing is hashed
     * again while the addresses are the ones of the revision.
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
