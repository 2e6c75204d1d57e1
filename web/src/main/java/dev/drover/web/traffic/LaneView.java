package dev.drover.web.traffic;

import dev.drover.traffic.EvaluationCounts;
import dev.drover.traffic.TrafficSwitch;
import dev.drover.traffic.WriteMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A switch as the page shows it.
 *
 * @param askedOld answers "old" in the last minute
 * @param askedNew answers "new" in the last minute
 */
record LaneView(TrafficSwitch traffic, long askedOld, long askedNew) {

    static LaneView of(TrafficSwitch traffic, EvaluationCounts counts) {
        return new LaneView(
                traffic, counts.inLastMinute(traffic.flagKey(), false), counts.inLastMinute(traffic.flagKey(), true));
    }

    /** In addresses and ids: "live", "rehearsal". */
    public String id() {
        return traffic.lane().name().toLowerCase(Locale.ROOT);
    }

    /** The fixed stops of the read share. */
    public List<Stop> stops() {
        return TrafficSwitch.STOPS.stream()
                .map(percent -> new Stop(
                        percent,
                        percent == traffic.readPercent(),
                        traffic.refusalOfReads(percent).orElse("")))
                .toList();
    }

    /** The write modes. */
    public List<Mode> modes() {
        return Arrays.stream(WriteMode.values())
                .map(mode -> new Mode(
                        mode,
                        mode == traffic.writeMode(),
                        traffic.refusalOfWrites(mode).orElse("")))
                .toList();
    }

    /** Where writes may go from here, for people. */
    public String ways() {
        return traffic.writeMode().next().isEmpty()
                ? "There is no way back from here."
                : "From here writes can go to: "
                        + traffic.writeMode().next().stream()
                                .map(WriteMode::label)
                                .collect(Collectors.joining(", ")) + ".";
    }

    /** The modes to which there is a way that is closed at the moment, for the reasons. */
    public List<Mode> closedModes() {
        return modes().stream()
                .filter(mode -> traffic.writeMode().next().contains(mode.mode())
                        && !mode.refusal().isEmpty())
                .toList();
    }

    /** Why some stops cannot be chosen, each reason once. */
    public List<String> whyNotReads() {
        return stops().stream()
                .map(Stop::refusal)
                .filter(why -> !why.isEmpty())
                .distinct()
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
