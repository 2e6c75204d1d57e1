package dev.drover.model.lint.rules;

import dev.drover.model.coverage.Saying;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import org.springframework.stereotype.Component;

/** Pages by number. */
@Component
class OffsetPages extends SaidInRead {

    OffsetPages() {
        super(
                RuleDescription.of(
                        "SCN-06",
                        Severity.MEDIUM,
                        "A read that jumps to a page by its number, told by its filters or description.",
                        RuleDescription.POLICY),
                Saying.OFFSET,
                "DynamoDB goes on from the last key and cannot jump, so all pages before are read and paid.",
                "Page with the last key that was shown.");
    }
}
