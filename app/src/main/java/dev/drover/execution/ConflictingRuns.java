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

    /**
     * Another live run.
     *
     * @param migration what it is a run of
     */
    private record Other(Migration migration, Run run) {

        String which() {
            return "Live run " + run.number() + " of " + migration.name() + " is active and ";
        }
    }

    @Override
    public List<String> refusals(StartRequest request) {
        Revision revision = request.revision();
        return request.kind() != RunKind.LIVE || revision == null
                ? List.of()
                : others(revision, other -> true)
                        .flatMap(other -> sharedStore(revision, other).stream())
                        .toList();
    }

    @Override
    public List<String> refusalsOfPerson(StartRequest request) {
        Revision revision = request.revision();
        return request.kind() != RunKind.LIVE || revision == null
                ? List.of()
                : others(revision, other -> true)
                        .filter(other -> sharedStore(revision, other).isEmpty())
                        .flatMap(other -> sharedOperator(request.actor().id(), other).stream())
                        .toList();
    }

    /** Two runs that start at the same moment do not see each other; before its next step the later one is held. */
    @Override
    public Optional<String> refusal(Run run, Revision revision) {
        return run.kind() != RunKind.LIVE || run.goesBack()
                ? Optional.empty()
                : others(revision, other -> other.id().value() < run.id().value())
                        .flatMap(other ->
                                sharedStore(revision, other).or(() -> sharedOperator(run.startedBy(), other)).stream())
                        .findFirst();
    }

    private Stream<Other> others(Revision revision, Predicate<Run> concerned) {
        Migration own = migrations.get(revision.migration());
        return runs.activeLive().stream()
                .filter(run -> !run.migration().equals(own.id()) && concerned.test(run))
                .map(run -> new Other(migrations.get(run.migration()), run))
                .filter(other -> other.migration().workspace().equals(own.workspace()));
    }

    private Optional<String> sharedStore(Revision revision, Other run) {
        RevisionContent plan = revision.content();
        RevisionContent other = revisions.get(run.run().revision()).content();
        String then = ". Wait until it has ended.";
        Set<String> tables = sharedTables(plan, other);
        if (!tables.isEmpty()) {
            return Optional.of(run.which() + "writes to the same target table: " + String.join(", ", tables) + then);
        }
        return isSameDatabase(plan.source(), other.source())
                ? Optional.of(run.which() + "reads from the same source database, "
                        + plan.source().database() + then)
                : Optional.empty();
    }

    private static Optional<String> sharedOperator(PersonId operator, Other other) {
        return other.run().startedBy().equals(operator)
                ? Optional.of(other.which() + "has the same operator, "
                        + other.run().startedName()
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
