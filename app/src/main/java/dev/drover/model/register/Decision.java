package dev.drover.model.register;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that was decided about the target model.
 *
 * @param id 0 if it is not kept yet
 * @param body what was decided, in Markdown
 * @param reason why, in Markdown
 * @param version what the person saw who changes it; 0 if it is not kept yet
 */
public record Decision(
        long id,
        String title,
        DecisionStatus status,
        String body,
        String reason,
        int version,
        String changedBy,
        Instant changedAt) {

    /** What is wrong with it, by field; empty if it can be kept. */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        Texts.check(problems, "title", "a title", title, 120);
        Texts.check(problems, "reason", "the reason", reason, Texts.LONGEST);
        Texts.limit(problems, "body", body, Texts.LONGEST);
        return problems;
    }

    /** The same as a change of another version than the person saw. */
    public Decision after(int other) {
        return new Decision(id, title, status, body, reason, other, changedBy, changedAt);
    }

    /** The same as one that is not kept yet. */
    public Decision anew() {
        return new Decision(0, title, status, body, reason, 0, changedBy, changedAt);
    }
}
