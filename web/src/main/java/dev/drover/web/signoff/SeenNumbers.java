package dev.drover.web.signoff;

import dev.drover.execution.Rehearsals;
import dev.drover.execution.Run;
import dev.drover.execution.StepRuns;
import dev.drover.runbook.Digests;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The numbers on the signoff page: what is stored with a decision, and how they differ later. */
@Component
class SeenNumbers {

    private static final String SEPARATOR = " = ";
    private static final int MOST = 8_000;

    private final Rehearsals rehearsals;
    private final StepRuns steps;

    SeenNumbers(Rehearsals rehearsals, StepRuns steps) {
        this.rehearsals = rehearsals;
        this.steps = steps;
    }

    /** The newest rehearsal that counts for this plan. */
    Optional<Run> rehearsal(Revision revision) {
        return rehearsals.of(revision).stream().findFirst();
    }

    static long minutes(Revision revision) {
        return Schedule.length(revision.content().steps()).toMinutes();
    }

    /** The sentence that a signature says. */
    String sentence(Revision revision) {
        String rehearsed = rehearsal(revision)
                .map(run -> "rehearsal run " + run.number() + " completed with " + run.sharePercent()
                        + " % of the data in " + lasted(run))
                .orElse("no completed rehearsal");
        return "Revision " + revision.number() + ", digest "
                + Digests.brief(revision.digests().whole()) + ", "
                + revision.content().steps().size() + " steps, about " + minutes(revision) + " min, " + rehearsed;
    }

    /** What is stored with a decision: the sentence, and a line for every fact that the rehearsal brought to light. */
    String stored(Revision revision) {
        List<String> lines = new ArrayList<>();
        lines.add(sentence(revision));
        facts(revision).forEach((name, value) -> lines.add(name + SEPARATOR + value));
        String all = String.join("\n", lines);
        return all.length() <= MOST ? all : all.substring(0, all.lastIndexOf('\n', MOST));
    }

    /** What the newest rehearsal says otherwise than somebody saw, each a sentence; empty if all is as it was. */
    List<String> drift(String seen, Revision revision) {
        return drift(seen, facts(revision));
    }

    static List<String> drift(String seen, Map<String, String> now) {
        Map<String, String> then = new LinkedHashMap<>();
        seen.lines().skip(1).filter(line -> line.contains(SEPARATOR)).forEach(line -> {
            int at = line.indexOf(SEPARATOR);
            then.put(line.substring(0, at), line.substring(at + SEPARATOR.length()));
        });
        List<String> differences = new ArrayList<>();
        then.forEach((name, value) -> {
            String today = now.get(name);
            if (today != null && !today.equals(value)) {
                differences.add(name + ": " + value + " when it was signed, " + today + " in the newest rehearsal.");
            }
        });
        if (then.isEmpty() && !now.isEmpty()) {
            differences.add("A rehearsal was completed after it was signed.");
        }
        return differences;
    }

    private Map<String, String> facts(Revision revision) {
        Map<String, String> facts = new LinkedHashMap<>();
        rehearsal(revision)
                .ifPresent(run -> steps.of(run.id())
                        .forEach(step -> step.evidence()
                                .facts()
                                .forEach(fact -> facts.put(
                                        revision.content().step(step.stepKey()).name() + ", " + fact.name(),
                                        fact.value().replace('\n', ' ')))));
        return facts;
    }

    private static String lasted(Run run) {
        return Duration.between(run.startedAt(), Objects.requireNonNull(run.completedAt()))
                        .toSeconds()
                + " s";
    }
}
