package dev.drover.inventory.consumer;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a consumer.
 *
 * @param kind null if it is none of {@link ConsumerKind}
 * @param reads {@code Order.total}, or {@code Order} for the whole entity
 * @param confirmedOn the day on which its owner last said that this is right; null if never
 */
public record ConsumerDraft(
        String name,
        @Nullable ConsumerKind kind,
        String owner,
        String contact,
        List<String> reads,
        List<String> writes,
        @Nullable LocalDate confirmedOn) {

    private static final int LONGEST = 120;
    private static final int MOST_FIELDS = 500;
    private static final Pattern FIELD = Pattern.compile("[^\\s.,]{1,255}(\\.[^\\s,]{1,255})?");

    public ConsumerDraft {
        name = name.strip();
        owner = owner.strip();
        contact = contact.strip();
        reads = reads.stream().distinct().toList();
        writes = writes.stream().distinct().toList();
    }

    /** What is wrong with it, by field; empty if it can be kept. */
    public Map<String, String> problems(LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        line(problems, "name", name, "Give it the name by which access patterns call it, for example Shop website");
        if (kind == null) {
            problems.put("kind", "Choose service, function, report or script");
        }
        line(problems, "owner", owner, "Name the team or person who answers for it");
        line(problems, "contact", contact, "Say how to reach its owner, for example a channel or an extension");
        fields(problems, "reads", reads);
        fields(problems, "writes", writes);
        if (confirmedOn != null && confirmedOn.isAfter(today)) {
            problems.put("confirmedOn", "Enter a day up to " + today + ", or leave it empty");
        }
        return problems;
    }

    private static void line(Map<String, String> problems, String field, String value, String ask) {
        if (value.isEmpty()) {
            problems.put(field, ask);
        } else if (value.length() > LONGEST) {
            problems.put(field, "This has " + value.length() + " characters, and there is room for " + LONGEST);
        }
    }

    private static void fields(Map<String, String> problems, String field, List<String> values) {
        values.stream()
                .filter(value -> !FIELD.matcher(value).matches())
                .findFirst()
                .ifPresent(value -> problems.put(
                        field,
                        "\"" + (value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value)
                                + "\" is no field. Write Order.total, or Order for the whole entity"));
        if (values.size() > MOST_FIELDS) {
            problems.put(
                    field,
                    "These are " + values.size() + " fields, and there is room for " + MOST_FIELDS
                            + ". Name whole entities");
        }
    }
}
