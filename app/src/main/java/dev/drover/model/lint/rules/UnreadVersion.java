package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.schema.SchemaVersion;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Old items that nobody has declared to read. */
@Component
class UnreadVersion implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "CHG-02",
            Severity.MEDIUM,
            "An older version of an entity that is still live and that no consumer's contract takes.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.entities()
                .flatMap(owner -> older(input, owner)
                        .filter(version -> !input.readers().take(version))
                        .map(version -> RULE.finding(
                                owner.place(),
                                "Version " + version.version() + " of " + version.entity()
                                        + " is live while the mapping writes" + " version "
                                        + owner.entity().version() + ", and no contract takes it.",
                                "Add the contract of whoever reads the old items, or bring them up to date and retire the"
                                        + " version.")));
    }

    private static Stream<SchemaVersion> older(LintInput input, MappedEntity owner) {
        return input.readers().versions().stream()
                .filter(version -> version.live()
                        && version.table().equals(owner.table().name())
                        && version.entity().equals(owner.entity().entity())
                        && version.version() < owner.entity().version());
    }
}
