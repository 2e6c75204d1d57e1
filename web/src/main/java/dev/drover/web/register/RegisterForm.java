package dev.drover.web.register;

import dev.drover.migration.Migration;
import dev.drover.model.register.Assumption;
import dev.drover.model.register.Decision;
import dev.drover.model.register.DecisionStatus;
import dev.drover.model.register.Feature;
import dev.drover.model.register.ImportCount;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody typed into a form of the register. */
record RegisterForm(Map<String, String> typed) {

    Decision decision() {
        return new Decision(
                number("id"),
                text("title"),
                Arrays.stream(DecisionStatus.values())
                        .filter(status -> status.name().equals(text("status")))
                        .findFirst()
                        .orElse(DecisionStatus.PROPOSED),
                text("body"),
                text("reason"),
                number("version"),
                "",
                Instant.EPOCH);
    }

    Assumption assumption() {
        return new Assumption(
                number("id"),
                text("sentence"),
                feature(text("feature")),
                text("owner"),
                text("exitCost"),
                text("changeLikely").equals("true"),
                text("abstraction"),
                date(text("reviewOn")),
                number("version"),
                "",
                Instant.EPOCH);
    }

    ImportCount imports() {
        return new ImportCount(
                text("imports").matches("[0-9]{1,9}") ? Integer.valueOf(text("imports")) : null,
                text("countedBy"),
                date(text("countedOn")),
                text("command"),
                number("version"));
    }

    static @Nullable Feature feature(String name) {
        return Arrays.stream(Feature.values())
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The day as the form shows it. */
    static String typed(Assumption assumption) {
        return assumption.reviewOn() == null ? "" : assumption.reviewOn().toString();
    }

    static String back(Migration migration) {
        return "redirect:/migrations/" + migration.id() + "/decisions";
    }

    private String text(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    private int number(String name) {
        return text(name).matches("[0-9]{1,9}") ? Integer.parseInt(text(name)) : 0;
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
