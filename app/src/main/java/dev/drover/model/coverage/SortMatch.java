package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.inventory.AccessPattern.Ordering;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyType;
import dev.drover.model.mapping.KeyTemplate;
import dev.drover.model.mapping.KeyTemplate.Part;
import dev.drover.model.mapping.KeyTemplate.Part.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fits what a pattern knows besides the partition key, and the order it wants, to a sort key. */
final class SortMatch {

    private final AccessPattern pattern;
    private final Structure structure;
    private final Held held;
    private final boolean alone;
    private final List<KeyCondition> open;
    private final @Nullable KeyCondition orderedBy;

    SortMatch(AccessPattern pattern, Structure structure, Held held, boolean alone, List<KeyCondition> open) {
        this.alone = alone;
        this.pattern = pattern;
        this.structure = structure;
        this.held = held;
        this.open = open;
        this.orderedBy = orderedBy(pattern);
    }

    /** With an order, an attribute at the end without an operator says by what, and narrows nothing. */
    private static @Nullable KeyCondition orderedBy(AccessPattern pattern) {
        List<KeyCondition> sortBy = pattern.sortBy();
        KeyCondition last = sortBy.isEmpty() ? null : sortBy.get(sortBy.size() - 1);
        return pattern.ordering() != null && last != null && last.operator() == Operator.EQ ? last : null;
    }

    KeyFit fit(String partition) {
        KeyAttribute key = structure.sortKey();
        if (key == null) {
            return withoutSortKey(partition);
        }
        Optional<KeyTemplate> template = held.template(key.name());
        if (template.isEmpty()) {
            return misses("The template for " + key.name() + " of " + entity() + " cannot be read.");
        }
        List<Slot> slots = template.get().parts().stream()
                .filter(Slot.class::isInstance)
                .map(Slot.class::cast)
                .toList();
        if (open.size() == 1 && Words.plain(open.get(0).attribute()).equals(Words.plain(key.name()))) {
            return fits(partition, key, template.get(), open.get(0), 0, slots);
        }
        int exact = 0;
        KeyCondition last = null;
        while (!open.isEmpty() && last == null && exact < slots.size()) {
            KeyCondition next = next(slots.get(exact).column());
            if (next == null) {
                break;
            }
            open.remove(next);
            if (next.operator() == Operator.EQ && next != orderedBy) {
                exact++;
            } else {
                last = next;
            }
        }
        if (!open.isEmpty()) {
            return misses(tooMuch(key, slots, exact, last));
        }
        if (pattern.ordering() != null && slots.isEmpty()) {
            return misses("Every " + entity() + " has the same " + key.name() + " in " + structure.name()
                    + ", so its results come in no order.");
        }
        return fits(partition, key, template.get(), last, exact, slots);
    }

    private KeyFit withoutSortKey(String partition) {
        if (!open.isEmpty()) {
            return misses(structure.name() + " has no sort key, so it cannot narrow or order by "
                    + Words.list(open.stream().map(KeyCondition::attribute).toList()) + ".");
        }
        if (pattern.ordering() != null) {
            return misses(structure.name() + " has no sort key, so its results come in no order.");
        }
        return new KeyFit.Fits(partition, true, List.of());
    }

    /** An exact value comes before a range, wherever the pattern mentions it. */
    private @Nullable KeyCondition next(String column) {
        return open.stream()
                .filter(condition -> held.names(condition.attribute(), column))
                .min((a, b) -> Boolean.compare(isRange(a), isRange(b)))
                .orElse(null);
    }

    private boolean isRange(KeyCondition condition) {
        return condition.operator() != Operator.EQ || condition.equals(orderedBy);
    }

    private String tooMuch(KeyAttribute key, List<Slot> slots, int exact, @Nullable KeyCondition last) {
        String rest = Words.list(open.stream().map(KeyCondition::attribute).toList());
        if (last != null) {
            return "After " + last.attribute() + ", which is no exact value, " + key.name()
                    + " cannot be narrowed or ordered by " + rest + " as well.";
        }
        if (exact == slots.size()) {
            return key.name() + " of " + entity()
                    + (slots.isEmpty()
                            ? " holds no column"
                            : " ends with " + slots.get(exact - 1).column())
                    + ", so it cannot narrow or order by " + rest + ".";
        }
        return key.name() + " of " + entity() + (exact == 0 ? " starts with " : " goes on with ")
                + slots.get(exact).column() + ", so it cannot narrow or order by " + rest + ".";
    }

    private KeyFit fits(
            String partition,
            KeyAttribute key,
            KeyTemplate template,
            @Nullable KeyCondition last,
            int exact,
            List<Slot> slots) {
        StringBuilder condition = new StringBuilder(partition);
        boolean oneItem = exact == slots.size() && last == null;
        if (oneItem && alone) {
            condition.append(" and ").append(key.name()).append(" = ").append(held.text(key.name()));
        } else if (alone && !beginning(template, exact).isEmpty()) {
            condition.append(" and ").append(key.name()).append(" begins with ").append(beginning(template, exact));
        }
        if (last != null && last != orderedBy) {
            condition.append(", ").append(last.attribute()).append(" ").append(words(last.operator()));
        }
        if (pattern.ordering() != null && exact < slots.size()) {
            condition
                    .append(
                            pattern.ordering() == Ordering.DESC
                                    ? ", in descending order of "
                                    : ", in ascending order of ")
                    .append(slots.get(exact).column());
        }
        List<String> caveats = new ArrayList<>();
        boolean sorts = exact < slots.size() && (last != null || pattern.ordering() != null);
        if (sorts && key.type() == KeyType.S && wrongOrder(slots.get(exact))) {
            caveats.add("As text, 10 comes before 9: write {" + slots.get(exact).column() + ":19} in the template for "
                    + key.name() + ", so that " + slots.get(exact).column() + " sorts as a number.");
        }
        return new KeyFit.Fits(condition.toString(), oneItem, caveats);
    }

    private boolean wrongOrder(Slot slot) {
        return slot.width() == 0 && held.isNumber(slot.column());
    }

    /** The template up to the first column that is not known exactly. */
    private static String beginning(KeyTemplate template, int exact) {
        StringBuilder text = new StringBuilder();
        int slots = 0;
        for (Part part : template.parts()) {
            if (part instanceof Slot slot) {
                if (slots++ == exact) {
                    return text.toString();
                }
                text.append('{').append(slot.column()).append('}');
            } else if (part instanceof Part.Literal literal) {
                text.append(literal.text());
            }
        }
        return text.toString();
    }

    /** How an operator is read after the name of an attribute. */
    static String words(Operator operator) {
        return switch (operator) {
            case EQ -> "equal";
            case BEGINS_WITH -> "by its beginning";
            case BETWEEN -> "between two values";
            case LT -> "below a value";
            case LE -> "up to a value";
            case GT -> "above a value";
            case GE -> "from a value on";
        };
    }

    private KeyFit misses(String reason) {
        return new KeyFit.Misses(reason, true);
    }

    private String entity() {
        return held.entity().entity();
    }
}
