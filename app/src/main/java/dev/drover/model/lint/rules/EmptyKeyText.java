package dev.drover.model.lint.rules;

import dev.drover.connection.SourceTable;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyType;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.mapping.KeyTemplate;
import dev.drover.model.mapping.KeyTemplate.Part.Slot;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A key that may be empty. */
@Component
class EmptyKeyText implements LintRule {

    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "citext", "name");
    private static final RuleDescription RULE = RuleDescription.of(
            "TYP-06",
            Severity.ERROR,
            "A key of the table made of nothing but a text column, which may be empty: DynamoDB refuses empty keys.",
            RuleDescription.DYNAMODB);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.entities()
                .flatMap(owner -> Columns.rows(owner, input).stream()
                        .flatMap(rows -> owner.table().primaryKey().stream()
                                .filter(key -> mayBeEmpty(owner, key, rows))
                                .map(key -> RULE.finding(
                                        owner.place(key.name()),
                                        key.name() + " of " + owner.entity().entity() + " is the text of "
                                                + Words.list(Templates.columns(owner.entity(), key.name()))
                                                + " and nothing else. If it is empty, the row cannot become an item.",
                                        "Put a word in front, as in ORDER#{id}."))));
    }

    private static boolean mayBeEmpty(MappedEntity owner, KeyAttribute key, SourceTable rows) {
        List<KeyTemplate.Part> parts = Templates.parts(owner.entity(), key.name());
        return key.type() == KeyType.S
                && !parts.isEmpty()
                && parts.stream()
                        .allMatch(part -> part instanceof Slot slot
                                && rows.column(slot.column())
                                        .filter(column -> TEXTS.contains(column.type()))
                                        .isPresent());
    }
}
