package dev.drover.step;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of a step type as JSON Schema, draft 2020-12. Of the constraints it knows {@link Min}, {@link Max},
 * {@link NotBlank}, {@link Size} and {@link Pattern}; {@link StepParameters} checks all.
 */
public final class ParameterSchema {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private ParameterSchema() {}

    public static ObjectNode of(StepType<?> type) {
        ObjectNode schema = MAKE.objectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = MAKE.arrayNode();
        for (RecordComponent component : type.parametersType().getRecordComponents()) {
            properties.set(component.getName(), property(component));
            if (isRequired(component)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static ObjectNode property(RecordComponent component) {
        StepParameters.FormField field = StepParameters.field(component);
        ObjectNode property = MAKE.objectNode().put("title", field.label());
        if (!field.help().isEmpty()) {
            property.put("description", field.help());
        }
        if (field.number()) {
            property.put("type", "integer")
                    .put(
                            "minimum",
                            constraint(component, Min.class).map(Min::value).orElse((long) Integer.MIN_VALUE))
                    .put(
                            "maximum",
                            constraint(component, Max.class).map(Max::value).orElse((long) Integer.MAX_VALUE));
            property.putArray("examples").add(Integer.parseInt(field.example()));
            return property;
        }
        property.put("type", "string");
        if (!field.example().isEmpty()) {
            property.putArray("examples").add(field.example());
        }
        if (!field.choices().isEmpty()) {
            ArrayNode choices = property.putArray("enum");
            field.choices().forEach(choices::add);
        }
        constrain(component, property);
        return property;
    }

    private static void constrain(RecordComponent component, ObjectNode property) {
        constraint(component, Pattern.class)
                .ifPresentOrElse(
                        pattern -> property.put("pattern", "^(?:" + pattern.regexp() + ")$"),
                        () -> constraint(component, NotBlank.class).ifPresent(text -> property.put("pattern", "\\S")));
        constraint(component, Size.class).ifPresent(size -> {
            property.put("minLength", size.min());
            property.put("maxLength", size.max());
        });
    }

    /** Numbers and choices have no value that could be left out; text does, unless a constraint refuses it. */
    private static boolean isRequired(RecordComponent component) {
        return component.getType() != String.class
                || constraint(component, NotBlank.class).isPresent()
                || constraint(component, Pattern.class)
                        .filter(pattern -> !"".matches(pattern.regexp()))
                        .isPresent();
    }

    /** Constraints may not stand on components of records; the compiler hands them on to the accessor. */
    private static <A extends Annotation> Optional<A> constraint(RecordComponent component, Class<A> kind) {
        @Nullable A found = component.getAccessor().getAnnotation(kind);
        return Optional.ofNullable(found);
    }
}
