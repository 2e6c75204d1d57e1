package dev.drover.runbook.file;

import dev.drover.step.ParameterSchema;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepDescription;
import dev.drover.step.StepType;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of the file, draft 2020-12, made of what the step types say of themselves. What concerns several steps
 * at once, such as keys and what waits for what, only the reader checks.
 */
final class RunbookSchema {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private RunbookSchema() {}

    static ObjectNode of(StepCatalog catalog) {
        ObjectNode schema = MAKE.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Runbook of Drover")
                .put("type", "object")
                .put("additionalProperties", false);
        schema.putArray("required").add("steps");
        ObjectNode properties = schema.putObject("properties");
        list(properties, "phases", "What is true after each phase, and what rolling back to its start means", phase());
        list(
                properties,
                "steps",
                "In the order in which people read them, and run unless they say otherwise",
                step(catalog));
        return schema;
    }

    private static ObjectNode phase() {
        ObjectNode phase = object("name");
        ObjectNode properties = phase.putObject("properties");
        text(properties, "name", "As the steps name it").put("pattern", "\\S");
        text(properties, "outcome", "One sentence: what is true once all of its steps are done");
        text(properties, "rollbackPoint", "One sentence: what it is like after rolling back to the start of the phase");
        return phase;
    }

    private static ObjectNode step(StepCatalog catalog) {
        ObjectNode step = object("key", "type");
        ObjectNode properties = step.putObject("properties");
        text(properties, "key", "Stays when the step gets another name; unique in the file")
                .put("pattern", "^[a-z0-9]+(-[a-z0-9]+)*$")
                .put("maxLength", 80);
        text(properties, "phase", "The group that it belongs to");
        text(properties, "name", "For people");
        List<StepType<?>> types = catalog.all().stream()
                .sorted(Comparator.comparing(type -> type.describe().id()))
                .toList();
        properties.set("type", types(types));
        properties.putObject("parameters").put("type", "object");
        text(properties, "stream", "Steps of different streams may run at the same time; left out for the main stream");
        list(
                properties,
                "after",
                "What it waits for; left out for the step before it in its stream, empty for nothing",
                after());
        text(properties, "expectedOutcome", "What the operator should see when it worked");
        text(properties, "rollback", "What rolling back does, and what it means for the data");
        text(properties, "owner", "Who does it or answers for it");
        text(properties, "standIn", "Who does it when the owner cannot");
        text(properties, "team", "Whose work it is");
        text(properties, "escalationContact", "Who to ring when it goes wrong, and how");
        number(properties, "estimateMinutes", "How long it should take", 999_999);
        text(properties, "impact", "One plain sentence for everybody: what users notice while it runs");
        text(properties, "milestone", "One plain sentence that everybody may read once it is done");
        ArrayNode all = step.putArray("allOf");
        types.forEach(type -> all.add(parametersOf(type)));
        return step;
    }

    private static ObjectNode types(List<StepType<?>> types) {
        ObjectNode property = MAKE.objectNode().put("description", "What the step does");
        ArrayNode choices = property.putArray("oneOf");
        for (StepType<?> type : types) {
            StepDescription described = type.describe();
            choices.addObject()
                    .put("const", described.id())
                    .put("title", described.name())
                    .put(
                            "description",
                            described.sentence() + " " + described.effect().label() + ".");
        }
        return property;
    }

    private static ObjectNode parametersOf(StepType<?> type) {
        ObjectNode rule = MAKE.objectNode();
        ObjectNode when = rule.putObject("if");
        when.putArray("required").add("type");
        when.putObject("properties")
                .putObject("type")
                .put("const", type.describe().id());
        ObjectNode parameters = ParameterSchema.of(type);
        ObjectNode then = rule.putObject("then");
        if (parameters.has("required")) {
            then.putArray("required").add("parameters");
        }
        then.putObject("properties").set("parameters", parameters);
        return rule;
    }

    private static ObjectNode after() {
        ObjectNode after = MAKE.objectNode();
        ArrayNode ways = after.putArray("anyOf");
        ways.addObject().put("type", "string").put("description", "The key of a step: this one waits for its end");
        ObjectNode named = object("step");
        ObjectNode properties = named.putObject("properties");
        text(properties, "step", "The key of the step that it waits for");
        ArrayNode moments = text(properties, "moment", "Of the other step; left out for its end")
                .putArray("enum");
        moments.add("end").add("start");
        number(properties, "lagMinutes", "How long after that it may begin", 99_999);
        ways.add(named);
        return after;
    }

    private static ObjectNode object(String... required) {
        ObjectNode object = MAKE.objectNode().put("type", "object").put("additionalProperties", false);
        ArrayNode names = object.putArray("required");
        List.of(required).forEach(names::add);
        return object;
    }

    private static ObjectNode text(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    private static void number(ObjectNode properties, String name, String description, int most) {
        properties
                .putObject(name)
                .put("type", "integer")
                .put("description", description)
                .put("minimum", 0)
                .put("maximum", most);
    }

    private static void list(ObjectNode properties, String name, String description, ObjectNode items) {
        properties
                .putObject(name)
                .put("type", "array")
                .put("description", description)
                .set("items", items);
    }
}
