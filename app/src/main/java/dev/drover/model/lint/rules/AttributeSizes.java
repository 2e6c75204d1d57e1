package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Constant;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.MeasuredSize;
import dev.drover.model.lint.MeasuredSource;
import dev.drover.model.lint.MeasuredTable;
import dev.drover.model.lint.ProvenModel.ProvenPattern;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How large the attributes of an entity are, names included, and who says so.
 *
 * @param attributes those whose size is known
 * @param all bytes of an average item; not a number if the size of some attribute is not known
 * @param sampled whether items themselves were measured; otherwise the columns that they come from
 * @param origin "in the sample of 2026-11-20", for sentences
 */
record AttributeSizes(Map<String, MeasuredSize> attributes, double all, boolean sampled, String origin) {

    private static final MeasuredSize UNKNOWN = new MeasuredSize(Double.NaN, null);

    /** The size of an item, and who says so. */
    record Item(double bytes, String origin) {}

    /** By a sample of items, else by the columns of the source; empty if neither is known. */
    static Optional<AttributeSizes> of(LintInput input, MappedEntity owner) {
        return input.measured(owner.table()).stream()
                .flatMap(table -> table.entities().stream()
                        .filter(entity ->
                                Words.sameThing(entity.name(), owner.entity().entity()))
                        .flatMap(entity -> sampled(table, entity)))
                .findFirst()
                .or(() -> input.measuredSource().flatMap(source -> stored(source, owner)));
    }

    private static Stream<AttributeSizes> sampled(MeasuredTable table, MeasuredTable.Entity entity) {
        return entity.attributes().isEmpty()
                ? Stream.of()
                : Stream.of(new AttributeSizes(
                        entity.attributes(), entity.bytes(), true, "in the sample of " + table.day()));
    }

    private static Optional<AttributeSizes> stored(MeasuredSource source, MappedEntity owner) {
        Map<String, MeasuredSize> known = owner.entity().attributes().stream()
                .flatMap(attribute -> width(source, owner, attribute).stream()
                        .map(size -> Map.entry(
                                attribute.attribute(),
                                size.plus(attribute.attribute().length()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
        boolean whole = known.size() == owner.entity().attributes().size();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new AttributeSizes(
                        known,
                        whole
                                ? known.values().stream()
                                        .mapToDouble(MeasuredSize::average)
                                        .sum()
                                : Double.NaN,
                        false,
                        "as the source stored its columns on " + source.day()));
    }

    private static Optional<MeasuredSize> width(MeasuredSource source, MappedEntity owner, AttributeMapping attribute) {
        if (attribute instanceof FromColumn from) {
            return source.width(owner.entity().sourceTable(), from.column());
        }
        return attribute instanceof Constant constant
                ? Optional.of(new MeasuredSize(constant.value().length(), 1.0))
                : Optional.empty();
    }

    /** Bytes of an attribute where there is one; not a number if nobody knows. */
    double bytes(String attribute) {
        return attributes.getOrDefault(attribute, UNKNOWN).bytes();
    }

    /** The share that an attribute has of an average item; not a number if nobody knows. */
    double share(String attribute) {
        return attributes.getOrDefault(attribute, UNKNOWN).average() / all;
    }

    /** Of the sample, else of the latest proof, else as the inventory states it. */
    Optional<Item> item(LintInput input, AccessPattern pattern) {
        if (sampled) {
            return Optional.of(new Item(all, origin));
        }
        Integer stated = pattern.volume().bytesAverage();
        return input.proven(pattern)
                .map(ProvenPattern::itemBytes)
                .filter(Objects::nonNull)
                .findFirst()
                .map(bytes -> new Item(bytes, "in the latest proof"))
                .or(() -> stated == null ? Optional.empty() : Optional.of(new Item(stated, "by the inventory")));
    }
}
