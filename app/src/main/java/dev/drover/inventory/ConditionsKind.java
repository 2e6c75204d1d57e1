package dev.drover.inventory;

import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Conditions on attributes, written {@code customer_id, created_at BETWEEN}; without an operator they mean "equals". */
public record ConditionsKind() implements FieldKind {

    private static final Pattern CONDITION = Pattern.compile(
            "([^\\s,;<>=()'\"]{1,255})\\s*(=|<=?|>=?|\\s(?:[A-Za-z_]+|begins with))?", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Operator> OTHER_NAMES = Map.of(
            "=", Operator.EQ,
            "<", Operator.LT,
            "<=", Operator.LE,
            ">", Operator.GT,
            ">=", Operator.GE,
            "BEGINS", Operator.BEGINS_WITH);

    @Override
    public Object read(String text, PatternField field) {
        String oneByOne = text.replaceAll("(?i)\\s(\\+|AND)\\s", ",");
        List<KeyCondition> conditions =
                ListKind.items(oneByOne).map(item -> condition(item, field)).toList();
        if (conditions.isEmpty()) {
            throw unreadable(field);
        }
        ListKind.refuseTooLong(write(conditions), field);
        return conditions;
    }

    private static KeyCondition condition(String item, PatternField field) {
        Matcher matcher = CONDITION.matcher(item);
        if (!matcher.matches() || item.codePoints().anyMatch(TextKind::isInvisible)) {
            throw unreadable(field);
        }
        return new KeyCondition(
                matcher.group(1), matcher.group(2) == null ? Operator.EQ : operator(matcher.group(2), field));
    }

    private static Operator operator(String text, PatternField field) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
        for (Operator operator : Operator.values()) {
            if (operator.name().equals(name)) {
                return operator;
            }
        }
        Operator found = OTHER_NAMES.get(name);
        if (found == null) {
            throw unreadable(field);
        }
        return found;
    }

    private static UnreadableException unreadable(PatternField field) {
        return UnreadableException.as(
                "attributes with commas between them, each with begins_with, between, <, <=, > or >= behind it unless it"
                        + " is known exactly",
                field);
    }

    @Override
    public String write(Object value) {
        return ((List<?>) value)
                .stream()
                        .map(KeyCondition.class::cast)
                        .map(ConditionsKind::write)
                        .collect(Collectors.joining(", "));
    }

    private static String write(KeyCondition condition) {
        return condition.operator() == Operator.EQ
                ? condition.attribute()
                : condition.attribute() + " " + condition.operator();
    }

    @Override
    public Object nothing() {
        return List.of();
    }
}
