package dev.drover.execution;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.SourceAddress;
import dev.drover.migration.Migration;
import dev.drover.migration.Migrations;
import dev.drover.model.TargetTable;
import dev.drover.people.PersonId;
import dev.drover.runbook.Revision;
import dev.drover.runbook.RevisionContent;
import dev.drover.runbook.Revisions;
import dev.drover.step.RunKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Two live runs of a workspace must not meet: in a target table, in a source database, or in the person who runs them. */
@Component
@Order(10)
class ConflictingRuns implements StartPolicy, StepPolicy {

    private final Runs runs;
    private final Revisions revisions;
    private final Migrations migrations;

    ConflictingRuns(Runs runs, Revisions revisions, Migrations migrations) {
        this.runs = runs;
        this.revisions = revisions;
        this.migrations = migrations;
    }

    @Override
    public List<String> refusals(StartRequest request) {
        Revision revision = request.revision();
        return request.kind() != RunKind.LIVE || revision == null
                ? List.of()
                : conflicts(revision, request.actor().id(), other -> true);
    }

    /** Two runs that start at the same moment do not see each other; before its next step the later one is held. */
    @Override
    public Optional<String> refusal(Run run, Revision revision) {
        return run.kind() != RunKind.LIVE || run.goesBack()
                ? Optional.empty()
                : conflicts(
                                revision,
                                run.startedBy(),
                                other -> other.id().value() < run.id().value())
                        .stream()
                        .findFirst();
    }

    private List<String> conflicts(Revision revision, PersonId operator, Predicate<Run> concerned) {
        Migration own = migrations.get(revision.migration());
        return runs.activeLive().stream()
                .filter(run -> !run.migration().equals(own.id()) && concerned.test(run))
                .flatMap(run -> {
                    Migration migration = migrations.get(run.migration());
                    return migration.workspace().equals(own.workspace())
                            ? conflict(revision.content(), operator, migration, run).stream()
                            : Stream.of();
                })
                .toList();
    }

    private Optional<String> conflict(RevisionContent plan, PersonId operator, Migration migration, Run run) {
        RevisionContent other = revisions.get(run.revision()).content();
        String which = "Live run " + run.number() + " of " + migration.name() + " is active and ";
        String then = ". Wait until it has ended.";
        Set<String> tables = sharedTables(plan, other);
        if (!tables.isEmpty()) {
            return Optional.of(which + "writes to the same target table: " + String.join(", ", tables) + then);
        }
        if (isSameDatabase(plan.source(), other.source())) {
            return Optional.of(which + "reads from the same source database, "
                    + plan.source().database() + then);
        }
        return run.startedBy().equals(operator)
                ? Optional.of(which + "has the same operator, " + run.startedName()
                        + ", and nobody watches two live runs at once. Let somebody else start this one, or wait.")
                : Optional.empty();
    }

    private static Set<String> sharedTables(RevisionContent plan, RevisionContent other) {
        if (!isSameStore(plan.aws(), other.aws())) {
            return Set.of();
        }
        Set<String> names =
                other.model().tables().stream().map(TargetTable::name).collect(Collectors.toSet());
        return plan.model().tables().stream()
                .map(TargetTable::name)
                .filter(names::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isSameStore(AwsAddress one, AwsAddress other) {
        return one.account().equals(other.account())
                && one.region().equals(other.region())
                && Objects.equals(one.endpoint(), other.endpoint());
    }

    private static boolean isSameDatabase(SourceAddress one, SourceAddress other) {
        return one.host().equalsIgnoreCase(other.host())
                && one.port() == other.port()
                && one.database().equals(other.database());
    }
}
