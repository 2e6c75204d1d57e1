package dev.drover.web.inventory;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.PatternField;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what people changed in a form.
 *
 * <p>A form also carries what was in its inputs before ({@code was}), so that an input which nobody touched does not
 * undo what somebody else changed in the meantime.
 */
@Component
class EditForm {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JsonMapper json;

    EditForm(JsonMapper json) {
        this.json = json;
    }

    /** The value of {@code was} for a form with these fields of a pattern. */
    String was(AccessPattern pattern, List<PatternField> fields) {
        return json.writeValueAsString(
                fields.stream().collect(Collectors.toMap(PatternField::key, field -> field.write(pattern))));
    }

    /** What a person changed in the form of a pattern that is there. */
    PatternEdit changes(Map<String, String> parameters) {
        return new PatternEdit(texts(parameters)).without(was(parameters.getOrDefault("was", "{}")));
    }

    /** What a person filled in for a pattern that is not there yet. What they left empty has its default. */
    PatternEdit filledIn(Map<String, String> parameters) {
        Map<PatternField, String> texts = new EnumMap<>(texts(parameters));
        texts.values().removeIf(String::isBlank);
        return new PatternEdit(texts);
    }

    private static Map<PatternField, String> texts(Map<String, String> parameters) {
        Map<String, String> unixLines = new HashMap<>(parameters);
        // Browsers send line breaks as CR LF, whatever the page had.
        unixLines.replaceAll((key, text) -> text.replace("\r\n", "\n"));
        return PatternEdit.ofForm(unixLines).texts();
    }

    /** The version that the person saw; 0, which no pattern has, if the form does not say. */
    int version(Map<String, String> parameters) {
        String version = parameters.getOrDefault("version", "");
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }

    private Map<PatternField, String> was(String text) {
        try {
            return PatternEdit.ofForm(json.readValue(text, TEXTS)).texts();
        } catch (JacksonException notOurs) {
            return Map.of();
        }
    }
}
