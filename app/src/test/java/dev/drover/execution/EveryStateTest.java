package dev.drover.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.runbook.Dependency;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.StepGraph;
import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.Progress;
import dev.drover.step.RunKind;
import dev.drover.step.StepOutcome;
import dev.drover.testing.Plans;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks through every state that a small run can come into, by everything that people and slices can do in each, with the
 * engine's own code and tables. Nothing is committed: every deed is taken back to try the next one.
 */
@AppTest
class EveryStateTest {

    private static final Set<RunStatus> ENDS = Set.of(RunStatus.COMPLETED, RunStatus.ROLLED_BACK, RunStatus.CALLED_OFF);

    @Autowired
    Plans plans;

    @Autowired
    StartRun start;

    @Autowired
    ControlRun control;

    @Autowired
    PausePart parts;

    @Autowired
    SkipStep skip;

    @Autowired
    RollBackRun rollBack;

    /** The row whose next slice is this one. */
    private static final String SLICE = "coalesce(convert_from(task_data, 'UTF8'), task_instance) = :slice";

    @Autowired
    RecordOutcome record;

    @Autowired
    RunEvents events;

    @Autowired
    Runs runs;

    @Autowired
    StepRuns steps;

    @Autowired
    Holds holds;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    private final Map<String, Set<String>> ways = new LinkedHashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final List<String> path = new ArrayList<>();
    private int deeds;
    private int refused;

    Plans.Team team;
    List<RunbookStep> plan;
    RunId run;

    /** What somebody, or a slice, can do at a moment. */
    private record Deed(String name, Runnable does, boolean byPerson) {}

    @Test
    void twoStreamsAtOnce() {
        explore(List.of(step("a"), step("b").ordered("side", List.of())), true);
    }

    @Test
    void oneAfterTheOtherWithAQuestion() {
        explore(List.of(step("a"), step("b")), false);
    }

    @Test
    @Tag("large")
    void threeInARow() {
        explore(List.of(step("a"), step("b"), step("c")), false);
    }

    @Test
    @Tag("large")
    void aDiamond() {
        explore(
                List.of(
                        step("a"),
                        step("b"),
                        step("c").ordered("side", List.of(Dependency.after("a"))),
                        step("d").ordered("", List.of(Dependency.after("b"), Dependency.after("c")))),
                true);
    }

