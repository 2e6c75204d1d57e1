package dev.drover.model.interchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Works out the values of a template as far as the template alone tells them. What depends on a stack, a Region or a
 * condition stays unknown, and there is a sentence about it.
 */
final class CloudFormationValues {

    /** The functions that templates may call, in their short form without the exclamation mark. */
    static final List<String> FUNCTIONS = List.of(
            "Ref",
            "Condition",
            "Sub",
            "GetAtt",
            "Join",
            "Select",
            "Split",
            "FindInMap",
            "If",
            "Equals",
            "And",
            "Or",
            "Not",
            "Base64",
            "Cidr",
            "GetAZs",
            "ImportValue",
            "Transform",
            "Length",
            "ToJsonString");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}!]+)}");

    private final JsonNode parameters;
    private final List<String> notes = new ArrayList<>();

    CloudFormationValues(JsonNode template) {
        this.parameters = template.path("Parameters");
    }

    static String longForm(String function) {
        return function.equals("Ref") || function.equals("Condition") ? function : "Fn::" + function;
    }

    List<String> notes() {
        return notes;
    }

    void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    /** A text; empty if it is not there or nobody can tell it. */
    Optional<String> text(JsonNode node, String where) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (node.isValueNode()) {
            return Optional.of(node.asString());
        }
        Optional<String> value = called(node);
        if (value.isEmpty()) {
            note(where + " is " + Nodes.shortened(node.toString())
                    + ", which the template alone does not tell. It is left out.");
        }
        return value;
    }

    OptionalLong number(JsonNode node, String where) {
        Optional<String> text = text(node, where);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.get().matches("[0-9]{1,15}")) {
            note(where + " is \"" + Nodes.shortened(text.get()) + "\" and no whole number. It is left out.");
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text.get()));
    }

    boolean isTrue(JsonNode node, String where) {
        return text(node, where).filter("true"::equalsIgnoreCase).isPresent();
    }

    private Optional<String> called(JsonNode node) {
        if (node.has("Ref")) {
            return parameter(Nodes.text(node, "Ref"));
        }
        JsonNode sub = node.path("Fn::Sub");
        return sub.isString() ? substituted(sub.stringValue()) : Optional.empty();
    }

    private Optional<String> parameter(String name) {
        JsonNode standard = parameters.path(name).path("Default");
        return standard.isValueNode() && !standard.isMissingNode() && !standard.isNull()
                ? Optional.of(standard.asString())
                : Optional.empty();
    }

    private Optional<String> substituted(String text) {
        StringBuilder value = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            Optional<String> known = parameter(placeholder.group(1).strip());
            if (known.isEmpty()) {
                return Optional.empty();
            }
            placeholder.appendReplacement(value, Matcher.quoteReplacement(known.get()));
        }
        placeholder.appendTail(value);
        return Optional.of(value.toString());
    }

    /** The names of a template's resources of some types, with what they are. */
    static Map<String, JsonNode> resources(JsonNode template, List<String> types) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        template.path("Resources").properties().forEach(resource -> {
            if (types.contains(Nodes.text(resource.getValue(), "Type"))) {
                found.put(resource.getKey(), resource.getValue());
            }
        });
        return found;
    }
}
