package dev.drover.model.lint.rules;

import dev.drover.model.TargetTable;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A table whose class does not fit the part that storage has in its bill. */
@Component
class WrongTableClass implements LintRule {

    private static final Threshold MUCH =
            Threshold.of("much", "Storage divided by reads and writes in the class Standard", "0.42", "");
    private static final Threshold LITTLE =
            Threshold.of("little", "Storage divided by reads and writes in the class Standard-IA", "0.13", "");
    private static final Threshold LEAST =
            Threshold.of("least", "Reads, writes and storage below which it does not matter", "5", "USD a month");

    private static final RuleDescription RULE = RuleDescription.of(
            "CST-04",
            Severity.LOW,
            "A table whose storage is a large part of its bill in the class Standard, or a small one in Standard-IA.",
            RuleDescription.DYNAMODB,
            MUCH,
            LITTLE,
            LEAST);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.bills().stream()
                .flatMap(sheet -> input.model().tables().stream().flatMap(table -> finding(limits, sheet, table)));
    }

    private static Stream<Finding> finding(Limits limits, CostSheet sheet, TargetTable table) {
        TableBill bill = new TableBill(sheet, table);
        double calls = bill.chosen();
        double storage = bill.storage();
        // Without figures for both, the share says nothing.
        if (calls == 0 || storage == 0 || calls + storage < limits.of(LEAST)) {
            return Stream.of();
        }
        boolean seldom = table.options().infrequentAccess();
        boolean wrong = seldom ? storage / calls < limits.of(LITTLE) : storage / calls > limits.of(MUCH);
        return wrong
                ? Stream.of(RULE.finding(
                        new Place.InModel(table.name()),
                        "Storage takes " + Numbers.words(storage) + " USD a month and reads and writes "
                                + Numbers.words(calls) + ": " + Numbers.percent(storage / calls) + " of them.",
                        seldom
                                ? "Take the table class Standard."
                                : "Take the table class Standard-IA, unless reserved capacity is used for the table."))
                : Stream.of();
    }
}
