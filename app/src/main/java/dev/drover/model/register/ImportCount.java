package dev.drover.model.register;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often types of the vendor's SDK are imported outside of the adapter, as somebody counted it.
 *
 * @param imports null if it is no number yet
 * @param countedBy who counted: a person, a team or a build
 * @param countedOn the day of it; null if it is no date yet
 * @param command what was run to count; Drover never runs it; empty if nobody has said
 * @param version what the person saw who changes it; 0 if it is not kept yet
 */
public record ImportCount(
        @Nullable Integer imports,
        String countedBy,
        @Nullable LocalDate countedOn,
        String command,
        int version) {

    /** A way to count that a hint can name; the directory of the adapter is left out by its name. */
    public static final String SUGGESTION =
            "grep -rE \"software\\.amazon\\.awssdk|@aws-sdk/|boto3\" src --exclude-dir=adapter | wc -l";

    private static final int LONGEST = 500;

    /** What is wrong with it, by field; empty if it can be kept. */
    public Map<String, String> problems(LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (imports == null) {
            problems.put("imports", "Enter how many imports there are as a whole number, 0 if there are none");
        }
        Texts.check(problems, "countedBy", "who counted: a person, a team or a build", countedBy, 120);
        if (countedOn == null) {
            problems.put("countedOn", "Enter the day of the count, for example 2026-11-20");
        } else if (countedOn.isAfter(today)) {
            problems.put(
                    "countedOn", "The day of the count, " + countedOn + ", is yet to come. Enter a day until today");
        }
        Texts.limit(problems, "command", command, LONGEST);
        return problems;
    }

    /** The same as a change of another version than the person saw. */
    public ImportCount after(int other) {
        return new ImportCount(imports, countedBy, countedOn, command, other);
    }
}
