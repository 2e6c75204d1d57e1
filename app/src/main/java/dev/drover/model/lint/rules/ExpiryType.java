package dev.drover.model.lint.rules;

import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeType;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An expiry that DynamoDB does not understand. */
@Component
class ExpiryType implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "TYP-05",
            Severity.HIGH,
            "A TTL attribute that is no number: DynamoDB expects seconds since 1970 and ignores everything else.",
            RuleDescription.DYNAMODB);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(pattern -> !pattern.ttlAttribute().isBlank())
                .flatMap(pattern -> input.entities()
                        .filter(owner -> pattern.entities().stream()
                                .anyMatch(name -> Words.sameThing(
                                                name, owner.entity().entity())
                                        || Words.sameThing(name, owner.entity().sourceTable())))
                        .flatMap(owner -> owner.entity().attributes().stream()
                                .filter(attribute -> isNamed(attribute, pattern.ttlAttribute()) && !isNumber(attribute))
                                .map(attribute -> RULE.finding(
                                        owner.place(attribute.attribute()),
                                        attribute.attribute() + " should end items, as " + pattern.id() + " "
                                                + pattern.name() + " says, and is no number: DynamoDB would keep them"
                                                + " for ever.",
                                        "Map seconds since 1970 to it as a number."))))
                .distinct();
    }

    private static boolean isNamed(AttributeMapping attribute, String ttl) {
        String plain = Words.plain(ttl.substring(ttl.lastIndexOf('.') + 1));
        return Words.plain(attribute.attribute()).equals(plain);
    }

    private static boolean isNumber(AttributeMapping attribute) {
        return attribute instanceof FromColumn from && from.type() == AttributeType.N
                || attribute instanceof AttributeMapping.Constant constant && constant.type() == AttributeType.N
                || attribute instanceof AttributeMapping.Joined joined && joined.type() == AttributeType.N
                || attribute instanceof AttributeMapping.FromExpression computed && computed.type() == AttributeType.N;
    }
}
