package dev.drover.model.cost;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.inventory.AccessPattern.Volume;
import dev.drover.inventory.AccessPattern.Volume.Origin;
import dev.drover.model.GlobalIndex;
import dev.drover.model.Projection;
import dev.drover.model.coverage.Structure;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of one pattern, with a note for each that had to be guessed. */
final class PatternFigures {

    private final AccessPattern pattern;
    private final List<Note> notes;

    PatternFigures(AccessPattern pattern, List<Note> notes) {
        this.pattern = pattern;
        this.notes = notes;
    }

    void guess(String sentence) {
        notes.add(Note.guess(pattern.id(), sentence));
    }

    void missing(String sentence) {
        notes.add(Note.missing(pattern.id(), sentence));
    }

    Demand.Frequency frequency() {
        BigDecimal average = pattern.load().averagePerSecond();
        BigDecimal peak = pattern.load().peakPerSecond();
        if (average == null) {
            throw new MissingFigureException("how often it is called on average");
        }
        if (peak == null) {
            guess("Nobody stated its peak: provisioned capacity is for the average.");
        }
        return new Demand.Frequency(
                average,
                peak == null ? average : peak,
                peak != null,
                pattern.load().peakMinutes());
    }

    BigDecimal itemBytes() {
        Volume volume = pattern.volume();
        Integer bytes = volume.bytesAverage();
        if (bytes == null) {
            throw new MissingFigureException("how large an item is");
        }
        if (volume.bytesOrigin() == Origin.GUESS) {
            guess("The size of its items is a guess in the inventory.");
        }
        return BigDecimal.valueOf(bytes);
    }

    /** Before an update; where nobody stated it, as large as after. */
    BigDecimal bytesBefore() {
        Integer before = pattern.volume().previousBytes();
        if (before == null) {
            guess("Nobody stated the size before the update: taken as the same as after.");
            return itemBytes();
        }
        return BigDecimal.valueOf(before);
    }

    BigDecimal itemsPerCall() {
        BigDecimal items = pattern.volume().itemsAverage();
        if (items != null) {
            return items;
        }
        if (pattern.cardinality() == Cardinality.SINGLE) {
            return BigDecimal.ONE;
        }
        throw new MissingFigureException("how many items a call is about");
    }

    Consistency consistency() {
        Consistency stated = pattern.promise().consistency();
        if (stated == null) {
            guess("Nobody stated its consistency: taken as eventual, which is the cheapest.");
            return Consistency.EVENTUAL;
        }
        return stated;
    }

    boolean isTransactional() {
        return pattern.promise().consistency() == Consistency.TRANSACTIONAL;
    }

    BigDecimal projected(Structure structure, GlobalIndex index) {
        return projected(structure, index, itemBytes());
    }

    BigDecimal projected(Structure structure, GlobalIndex index, BigDecimal itemBytes) {
        ProjectedBytes projected = ProjectedBytes.of(index.projection(), itemBytes);
        if (projected.guess()) {
            notes.add(guessedEntries(structure, index));
        }
        return projected.bytes();
    }

    static Note guessedEntries(Structure structure, GlobalIndex index) {
        return Note.guess(
                structure.id(),
                "The size of its entries is not known: taken as "
                        + (index.projection() == Projection.INCLUDE ? "30 %" : "10 %") + " of the item.");
    }

    static BigDecimal share(@Nullable BigDecimal stated) {
        return stated == null ? BigDecimal.ZERO : stated;
    }
}