    private void explore(List<RunbookStep> plan, boolean streams) {
        team = plans.team();
        this.plan = plan;
        plans.submit(team, plan);
        transactions.executeWithoutResult(tx -> {
            run = start.start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator())
                    .id();
            visit(streams);
            tx.setRollbackOnly();
        });
        System.out.println("Run of " + plan.size() + " steps: " + ways.size() + " states, " + deeds + " deeds, "
                + refused + " of them refused");
        assertThat(ways).hasSizeGreaterThan(20);
        assertThat(hopeless()).as("states from which no end can be reached").isEmpty();
    }

    private void visit(boolean streams) {
        String state = state();
        check(state);
        if (ways.containsKey(state)) {
            return;
        }
        ways.put(state, new HashSet<>());
        if (ENDS.contains(runs.get(run).status())) {
            ended.add(state);
        }
        for (Deed deed : deeds(streams)) {
            sql.sql("savepoint before_deed_" + path.size()).update();
            path.add(deed.name());
            deeds++;
            boolean done = attempt(deed);
            if (done) {
                ways.get(state).add(state());
                visit(streams);
            }
            path.remove(path.size() - 1);
            sql.sql("rollback to savepoint before_deed_" + path.size()).update();
        }
    }

    /** Whether the deed was done; a person's may be refused with a sentence, a slice's never. */
    private boolean attempt(Deed deed) {
        try {
            deed.does().run();
            return true;
        } catch (RunRefusedException refusal) {
            assertThat(deed.byPerson()).as(path + ": " + refusal.getMessage()).isTrue();
            assertThat(refusal.getMessage()).isNotBlank();
            refused++;
            return false;
        } catch (IllegalTransitionException illegal) {
            throw new AssertionError(path + " from " + state() + ": " + illegal.getMessage(), illegal);
        }
    }

    private List<Deed> deeds(boolean streams) {
        List<Deed> all = new ArrayList<>();
        for (StepRun step : everyStep()) {
            if (step.status() == StepStatus.RUNNING) {
                String name = step.run().value() + "/" + step.stepKey() + " ";
                all.add(slice(name + "completes", step, new StepOutcome.Completed(Evidence.NONE)));
                all.add(slice(name + "fails", step, new StepOutcome.Failed(Checkpoint.NONE, "It broke.", "Mend it.")));
                all.add(slice(
                        name + "progresses", step, new StepOutcome.Progressed(Checkpoint.NONE, Progress.UNKNOWN)));
                if (!streams) {
                    all.add(slice(name + "asks", step, new StepOutcome.NeedsPerson(Checkpoint.NONE, "Go?")));
                }
                if (runs.get(step.run()).status() != RunStatus.RUNNING) {
                    all.add(new Deed(
                            name + "stops", () -> record.stop(claim(step), runs.get(step.run()), step), false));
                }
                all.add(new Deed(
                        name + "is held",
                        () -> record.hold(claim(step), runs.get(step.run()), step, "The environment moved."),
                        false));
            }
        }
        person(all, run, "");
        runs.undoing(run).ifPresent(back -> person(all, back.id(), "back "));
        for (String key : List.of("a", "b")) {
            all.add(new Deed("skip " + key, () -> skip.skip(run, key, "not needed", team.operator()), true));
        }
        if (streams) {
            all.add(new Deed("hold side", () -> parts.pause(run, Part.stream("side"), "", team.operator()), true));
            all.add(new Deed("release side", () -> parts.resume(run, Part.stream("side"), team.operator()), true));
        }
        all.add(new Deed("roll back", () -> rollBack.start(run, "", "it is wrong", team.operator()), true));
        return all;
    }

    private void person(List<Deed> all, RunId id, String which) {
        all.add(new Deed(which + "pause", () -> control.pause(id, "", team.operator()), true));
        all.add(new Deed(which + "resume", () -> control.resume(id, team.operator()), true));
        all.add(new Deed(which + "retry", () -> control.retry(id, team.operator()), true));
        all.add(new Deed(which + "call off", () -> control.callOff(id, "enough", team.operator()), true));
        all.add(new Deed(which + "go", () -> control.decide(id, "", true, "", "", team.lead()), true));
        all.add(new Deed(which + "no-go", () -> control.decide(id, "", false, "no", "", team.lead()), true));
    }

    /** Workers go on after every other step, so that rows that were kept meet rows that were put in. */
    private Deed slice(String name, StepRun step, StepOutcome outcome) {
        return new Deed(
                name,
                () -> {
                    record.record(
                            claim(step),
                            runs.get(step.run()),
                            step,
                            outcome,
                            new SliceNotes(List.of(), List.of()),
                            step.position() % 2 == 0);
                    assertThat(steps.get(step.id()).epoch()).isGreaterThan(step.epoch());
                },
                false);
    }

    /** What the worker that does the slice holds. */
    private SliceQueue.Claim claim(StepRun step) {
        return sql.sql("select task_instance, version from scheduled_tasks where " + SLICE)
                .param("slice", SliceQueue.SliceId.of(step).toString())
                .query((row, n) -> new SliceQueue.Claim(row.getString(1), row.getLong(2), SliceQueue.SliceId.of(step)))
                .single();
    }

    /** Everything that decides what can happen next, and nothing that only counts. */
    private String state() {
        String own = describe(run)
                + holds.of(run).stream().map(hold -> hold.part().name()).toList();
        return own
                + runs.undoing(run).map(back -> " back " + describe(back.id())).orElse("");
    }

    private String describe(RunId id) {
        return runs.get(id).status() + " "
                + steps.of(id).stream()
                        .map(step -> step.stepKey() + ":" + step.status())
                        .collect(Collectors.joining(","));
    }

    private List<StepRun> everyStep() {
        List<StepRun> all = new ArrayList<>(steps.of(run));
        runs.undoing(run).ifPresent(back -> all.addAll(steps.of(back.id())));
        return all;
    }

    private void check(String state) {
        Run now = runs.get(run);
        Optional<Run> back = runs.undoing(run);
        check(now, state);
        back.ifPresent(undoing -> check(undoing, state));
        if (now.status() == RunStatus.ROLLING_BACK) {
            assertThat(back.orElseThrow().status().isActive())
                    .as(where(state) + "somebody rolls back")
                    .isTrue();
        }
        for (StepRun step : everyStep()) {
            long slices = sql.sql("select count(*) from scheduled_tasks where " + SLICE)
                    .param("slice", step.id() + ":" + step.epoch())
                    .query(Long.class)
                    .single();
            assertThat(slices)
                    .as(where(state) + step.stepKey() + " has a slice to come if and only if it runs")
                    .isEqualTo(step.status() == StepStatus.RUNNING ? 1 : 0);
        }
    }

    private void check(Run now, String state) {
        List<StepRun> all = steps.of(now.id());
        boolean moving = all.stream().anyMatch(step -> step.status() == StepStatus.RUNNING);
        switch (now.status()) {
            case PAUSED, CALLED_OFF, COMPLETED, ROLLED_BACK ->
                assertThat(moving).as(where(state) + "nothing moves").isFalse();
            case PAUSING ->
                assertThat(moving).as(where(state) + "something still moves").isTrue();
            case RUNNING -> {
                boolean waits = all.stream().anyMatch(step -> step.status() == StepStatus.NEEDS_SIGNOFF);
                boolean held = !holds.of(now.id()).isEmpty();
                boolean behind = now.undoesRun() != null
                        && steps.of(now.undoesRun()).stream().anyMatch(step -> step.status() == StepStatus.RUNNING);
                assertThat(moving || waits || held || behind)
                        .as(where(state) + "it is not stuck")
                        .isTrue();
            }
            case ROLLING_BACK ->
                assertThat(now.goesBack())
                        .as(where(state) + "a rollback is not rolled back")
                        .isFalse();
        }
        if (!now.goesBack()) {
            checkOrder(all, state);
        }
        if (now.status() == RunStatus.COMPLETED) {
            assertThat(all).as(where(state)).allMatch(step -> step.status().isFinished());
        }
        // Reading writes what is appended.
        long newest = events.newestNumber(now.id());
        long stored = sql.sql("select count(*) from run_event where run_id = :id")
                .param("id", now.id().value())
                .query(Long.class)
                .single();
        assertThat(stored).as(where(state) + "events are numbered without gaps").isEqualTo(newest);
    }

    /** Nothing has begun before everything that it waits for, however far back, is done or left out. */
    private void checkOrder(List<StepRun> all, String state) {
        Map<String, StepRun> byKey = all.stream().collect(Collectors.toMap(StepRun::stepKey, step -> step));
        StepGraph graph = StepGraph.of(plan);
        for (StepRun step : all) {
            if (step.startedAt() != null && step.status() != StepStatus.ROLLED_BACK) {
                Deque<String> before = new ArrayDeque<>(List.of(step.stepKey()));
                while (!before.isEmpty()) {
                    for (Dependency dependency : graph.waitsFor(before.poll())) {
                        StepStatus other = byKey.get(dependency.step()).status();
                        assertThat(other.isFinished() || other == StepStatus.ROLLED_BACK)
                                .as(where(state) + step.stepKey() + " began behind " + dependency.step())
                                .isTrue();
                        before.add(dependency.step());
                    }
                }
            }
        }
    }

    private String where(String state) {
        return path + " came to " + state + ": ";
    }

    /** States from which no way leads to an end. */
    private Set<String> hopeless() {
        Map<String, Set<String>> backwards = new HashMap<>();
        ways.forEach((from, to) -> to.forEach(
                t -> backwards.computeIfAbsent(t, k -> new HashSet<>()).add(from)));
        Set<String> hopeful = new HashSet<>(ended);
        Deque<String> open = new ArrayDeque<>(ended);
        while (!open.isEmpty()) {
            for (String before : backwards.getOrDefault(open.poll(), Set.of())) {
                if (hopeful.add(before)) {
                    open.add(before);
                }
            }
        }
        Set<String> hopeless = new HashSet<>(ways.keySet());
        hopeless.removeAll(hopeful);
        return hopeless;
    }

    private static RunbookStep step(String key) {
        return Plans.step(
                key,
                ScriptedStep.ID,
                Map.of("name", key + UUID.randomUUID().toString().substring(0, 8)));
    }
}
