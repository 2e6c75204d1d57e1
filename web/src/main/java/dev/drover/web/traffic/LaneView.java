package dev.drover.web.traffic;

import dev.drover.execution.Run;
import dev.drover.traffic.EvaluationCounts;
import dev.drover.traffic.HandMoves;
import dev.drover.traffic.TrafficSwitch;
import dev.drover.traffic.WriteMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A switch as the page shows it.
 *
 * @param hand what people may do to it
 * @param askedOld answers "old" in the last minute
 * @param askedNew answers "new" in the last minute
 */
record LaneView(TrafficSwitch traffic, HandMoves hand, long askedOld, long askedNew) {

    static LaneView of(TrafficSwitch traffic, HandMoves hand, EvaluationCounts counts) {
        return new LaneView(
                traffic,
                hand,
                counts.inLastMinute(traffic.flagKey(), false),
                counts.inLastMinute(traffic.flagKey(), true));
    }

    /** In addresses and ids: "live", "rehearsal". */
    public String id() {
        return traffic.lane().name().toLowerCase(Locale.ROOT);
    }

    /** The active run that moves the switch; null if there is none. */
    public @Nullable Run mover() {
        return hand.runThatMoves(traffic).orElse(null);
    }

    /** Whether somebody can shift reads by hand at the moment. */
    public boolean movesReads() {
        return stops().stream().anyMatch(Stop::available);
    }

    /** Whether somebody can move writes by hand at the moment. */
    public boolean movesWrites() {
        return modes().stream().anyMatch(Mode::available);
    }

    /** The fixed stops of the read share. */
    public List<Stop> stops() {
        return TrafficSwitch.STOPS.stream()
                .map(percent -> new Stop(
                        percent,
                        percent == traffic.readPercent(),
                        hand.refusalOfReads(traffic, percent).orElse("")))
                .toList();
    }

    /** The write modes. */
    public List<Mode> modes() {
        return Arrays.stream(WriteMode.values())
                .map(mode -> new Mode(
                        mode,
                        mode == traffic.writeMode(),
                        hand.refusalOfWrites(traffic, mode).orElse("")))
                .toList();
    }

    /** Why some modes cannot be chosen, each reason once: "Both stores, New store only: ...". */
    public List<String> whyNotWrites() {
        return reasons(modes().stream()
                .collect(Collectors.groupingBy(
                        Mode::refusal,
                        LinkedHashMap::new,
                        Collectors.mapping(mode -> mode.mode().label(), Collectors.joining(", ")))));
    }

    /** Why some stops cannot be chosen, each reason once: "50 %, 100 %: ...". */
    public List<String> whyNotReads() {
        return reasons(stops().stream()
                .collect(Collectors.groupingBy(
                        Stop::refusal,
                        LinkedHashMap::new,
                        Collectors.mapping(stop -> stop.percent() + " %", Collectors.joining(", ")))));
    }

    private static List<String> reasons(Map<String, String> choices) {
        return choices.entrySet().stream()
                .filter(choice -> !choice.getKey().isEmpty())
                .map(choice -> choice.getValue() + ": " + choice.getKey())
                .toList();
    }

    /** @param refusal why it cannot be chosen; empty if it can */
    record Stop(int percent, boolean current, String refusal) {

        public boolean available() {
            return !current && refusal.isEmpty();
        }
    }

    /** @param refusal why it cannot be chosen; empty if it can */
    record Mode(WriteMode mode, boolean current, String refusal) {

        public boolean available() {
            return !current && refusal.isEmpty();
        }
    }
}
