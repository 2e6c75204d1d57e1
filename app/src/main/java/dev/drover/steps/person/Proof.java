package dev.drover.steps.person;

import dev.drover.step.AsksForProof.ProofField;
import dev.drover.step.RunKind;
import dev.drover.step.StepContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What people enter when they did something by hand, and how it is written down beforehand. */
final class Proof {

    private static final String ONE = "[^:;]{1,60}:\\s*(text|number|yes|file)\\s*\\??";

    /** Names with a colon and a kind, separated by semicolons. */
    static final String FORM = "\\s*" + ONE + "(\\s*;\\s*" + ONE + ")*\\s*;?\\s*";

    static final String MESSAGE =
            "Proof: write a name, a colon, and text, number, yes or file, for example: Snapshot id: text";

    static final String HELP =
            "What to enter afterwards: a name, a colon, and text, number, yes or file; a question mark if it may be"
                    + " left empty; several separated by semicolons. Example: Snapshot id: text; Rows: number?; Screen: file";

    static final ProofField UNDONE = new ProofField("It is undone", ProofField.Kind.YES, true);

    private static final int LONGEST_ENTRY = 4_000;

    private Proof() {}

    /** The first line of a task, which says what it is about. */
    static String firstLine(String task) {
        return task.lines().findFirst().orElse("");
    }

    /** The task as it is put to people: commands name the live systems, so a rehearsal warns. */
    static String task(String task, StepContext context) {
        if (context.kind() != RunKind.REHEARSAL) {
            return task;
        }
        String first = firstLine(task);
        return first
                + "\nThis is a rehearsal: work on copies, never on the live systems, and leave what real users use alone."
                + task.substring(first.length());
    }

    static List<ProofField> fields(String proof) {
        return Arrays.stream(proof.split(";"))
                .map(String::strip)
                .filter(field -> !field.isEmpty())
                .map(Proof::field)
                .toList();
    }

    private static ProofField field(String text) {
        int colon = text.lastIndexOf(':');
        String kind = text.substring(colon + 1).strip();
        boolean optional = kind.endsWith("?");
        String word = (optional ? kind.substring(0, kind.length() - 1) : kind).strip();
        return new ProofField(
                text.substring(0, colon).strip(), ProofField.Kind.valueOf(word.toUpperCase(Locale.ROOT)), !optional);
    }

    static List<String> problems(List<ProofField> fields, Map<String, String> entered) {
        List<String> problems = new ArrayList<>();
        for (ProofField field : fields) {
            String value = entered.getOrDefault(field.name(), "").strip();
            if (value.isEmpty()) {
                if (field.required()) {
                    problems.add(field.name() + missing(field.kind()));
                }
            } else if (field.kind() == ProofField.Kind.NUMBER && !value.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?")) {
                problems.add(field.name() + ": enter a number, for example 1234. Found \"" + value + "\".");
            } else if (value.length() > LONGEST_ENTRY) {
                problems.add(field.name() + ": enter at most 4,000 characters. Found " + value.length() + ".");
            }
        }
        return problems;
    }

    private static String missing(ProofField.Kind kind) {
        return switch (kind) {
            case YES -> ": tick it once it is true.";
            case FILE -> ": choose a file; the step is not proven without it.";
            case TEXT, NUMBER -> ": enter it; the step is not proven without it.";
        };
    }
}
