package dev.drover.proof;

import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.model.KeyAttribute;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.KeyTemplate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conditions on the sort key of one read, with values of items that were written.
 *
 * @param candidates the items from which values may be taken
 */
record SortRanges(ReadPlan plan, List<Item> candidates) {

    /** A condition on one attribute of the sort key. */
    record Condition(KeyAttribute key, SortRange range) {}

    /** The conditions with which the item is found, whole attributes first; empty if the partition key is all there is. */
    List<Condition> of(Item item) {
        ReadPlan.Narrowing narrowing = plan.sort();
        List<KeyAttribute> keys = plan.structure().sortKeys();
        if (keys.isEmpty() || narrowing == null) {
            return keys.isEmpty() || plan.claimed().isEmpty()
                    ? List.of()
                    : List.of(new Condition(keys.get(0), SortRange.beginsWith(plan.claimed())));
        }
        List<Condition> conditions = new ArrayList<>();
        int left = narrowing.slot();
        for (KeyAttribute key : keys) {
            ItemValue value = Objects.requireNonNull(item.attributes().get(key.name()));
            KeyTemplate template = plan.held().template(key.name()).orElseThrow();
            int columns = template.columns().size();
            boolean known = narrowing.operator() == null && narrowing.whole() || left >= columns && columns > 0;
            SortRange range = known
                    ? SortRange.exact(value)
                    : range(
                            new ReadPlan.Narrowing(left, narrowing.operator(), narrowing.whole()),
                            key,
                            value,
                            template);
            if (range != null) {
                conditions.add(new Condition(
                        key, plan.claimed().isEmpty() ? range : range.beginning(plan.claimed(), template.prefix())));
            }
            if (!known) {
                break;
            }
            left -= columns;
        }
        return conditions;
    }

    private @Nullable SortRange range(
            ReadPlan.Narrowing narrowing, KeyAttribute key, ItemValue value, KeyTemplate template) {
        if (value instanceof ItemValue.Numeric number) {
            return narrowing.operator() != null
                    ? SortRange.ofNumber(narrowing.operator(), number, highestNumber(key))
                    : narrowing.whole() ? SortRange.exact(value) : null;
        }
        String text = ((ItemValue.Text) value).value();
        if (narrowing.whole()) {
            return narrowing.operator() == null || narrowing.operator() == Operator.EQ
                    ? SortRange.exact(value)
                    : SortRange.ofText(narrowing.operator(), "", text, text);
        }
        KeyText reading = KeyText.of(template);
        Optional<KeyText.Span> span = reading.slot(text, narrowing.slot());
        String before = span.map(found -> text.substring(0, found.start())).orElse(template.prefix());
        if (narrowing.operator() == null || span.isEmpty()) {
            return before.isEmpty() ? null : SortRange.beginsWith(before);
        }
        return SortRange.ofText(
                narrowing.operator(),
                before,
                text.substring(span.get().start(), span.get().end()),
                highest(key, reading, narrowing.slot()));
    }

    private String highest(KeyAttribute key, KeyText reading, int slot) {
        return candidates.stream()
                .map(item -> item.attributes().get(key.name()))
                .filter(ItemValue.Text.class::isInstance)
                .map(value -> ((ItemValue.Text) value).value())
                .flatMap(
                        text -> reading.slot(text, slot).stream().map(span -> text.substring(span.start(), span.end())))
                .max(String::compareTo)
                .orElse("");
    }

    private BigDecimal highestNumber(KeyAttribute key) {
        return candidates.stream()
                .map(item -> item.attributes().get(key.name()))
                .filter(ItemValue.Numeric.class::isInstance)
                .map(value -> new BigDecimal(((ItemValue.Numeric) value).value()))
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }
}
