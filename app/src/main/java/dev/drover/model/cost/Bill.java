package dev.drover.model.cost;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * An amount with everything that it is made of.
 *
 * @param notes what a reader should know of it, in sentences, although nothing is missing
 * @param missing what has to be known before the bill is whole, in sentences; empty if nothing is
 */
public record Bill(String name, List<CostLine> lines, List<String> missing, List<String> notes) {

    public Bill {
        lines = List.copyOf(lines);
        missing = List.copyOf(missing);
        notes = List.copyOf(notes);
    }

    Bill(String name, List<CostLine> lines, List<String> missing) {
        this(name, lines, missing, List.of());
    }

    static Bill of(String name, CostLine... lines) {
        return new Bill(name, List.of(lines), List.of());
    }

    static Bill unknown(String name, String missing) {
        return new Bill(name, List.of(), List.of(missing));
    }

    Bill and(Bill other) {
        return new Bill(
                name,
                Stream.concat(lines.stream(), other.lines.stream()).toList(),
                Stream.concat(missing.stream(), other.missing.stream()).toList(),
                Stream.concat(notes.stream(), other.notes.stream()).toList());
    }

    Bill noting(String sentence) {
        return new Bill(
                name,
                lines,
                missing,
                Stream.concat(notes.stream(), Stream.of(sentence)).toList());
    }

    /** Whether there is anything to add up. */
    public boolean isKnown() {
        return !lines.isEmpty();
    }

    /** The sum of the lines, not rounded. */
    public BigDecimal exactUsd() {
        return lines.stream().map(CostLine::exactUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The sum of the lines, rounded once. */
    public BigDecimal usd() {
        return Money.cents(exactUsd());
    }
}
