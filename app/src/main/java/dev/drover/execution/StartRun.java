package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import dev.drover.runbook.Digests;
import dev.drover.runbook.Drafts;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.step.RunKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts runs, and always has an answer to "why can this not start?". */
@Service
public class StartRun {

    private final Runs runs;
    private final StepRuns steps;
    private final RunEvents events;
    private final Revisions revisions;
    private final Drafts drafts;
    private final List<StartPolicy> policies;
    private final AdvanceRun advance;
    private final Clock clock;

    StartRun(
            Runs runs,
            StepRuns steps,
            RunEvents events,
            Revisions revisions,
            Drafts drafts,
            List<StartPolicy> policies,
            AdvanceRun advance,
            Clock clock) {
        this.runs = runs;
        this.steps = steps;
        this.events = events;
        this.revisions = revisions;
        this.drafts = drafts;
        this.policies = policies;
        this.advance = advance;
        this.clock = clock;
    }

    /** Every reason why this cannot start now; empty if it can. */
    @Transactional(readOnly = true)
    public List<String> refusals(MigrationId migration, RunKind kind, int sharePercent, Actor actor) {
        return refusals(request(migration, kind, sharePercent, actor));
    }

    /**
     * Why a run cannot start now.
     *
     * @param plan what holds it back whoever starts it
     * @param person what holds back only who asks
     */
    public record Objections(List<String> plan, List<String> person) {}

    /** The same reasons, those that are about the plan apart from those that are about who asks. */
    @Transactional(readOnly = true)
    public Objections objections(MigrationId migration, RunKind kind, int sharePercent, Actor actor) {
        StartRequest request = request(migration, kind, sharePercent, actor);
        return new Objections(
                policies.stream()
                        .flatMap(policy -> policy.refusals(request).stream())
                        .toList(),
                policies.stream()
                        .flatMap(policy -> policy.refusalsOfPerson(request).stream())
                        .toList());
    }

    /**
     * Starts a run of the newest revision.
     *
     * @param sharePercent how much of the data to move, 1 to 100
     * @throws RunRefusedException with every reason if it cannot start; nothing is written
     */
    @Transactional
    public Run start(MigrationId migration, RunKind kind, int sharePercent, Actor actor) {
        return start(migration, kind, sharePercent, null, actor);
    }

    /** The same with the end of a change window; null for none. */
    @Transactional
    public Run start(
            MigrationId migration, RunKind kind, int sharePercent, @Nullable Instant windowEndsAt, Actor actor) {
        StartRequest request = request(migration, kind, sharePercent, actor);
        List<String> refusals = refusals(request);
        if (!refusals.isEmpty()) {
            throw new RunRefusedException(refusals);
        }
        Revision revision = Objects.requireNonNull(request.revision());
        RunId id = runs.add(revision, kind, sharePercent, windowEndsAt, actor, clock.instant());
        steps.add(
                id,
                revision.content().steps().stream()
                        .map(step -> new StepRuns.Ahead(step.key(), null, Duration.ofMinutes(step.estimateMinutes())))
                        .toList());
        Run run = runs.lock(id);
        events.append(
                id,
                actor,
                Kind.RUN_STARTED,
                "",
                kind.label() + " of revision " + revision.number() + " started, digest "
                        + Digests.brief(revision.digests().whole())
                        + (sharePercent < 100 ? ", with " + sharePercent + " % of the data" : "") + ".");
        advance.advance(run);
        return runs.get(id);
    }

    private StartRequest request(MigrationId migration, RunKind kind, int sharePercent, Actor actor) {
        if (sharePercent < 1 || sharePercent > 100) {
            throw new RunRefusedException("A share is between 1 and 100 %, not " + sharePercent + ".");
        }
        return new StartRequest(
                drafts.of(migration), revisions.latest(migration).orElse(null), kind, sharePercent, actor);
    }

    private List<String> refusals(StartRequest request) {
        return policies.stream()
                .flatMap(policy ->
                        Stream.concat(policy.refusals(request).stream(), policy.refusalsOfPerson(request).stream()))
                .toList();
    }
}
