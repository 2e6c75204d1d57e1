package dev.drover.proof;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.model.coverage.Shortfall;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Numbers;
import dev.drover.proof.ProofFinding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What there is to say about what a pattern did. */
final class Judgement {

    private static final double NOTABLE = 0.2;
    private static final double LEAST_UNITS = 0.25;

    private final AccessPattern pattern;
    private final PatternResult result;
    private final List<ProofFinding> findings = new ArrayList<>();

    private Judgement(AccessPattern pattern, PatternResult result) {
        this.pattern = pattern;
        this.result = result;
    }

    /** @param absent attributes that the pattern needs and that none of the answered items has */
    static List<ProofFinding> of(
            AccessPattern pattern, PatternResult result, Shortfall shortfall, List<String> absent) {
        Judgement judgement = new Judgement(pattern, result);
        if (!result.write()) {
            judgement.reads(shortfall, absent);
        }
        judgement.units();
        judgement.size();
        return judgement.findings;
    }

    private void reads(Shortfall shortfall, List<String> absent) {
        if (result.empty() > 0) {
            say(
                    Kind.EMPTY,
                    result.empty() + " of " + result.calls() + " calls of " + result.operation()
                            + " answered nothing, although what they look for was written.",
                    "Compare what the pattern sends as a key with what the templates write.");
        }
        if (!result.strangers().isEmpty()) {
            say(
                    Kind.FOREIGN,
                    "One call answered up to " + Numbers.count(result.mostItems(), "item", "items") + " of "
                            + Words.list(result.types()) + ", and the pattern asks for "
                            + Words.list(pattern.entities()) + " only.",
                    "Narrow it by the sort key, or say in the pattern what it reads.");
        } else if (pattern.cardinality() == Cardinality.SINGLE && result.mostItems() > 1) {
            say(
                    Kind.FOREIGN,
                    "One call answered up to " + Numbers.count(result.mostItems(), "item", "items")
                            + ", and the pattern reads a single one.",
                    "Narrow it by the sort key, or say in the pattern that it reads several.");
        }
        if (!absent.isEmpty()) {
            say(
                    Kind.MISSING_ATTRIBUTE,
                    "None of the items that were answered has " + Words.list(absent) + ", which the pattern needs.",
                    "Add it to the mapping, or to what the index carries.");
        }
        if (result.operation().startsWith("Scan")) {
            say(
                    Kind.SCAN,
                    "It scans: one call read " + words(result.examined()) + " items in " + words(result.pages())
                            + " pages, and more with every row.",
                    "Give it a key, or serve it from an export.");
        }
        List<String> again = new ArrayList<>(shortfall.elsewhere());
        if (!shortfall.notCarried().isEmpty()) {
            say(
                    Kind.MORE_CALLS,
                    "It needs " + words(1 + result.items()) + " calls: the index leaves out "
                            + Words.list(shortfall.notCarried()) + ", so each of its " + words(result.items())
                            + " items is read again from the table.",
                    "Let the index carry what the pattern needs.");
        } else if (!again.isEmpty()) {
            say(
                    Kind.MORE_CALLS,
                    "It needs " + (1 + again.size()) + " calls: " + Words.list(again)
                            + (again.size() == 1 ? " is" : " are") + " not found by this key.",
                    "Put what is read together under one partition key, or accept the calls.");
        }
    }

    private void units() {
        Double expected = result.expectedUnits();
        if (expected != null && result.units() > expected * (1 + NOTABLE) && result.units() - expected >= LEAST_UNITS) {
            say(
                    Kind.MORE_UNITS,
                    words(expected) + " units expected for one call, " + words(result.units()) + " measured.",
                    "Correct items per call and bytes in the inventory: the cost is computed from them.");
        }
    }

    private void size() {
        Integer stated = pattern.volume().bytesAverage();
        Integer measured = result.itemBytes();
        if (stated != null && measured != null && stated > 0 && Math.abs(measured - stated) > stated * NOTABLE) {
            say(
                    Kind.OTHER_SIZE,
                    String.format(
                            Locale.ENGLISH,
                            "An average item has %,d bytes, and the inventory says %,d: a difference of %d %%.",
                            measured,
                            stated,
                            Math.round(Math.abs(measured - stated) * 100.0 / stated)),
                    "Correct the size in the inventory, or what the mapping keeps.");
        }
    }

    private void say(Kind kind, String sentence, String remedy) {
        findings.add(new ProofFinding(pattern.id(), kind, sentence, remedy));
    }

    private static String words(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ENGLISH, "%,.0f", number)
                : String.format(Locale.ENGLISH, "%,.1f", number);
    }
}
