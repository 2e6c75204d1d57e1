package dev.drover.runbook;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import java.util.Optional;

/**
 * A runbook that was thought through once, and is written out for a migration with the names of its model.
 *
 * <p>Spring collects every bean of this type. Owner, stand-in, team and escalation contact stay empty on purpose: somebody
 * has to name them. Everything else is there.
 */
public interface RunbookTemplate {

    /** What people need to know before they choose it. */
    TemplateDescription describe();

    /** Why it does not fit a model, as a sentence that says what to do; empty if it fits. */
    Optional<String> refusal(TargetModel model);

    /** The runbook for a model that is not refused. */
    Runbook generate(MigrationDescription migration, TargetModel model);
}
