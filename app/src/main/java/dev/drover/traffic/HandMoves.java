package dev.drover.traffic;

import dev.drover.execution.Run;
import dev.drover.execution.Runs;
import dev.drover.step.RunKind;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What people may do to a switch by hand.
 *
 * <p>In the live lane only what takes users back to the old store: the way forward belongs to the steps of a run, because a
 * run was planned, signed and rehearsed. While a live run is active its steps move the writes: a copy relies on the freeze,
 * and whoever lifted it by hand would lose writes.
 */
@Component
public class HandMoves {

    private static final String ONLY_IN_A_RUN = " only in a step of a live run. By hand there is only the way back.";

    private final Runs runs;

    HandMoves(Runs runs) {
        this.runs = runs;
    }

    /** The active run that moves the switch; empty if there is none. */
    public Optional<Run> runThatMoves(TrafficSwitch traffic) {
        RunKind kind = traffic.lane() == Lane.LIVE ? RunKind.LIVE : RunKind.REHEARSAL;
        return runs.of(traffic.migration()).stream()
                .filter(run -> run.kind() == kind && run.status().isActive())
                .findFirst();
    }

    /** Why nobody may shift reads there by hand; empty if they may. */
    public Optional<String> refusalOfReads(TrafficSwitch traffic, int percent) {
        Optional<String> impossible = traffic.refusalOfReads(percent);
        if (impossible.isPresent() || traffic.lane() != Lane.LIVE || percent <= traffic.readPercent()) {
            return impossible;
        }
        return Optional.of("More users read from the new store" + ONLY_IN_A_RUN);
    }

    /** Why nobody may send writes there by hand; empty if they may. */
    public Optional<String> refusalOfWrites(TrafficSwitch traffic, WriteMode mode) {
        Optional<String> impossible = traffic.refusalOfWrites(mode);
        if (impossible.isPresent() || traffic.lane() != Lane.LIVE || mode == traffic.writeMode()) {
            return impossible;
        }
        if (!mode.isBackFrom(traffic.writeMode())) {
            return Optional.of("Writes go there" + ONLY_IN_A_RUN);
        }
        return runThatMoves(traffic)
                .map(run -> "Run " + run.number() + " is "
                        + run.status().label().toLowerCase(Locale.ROOT)
                        + " and relies on where writes go. Roll it back, or call it off first.");
    }
}
