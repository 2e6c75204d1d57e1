package dev.drover.web.inventory;

import dev.drover.inventory.consumer.Consumer;
import dev.drover.inventory.consumer.ConsumerDraft;
import dev.drover.inventory.consumer.ConsumerKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of a consumer, as somebody typed it.
 *
 * @param version of the consumer that the form is about; 0 for a new one
 */
record ConsumerForm(
        int version,
        String name,
        String kind,
        String owner,
        String contact,
        String reads,
        String writes,
        String confirmedOn) {

    static ConsumerForm blank(String name) {
        return new ConsumerForm(0, name, ConsumerKind.SERVICE.word(), "", "", "", "", "");
    }

    static ConsumerForm of(Consumer consumer) {
        ConsumerDraft said = consumer.described();
        return new ConsumerForm(
                consumer.version(),
                said.name(),
                said.kind() == null ? "" : said.kind().word(),
                said.owner(),
                said.contact(),
                String.join("\n", said.reads()),
                String.join("\n", said.writes()),
                said.confirmedOn() == null ? "" : said.confirmedOn().toString());
    }

    static ConsumerForm typed(Map<String, String> typed) {
        return new ConsumerForm(
                version(typed),
                text(typed, "name"),
                text(typed, "kind"),
                text(typed, "owner"),
                text(typed, "contact"),
                text(typed, "reads"),
                text(typed, "writes"),
                text(typed, "confirmedOn"));
    }

    ConsumerForm withVersion(int other) {
        return new ConsumerForm(other, name, kind, owner, contact, reads, writes, confirmedOn);
    }

    ConsumerDraft draft() {
        return new ConsumerDraft(
                name,
                Arrays.stream(ConsumerKind.values())
                        .filter(known -> known.word().equals(kind))
                        .findFirst()
                        .orElse(null),
                owner,
                contact,
                fields(reads),
                fields(writes),
                day());
    }

    /** Sentences by field; empty if the consumer can be kept. */
    Map<String, String> problems(LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>(draft().problems(today));
        if (day() == null && !confirmedOn.isEmpty()) {
            problems.put("confirmedOn", "Enter a day such as " + today + ", or leave it empty");
        }
        return problems;
    }

    /** The words to choose from. */
    public List<String> kinds() {
        return Arrays.stream(ConsumerKind.values()).map(ConsumerKind::word).toList();
    }

    static int version(Map<String, String> typed) {
        String version = text(typed, "version");
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }

    static String text(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "").strip();
    }

    private @Nullable LocalDate day() {
        try {
            return LocalDate.parse(confirmedOn);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static List<String> fields(String text) {
        return Arrays.stream(text.split("[,\\r\\n]+"))
                .map(String::strip)
                .filter(field -> !field.isEmpty())
                .toList();
    }
}
