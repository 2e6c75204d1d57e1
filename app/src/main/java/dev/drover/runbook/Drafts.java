package dev.drover.runbook;

import dev.drover.connection.Environment;
import dev.drover.connection.Environments;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.model.TargetModels;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the plan of a migration is right now. */
@Service
public class Drafts {

    private final Migrations migrations;
    private final Environments environments;
    private final TargetModels models;
    private final Runbooks runbooks;
    private final PlanDigest digest;

    Drafts(
            Migrations migrations,
            Environments environments,
            TargetModels models,
            Runbooks runbooks,
            PlanDigest digest) {
        this.migrations = migrations;
        this.environments = environments;
        this.models = models;
        this.runbooks = runbooks;
        this.digest = digest;
    }

    @Transactional(readOnly = true)
    public Draft of(MigrationId id) {
        Migration migration = migrations.get(id);
        Environment environment = environments.get(migration.environment());
        Runbook runbook = runbooks.of(id).runbook();
        RevisionContent content = new RevisionContent(
                migration.description(),
                environment.kind(),
                environment.source(),
                environment.aws(),
                models.of(id).model(),
                runbook.phases(),
                runbook.steps());
        return new Draft(migration, content, digest.of(content));
    }

    /**
     * The digests of a revision on the environment as it is now. They differ from the revision's own when somebody moved
     * the environment since.
     */
    @Transactional(readOnly = true)
    public Digests resolved(Revision revision) {
        return resolved(
                revision, environments.get(migrations.get(revision.migration()).environment()));
    }

    /** The digests of a revision on an environment. */
    public Digests resolved(Revision revision, Environment environment) {
        RevisionContent frozen = revision.content();
        return digest.of(new RevisionContent(
                frozen.description(),
                environment.kind(),
                environment.source(),
                environment.aws(),
                frozen.model(),
                frozen.phases(),
                frozen.steps()));
    }
}
