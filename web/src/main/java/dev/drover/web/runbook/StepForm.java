package dev.drover.web.runbook;

import dev.drover.runbook.Dependency;
import dev.drover.runbook.RunbookStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into the form of a step, kept as text until it is known to be right.
 *
 * @param version of the runbook when the form was opened
 * @param p the parameters of the step type by name
 * @param waits when the step may begin: BEFORE, NOTHING or NAMED
 * @param d what it waits for, with NAMED; rows without a step do not count
 */
record StepForm(
        int version,
        String phase,
        String name,
        Map<String, String> p,
        String stream,
        String waits,
        List<DependencyForm> d,
        String expectedOutcome,
        String rollback,
        String owner,
        String standIn,
        String team,
        String escalationContact,
        String estimateMinutes,
        String impact,
        String milestone) {

    /** Empty rows that a form offers for more. */
    private static final int SPARE_ROWS = 2;

    StepForm {
        p = p == null ? Map.of() : withUnixLines(p);
        d = d == null ? List.of() : d;
        waits = waits == null ? "BEFORE" : waits;
        stream = orNothing(stream);
        standIn = orNothing(standIn);
        team = orNothing(team);
        milestone = orNothing(milestone);
    }

    /** Browsers send lines with CR LF; saving an unchanged text must not change the digest. */
    private static Map<String, String> withUnixLines(Map<String, String> parameters) {
        Map<String, String> plain = new TreeMap<>(parameters);
        plain.replaceAll((name, value) -> value.replace("\r\n", "\n"));
        return plain;
    }

    /** For fields that a form may leave out. */
    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }

    static StepForm of(RunbookStep step, int version) {
        List<Dependency> named = step.dependencies();
        return new StepForm(
                version,
                step.phase(),
                step.name(),
                step.parameters(),
                step.stream(),
                named == null ? "BEFORE" : named.isEmpty() ? "NOTHING" : "NAMED",
                named == null
                        ? List.of()
                        : named.stream().map(DependencyForm::of).toList(),
                step.expectedOutcome(),
                step.rollback(),
                step.owner(),
                step.standIn(),
                step.team(),
                step.escalationContact(),
                Integer.toString(step.estimateMinutes()),
                step.impact(),
                step.milestone());
    }

    /** The rows of the form: what is there, and room for more. */
    public List<DependencyForm> rows() {
        List<DependencyForm> rows = new ArrayList<>(d);
        rows.removeIf(row -> row.step().isEmpty());
        for (int i = 0; i < SPARE_ROWS; i++) {
            rows.add(new DependencyForm("", "FINISH_TO_START", ""));
        }
        return rows;
    }

    /** What the step waits for; wrong rows are told by their place. */
    @Nullable
    List<Dependency> dependencies(Map<String, String> errors) {
        if (waits.equals("BEFORE")) {
            return null;
        }
        List<Dependency> named = new ArrayList<>();
        for (int i = 0; i < d.size() && waits.equals("NAMED"); i++) {
            if (!d.get(i).step().isEmpty()) {
                d.get(i).read("d[" + i + "].lag", errors).ifPresent(named::add);
            }
        }
        if (waits.equals("NAMED") && named.isEmpty() && errors.isEmpty()) {
            errors.put("d[0].step", "Choose at least one step that it waits for, or say that it waits for nothing.");
        }
        return named;
    }

    RunbookStep toStep(RunbookStep old, int minutes, @Nullable List<Dependency> dependencies) {
        return old.named(phase.strip(), name.strip())
                .withParameters(p)
                .ordered(stream.strip(), dependencies)
                .told(expectedOutcome.strip(), rollback.strip(), impact.strip(), milestone.strip())
                .taking(minutes)
                .staffed(owner.strip(), standIn.strip(), team.strip(), escalationContact.strip());
    }
}
