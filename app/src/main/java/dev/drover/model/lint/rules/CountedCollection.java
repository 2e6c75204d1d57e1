package dev.drover.model.lint.rules;

import dev.drover.model.coverage.Saying;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import org.springframework.stereotype.Component;

/** A count of many items while somebody waits. */
@Component
class CountedCollection extends SaidInRead {

    CountedCollection() {
        super(
                RuleDescription.of(
                        "SCN-05",
                        Severity.MEDIUM,
                        "A read that counts items, told by its filters or description.",
                        RuleDescription.POLICY),
                Saying.COUNT,
                "a count reads every item it counts.",
                "Keep a counter in an item of its own, and change it with every write.");
    }
}
