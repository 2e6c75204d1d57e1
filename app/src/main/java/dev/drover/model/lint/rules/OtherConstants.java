package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Prices that count a month or a GB otherwise than AWS bills them. */
@Component
class OtherConstants implements LintRule {

    private static final Threshold HOURS = Threshold.of("hours", "Hours of a month", "730", "hours");
    private static final Threshold BYTES = Threshold.of("bytes", "Bytes of a GB", "1073741824", "bytes");

    private static final RuleDescription RULE = RuleDescription.of(
            "CST-08",
            Severity.ERROR,
            "Prices in use that count a month or a GB otherwise than the bills of AWS, so that amounts cannot be compared.",
            RuleDescription.DYNAMODB,
            HOURS,
            BYTES);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.bills().map(sheet -> sheet.prices().constants()).stream()
                .flatMap(constants -> Stream.concat(
                        finding("month", "hours", constants.monthHours(), limits.of(HOURS)),
                        finding("GB", "bytes", constants.bytesPerGb(), limits.of(BYTES))));
    }

    private static Stream<Finding> finding(String what, String unit, BigDecimal inUse, double expected) {
        return inUse.doubleValue() == expected
                ? Stream.of()
                : Stream.of(RULE.finding(
                        new Place.Prices(),
                        "The prices in use count " + Numbers.words(inUse) + " " + unit + " in a " + what + ", AWS "
                                + Numbers.words(expected) + ".",
                        "Upload a price file that counts as AWS does."));
    }
}
