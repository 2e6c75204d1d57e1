package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A place for more that has become the main thing. */
@Component
class FullExtension implements LintRule {

    private static final Threshold SHARE = Threshold.of("share", "Share of the bytes of an item", "0.3", "");
    private static final RuleDescription RULE = RuleDescription.of(
            "CHG-05",
            Severity.MEDIUM,
            "An extension or a JSON column that makes up a good part of an item, or that patterns look into.",
            RuleDescription.POLICY,
            SHARE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.entities()
                .flatMap(owner -> slots(input, owner)
                        .distinct()
                        .flatMap(
                                slot -> Stream.concat(large(input, limits, owner, slot), lookedInto(input, owner, slot))
                                        .limit(1)));
    }

    /** The attributes that take whatever comes. */
    private static Stream<String> slots(LintInput input, MappedEntity owner) {
        Stream<String> json = Columns.rows(owner, input).stream()
                .flatMap(rows -> owner.entity().attributes().stream()
                        .filter(attribute -> attribute instanceof FromColumn from
                                && rows.column(from.column())
                                        .filter(column -> column.type().startsWith("json"))
                                        .isPresent())
                        .map(attribute -> attribute.attribute()));
        return Stream.concat(Stream.of(owner.entity().extension()).filter(name -> !name.isEmpty()), json);
    }

    private static Stream<Finding> large(LintInput input, Limits limits, MappedEntity owner, String slot) {
        return AttributeSizes.of(input, owner).stream()
                .filter(sizes -> sizes.share(slot) > limits.of(SHARE))
                .map(sizes -> RULE.finding(
                        owner.place(slot),
                        slot + " takes " + Numbers.percent(sizes.share(slot))
                                + " of the bytes of an average "
                                + owner.entity().entity() + " " + sizes.origin() + ", and "
                                + Numbers.percent(limits.of(SHARE)) + " is much.",
                        "Give what it always holds attributes of its own."));
    }

    private static Stream<Finding> lookedInto(LintInput input, MappedEntity owner, String slot) {
        Pattern inside = Pattern.compile("(?<![\\w-])" + Pattern.quote(slot.toLowerCase(Locale.ROOT)) + "\\.\\w");
        return input.patterns()
                .filter(pattern -> !Words.sameThing(slot, owner.entity().entity()))
                .filter(pattern -> pattern.entities().stream()
                        .anyMatch(name -> Words.sameThing(name, owner.entity().entity())))
                .filter(pattern -> names(pattern)
                        .anyMatch(text ->
                                inside.matcher(text.toLowerCase(Locale.ROOT)).find()))
                .map(pattern -> RULE.finding(
                        owner.place(slot),
                        pattern.id() + " " + pattern.name() + " looks into " + slot
                                + ", which was kept free for what nobody needs yet.",
                        "Give what it looks for an attribute of its own."));
    }

    /** What a pattern selects, finds by, orders by or filters. */
    private static Stream<String> names(AccessPattern pattern) {
        return Stream.of(
                        pattern.attributesNeeded().stream(),
                        Stream.concat(pattern.partitionBy().stream(), pattern.sortBy().stream())
                                .map(KeyCondition::attribute),
                        Stream.of(pattern.filters()))
                .flatMap(names -> names);
    }
}
