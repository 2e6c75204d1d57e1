package dev.drover.web.discovery;

import dev.drover.discovery.Choice;
import dev.drover.discovery.Taking;
import dev.drover.inventory.InventoryChangedException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/**
 * The drafts that somebody chose on a page.
 *
 * @param drafts by key
 * @param names what somebody typed, by draft, also by those that are not chosen
 */
record Ticked(List<String> drafts, Map<String, String> names) {

    static final Ticked NOTHING = new Ticked(List.of(), Map.of());

    private static final String NAME = "name-";

    /** @param typed all fields of the form, of which those for names begin with "name-" */
    static Ticked of(List<String> drafts, Map<String, String> typed) {
        Map<String, String> names = new LinkedHashMap<>();
        typed.forEach((field, text) -> {
            if (field.startsWith(NAME)) {
                names.put(field.substring(NAME.length()), text);
            }
        });
        return new Ticked(drafts, names);
    }

    /** How many came into the inventory; empty if none could, and then the model and the response say why. */
    OptionalInt take(Function<List<Choice>, Taking> inventory, Model model, HttpServletResponse response) {
        Map<String, String> errors = new LinkedHashMap<>();
        try {
            List<Choice> choices = drafts.stream()
                    .map(draft -> new Choice(draft, names.getOrDefault(draft, "")))
                    .toList();
            if (choices.isEmpty()) {
                errors.put("drafts", "Tick at least one draft");
            } else {
                Taking taking = inventory.apply(choices);
                if (taking instanceof Taking.Taken taken) {
                    return OptionalInt.of(taken.number());
                }
                ((Taking.Refused) taking).problems().forEach((draft, sentence) -> errors.put(NAME + draft, sentence));
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } catch (InventoryChangedException overtaken) {
            response.setStatus(HttpStatus.CONFLICT.value());
            errors.put("drafts", String.valueOf(overtaken.getMessage()));
        }
        model.addAttribute("errors", errors);
        return OptionalInt.empty();
    }

    static String added(int number) {
        return switch (number) {
            case 0 -> "All of them are in the inventory already.";
            case 1 -> "1 pattern is in the inventory as a draft. Fill in what nobody can measure.";
            default -> number + " patterns are in the inventory as drafts. Fill in what nobody can measure.";
        };
    }
}
