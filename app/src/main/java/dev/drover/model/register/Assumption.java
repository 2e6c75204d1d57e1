package dev.drover.model.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that the target model takes for granted: a row of the lock-in register if it names a feature of the store.
 *
 * @param id 0 if it is not kept yet
 * @param feature what the model leans on; null for an assumption of another kind
 * @param owner who answers for it
 * @param exitCost what leaving it would take, in words
 * @param changeLikely whether it is likely to change within twelve months
 * @param abstraction what keeps the rest of the application from knowing it; empty for nothing
 * @param reviewOn the day from which somebody has to look at it again, in UTC; null if it is no date yet
 * @param version what the person saw who changes it; 0 if it is not kept yet
 */
public record Assumption(
        long id,
        String sentence,
        @Nullable Feature feature,
        String owner,
        String exitCost,
        boolean changeLikely,
        String abstraction,
        @Nullable LocalDate reviewOn,
        int version,
        String changedBy,
        Instant changedAt) {

    private static final int LONGEST_LINE = 500;

    /** What is wrong with it, by field; empty if it can be kept. */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        Texts.check(problems, "sentence", "what the model takes for granted", sentence, LONGEST_LINE);
        Texts.check(problems, "owner", "who answers for it", owner, 120);
        if (feature != null) {
            Texts.check(problems, "exitCost", "what leaving it would take", exitCost, LONGEST_LINE);
        }
        Texts.limit(problems, "exitCost", exitCost, LONGEST_LINE);
        Texts.limit(problems, "abstraction", abstraction, LONGEST_LINE);
        if (reviewOn == null) {
            problems.put("reviewOn", "Enter the day from which somebody looks at it again, for example 2027-06-30");
        }
        return problems;
    }

    /** The same as a change of another version than the person saw. */
    public Assumption after(int other) {
        return with(id, other);
    }

    /** The same as one that is not kept yet. */
    public Assumption anew() {
        return with(0, 0);
    }

    private Assumption with(long otherId, int otherVersion) {
        return new Assumption(
                otherId,
                sentence,
                feature,
                owner,
                exitCost,
                changeLikely,
                abstraction,
                reviewOn,
                otherVersion,
                changedBy,
                changedAt);
    }

    /** Whether somebody should have looked at it again. */
    public boolean isOverdue(LocalDate today) {
        return reviewOn != null && reviewOn.isBefore(today);
    }
}
