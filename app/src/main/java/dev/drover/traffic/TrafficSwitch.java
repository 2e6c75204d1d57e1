package dev.drover.traffic;

import dev.drover.migration.MigrationId;
import java.util.List;
import java.util.Optional;

/**
 * Where the reads and writes of one migration go in one lane.
 *
 * @param flagKey the name under which applications ask for it
 * @param readPercent the share of users whose reads go to the new store: one of {@link #STOPS}
 */
public record TrafficSwitch(MigrationId migration, Lane lane, String flagKey, int readPercent, WriteMode writeMode) {

    /** The read shares that can be chosen, in percent. */
    public static final List<Integer> STOPS = List.of(0, 1, 10, 50, 100);

    TrafficSwitch withReads(int percent) {
        refusalOfReads(percent).ifPresent(because -> {
            throw TrafficRefusedException.reads(this, percent, because);
        });
        return new TrafficSwitch(migration, lane, flagKey, percent, writeMode);
    }

    TrafficSwitch withWrites(WriteMode mode) {
        refusalOfWrites(mode).ifPresent(because -> {
            throw TrafficRefusedException.writes(this, mode, because);
        });
        return new TrafficSwitch(migration, lane, flagKey, readPercent, mode);
    }

    /** Why reads may not go there; empty if they may. */
    public Optional<String> refusalOfReads(int percent) {
        if (!STOPS.contains(percent)) {
            return Optional.of("The read share is one of 0, 1, 10, 50 and 100 percent.");
        }
        if (percent > readPercent && writeMode == WriteMode.OLD) {
            return Optional.of("Writes go to the old store only, so the new one misses them. Freeze writes first.");
        }
        if (percent < readPercent && writeMode == WriteMode.NEW) {
            return Optional.of("Writes go to the new store only, so the old one misses them. There is no way back.");
        }
        return Optional.empty();
    }

    /** Why writes may not go there; empty if they may. */
    public Optional<String> refusalOfWrites(WriteMode mode) {
        if (mode == writeMode) {
            return Optional.empty();
        }
        if (!writeMode.next().contains(mode)) {
            return Optional.of(
                    writeMode == WriteMode.NEW
                            ? "The old store misses what was written since. There is no way back."
                            : "From here it goes to: "
                                    + String.join(
                                            ", ",
                                            writeMode.next().stream()
                                                    .map(WriteMode::label)
                                                    .toList())
                                    + ".");
        }
        if (mode == WriteMode.OLD && readPercent > 0) {
            return Optional.of("The new store would miss writes that " + readPercent
                    + " % of the users read from it. Shift reads to 0 % first.");
        }
        if (mode == WriteMode.NEW && readPercent < 100) {
            return Optional.of("The old store would miss writes that " + (100 - readPercent)
                    + " % of the users read from it. Shift reads to 100 % first.");
        }
        return Optional.empty();
    }
}
