package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.inventory.AccessPattern.Ordering;
import dev.drover.model.AttributeMapping.Embedded;
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
    private final List<KeyAttribute> keys;
    private final List<String> inside;
    private final @Nullable Ordering ordering;

    SortMatch(AccessPattern pattern, Structure structure, Held held, boolean alone, List<KeyCondition> open) {
        this.alone = alone;
        this.pattern = pattern;
        this.structure = structure;
        this.held = held;
        this.open = open;
        this.orderedBy = orderedBy(pattern);
        this.keys = structure.sortKeys();
        this.inside = takeInside();
        this.ordering = orderedBy != null && inside.contains(orderedBy.attribute()) ? null : pattern.ordering();
    }

    /** Takes what is about the elements of a list: the item comes with all of them. */
    private List<String> takeInside() {
        Embedded list = held.list();
        List<String> taken = list == null
                ? List.of()
                : open.stream()
                        .map(KeyCondition::attribute)
                        .filter(name -> list.fields().stream().anyMatch(field -> held.names(name, field.column())))
                        .toList();
        open.removeIf(condition -> taken.contains(condition.attribute()));
        return taken;
    }

    /** A column in the sort key, in the order that sorts: through all attributes of the key. */
    private record KeySlot(KeyAttribute key, Slot slot) {

        String column() {
            return slot.column();
        }
    }

    /** With an order, an attribute at the end without an operator says by what, and narrows nothing. */
    private static @Nullable KeyCondition orderedBy(AccessPattern pattern) {
        List<KeyCondition> sortBy = pattern.sortBy();
        KeyCondition last = sortBy.isEmpty() ? null : sortBy.get(sortBy.size() - 1);
        return pattern.ordering() != null && last != null && last.operator() == Operator.EQ ? last : null;
    }

    KeyFit fit(String partition) {
        if (keys.isEmpty()) {
            return withoutSortKey(partition);
        }
        List<KeySlot> slots = new ArrayList<>();
        for (KeyAttribute key : keys) {
            Optional<KeyTemplate> template = held.template(key.name());
            if (template.isEmpty()) {
                return misses("The template for " + key.name() + " of " + entity() + " cannot be read.");
            }
            template.get().slots().forEach(slot -> slots.add(new KeySlot(key, slot)));
        }
        if (keys.size() == 1
                && open.size() == 1
                && Words.plain(open.get(0).attribute())
                        .equals(Words.plain(keys.get(0).name()))) {
            return fits(partition, open.get(0), 0, slots);
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
            return misses(tooMuch(slots, exact, last));
        }
        if (ordering != null && slots.isEmpty()) {
            return misses("Every " + entity() + " has the same " + name() + " in " + structure.name()
                    + ", so its results come in no order.");
        }
        return fits(partition, last, exact, slots);
    }

    private KeyFit withoutSortKey(String partition) {
        if (!open.isEmpty()) {
            return misses(structure.name() + " has no sort key, so it cannot narrow or order by "
                    + Words.list(open.stream().map(KeyCondition::attribute).toList()) + ".");
        }
        if (ordering != null) {
            return misses(structure.name() + " has no sort key, so its results come in no order.");
        }
        return new KeyFit.Fits(partition, true, caveats());
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

    private String tooMuch(List<KeySlot> slots, int exact, @Nullable KeyCondition last) {
        String rest = Words.list(open.stream().map(KeyCondition::attribute).toList());
        if (last != null) {
            return "After " + last.attribute() + ", which is no exact value, " + name()
                    + " cannot be narrowed or ordered by " + rest + " as well.";
        }
        if (exact == slots.size()) {
            return name() + " of " + entity()
                    + (slots.isEmpty()
                            ? " holds no column"
                            : " ends with " + slots.get(exact - 1).column())
                    + ", so it cannot narrow or order by " + rest + ".";
        }
        return name() + " of " + entity() + (exact == 0 ? " starts with " : " goes on with ")
                + slots.get(exact).column() + ", so it cannot narrow or order by " + rest + ".";
    }

    private KeyFit fits(String partition, @Nullable KeyCondition last, int exact, List<KeySlot> slots) {
        StringBuilder condition = new StringBuilder(partition);
        boolean oneItem = exact == slots.size() && last == null;
        if (alone) {
            condition.append(narrowed(exact));
        }
        if (last != null && last != orderedBy) {
            condition.append(", ").append(last.attribute()).append(" ").append(words(last.operator()));
        }
        if (ordering != null && exact < slots.size()) {
            condition
                    .append(ordering == Ordering.DESC ? ", in descending order of " : ", in ascending order of ")
                    .append(slots.get(exact).column());
        }
        List<String> caveats = caveats();
        boolean sorts = exact < slots.size() && (last != null || ordering != null);
        if (sorts
                && slots.get(exact).key().type() == KeyType.S
                && wrongOrder(slots.get(exact).slot())) {
            String column = slots.get(exact).column();
            caveats.add("As text, 10 comes before 9: write {" + column + ":19} in the template for "
                    + slots.get(exact).key().name() + ", so that " + column + " sorts as a number.");
        }
        return new KeyFit.Fits(condition.toString(), oneItem, caveats);
    }

    private List<String> caveats() {
        List<String> caveats = new ArrayList<>();
        if (!inside.isEmpty()) {
            caveats.add("The list comes whole, in the order that the mapping gives it: what is said of "
                    + Words.list(inside) + " is left to the application.");
        }
        return caveats;
    }

    /** What is known of the sort key: whole attributes first, then the beginning of one. */
    private String narrowed(int exact) {
        StringBuilder text = new StringBuilder();
        int left = exact;
        for (KeyAttribute key : keys) {
            KeyTemplate template = held.template(key.name()).orElseThrow();
            int slots = template.columns().size();
            if (slots > left) {
                String beginning = beginning(template, left);
                return beginning.isEmpty()
                        ? text.toString()
                        : text + " and " + key.name() + " begins with " + beginning;
            }
            text.append(" and ").append(key.name()).append(" = ").append(held.text(key.name()));
            left -= slots;
        }
        return text.toString();
    }

    private String name() {
        return Words.list(keys.stream().map(KeyAttribute::name).toList());
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
