package dev.drover.step;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what people typed into the record of parameters that a step type wants, and describes the record for forms. */
@Component
public class StepParameters {

    private final Validator validator;

    StepParameters(Validator validator) {
        this.validator = validator;
    }

    /**
     * One field of a form.
     *
     * @param name as it is stored and sent
     * @param choices the values to choose from; empty for free text and numbers
     */
    public record FormField(
            String name, String label, String example, String help, boolean number, List<String> choices) {}

    /** What is wrong with one parameter, in a sentence. */
    public record Problem(String name, String sentence) {}

    public List<FormField> fields(StepType<?> type) {
        return Arrays.stream(type.parametersType().getRecordComponents())
                .map(StepParameters::field)
                .toList();
    }

    static FormField field(RecordComponent component) {
        Field field = Objects.requireNonNull(
                component.getAnnotation(Field.class), () -> component + " needs @Field, so that its form has a label");
        Class<?> type = component.getType();
        List<String> choices = type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(Object::toString).toList()
                : List.of();
        return new FormField(
                component.getName(), field.label(), field.example(), field.help(), type == int.class, choices);
    }

    /** The values that the examples of all fields give: where a new step begins. */
    public Map<String, String> examples(StepType<?> type) {
        return fields(type).stream().collect(Collectors.toMap(FormField::name, FormField::example));
    }

    /** Everything that is wrong with the values; empty if {@link #bind} will take them. */
    public List<Problem> problems(StepType<?> type, Map<String, String> values) {
        List<Problem> problems = new ArrayList<>();
        Object[] arguments = arguments(type, values, problems);
        if (problems.isEmpty()) {
            for (ConstraintViolation<?> violation : validator.validate(construct(type, arguments))) {
                problems.add(new Problem(violation.getPropertyPath().toString(), violation.getMessage()));
            }
        }
        return problems;
    }

    /**
     * The record.
     *
     * @throws IllegalArgumentException if {@link #problems} finds any
     */
    public <P extends Record> P bind(StepType<P> type, Map<String, String> values) {
        List<Problem> problems = problems(type, values);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Parameters of "
                    + type.describe().id() + ": " + problems.get(0).sentence());
        }
        return type.parametersType().cast(construct(type, arguments(type, values, problems)));
    }

    private static Object[] arguments(StepType<?> type, Map<String, String> values, List<Problem> problems) {
        return Arrays.stream(type.parametersType().getRecordComponents())
                .map(component -> argument(component, values.getOrDefault(component.getName(), ""), problems))
                .toArray();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Object argument(RecordComponent component, String text, List<Problem> problems) {
        Class<?> type = component.getType();
        try {
            if (type == int.class) {
                return Integer.parseInt(text.strip());
            }
            return type.isEnum() ? Enum.valueOf((Class<? extends Enum>) type, text) : text.strip();
        } catch (IllegalArgumentException e) {
            FormField field = field(component);
            String wanted =
                    type.isEnum() ? "one of " + field.choices() : "a whole number, for example " + field.example();
            problems.add(new Problem(
                    component.getName(),
                    field.label() + ": enter " + wanted + (text.isBlank() ? "." : ". Found \"" + text + "\".")));
            return type == int.class ? 0 : null;
        }
    }

    private static Object construct(StepType<?> type, @Nullable Object... arguments) {
        try {
            Class<?>[] types = Arrays.stream(type.parametersType().getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            var constructor = type.parametersType().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
