package dev.drover.traffic;

import dev.drover.people.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers the questions of applications: does this user read from the new store, and where do writes go.
 *
 * <p>Each switch has three flags: its key with the values "old" and "new", the same as true and false under
 * {@code <key>-read-new}, and the write mode under {@code <key>-write-mode}.
 */
@Service
@Transactional(readOnly = true)
public class FlagEvaluation {

    private final Switches switches;
    private final EvaluationCounts counts;

    FlagEvaluation(Switches switches, EvaluationCounts counts) {
        this.switches = switches;
        this.counts = counts;
    }

    /**
     * The answer for one user; empty if the workspace has no such flag.
     *
     * @param targetingKey identifies the user; the same user always gets the same answer while the share stays
     */
    public Optional<Flag> evaluate(WorkspaceId workspace, String key, String targetingKey) {
        if (key.endsWith(FlagKeys.WRITE_MODE)) {
            return find(workspace, key, FlagKeys.WRITE_MODE).map(FlagEvaluation::writeMode);
        }
        Optional<TrafficSwitch> found = key.endsWith(FlagKeys.READ_NEW)
                ? find(workspace, key, FlagKeys.READ_NEW)
                : switches.find(workspace, key);
        return found.map(traffic -> {
            boolean readsNew = count(traffic, targetingKey);
            return key.endsWith(FlagKeys.READ_NEW) ? readNew(traffic, readsNew) : store(traffic, readsNew);
        });
    }

    /** The answers of all flags in the workspace for one user, in the order of their keys. */
    public List<Flag> evaluateAll(WorkspaceId workspace, String targetingKey) {
        return switches.in(workspace).stream()
                .flatMap(traffic -> {
                    boolean readsNew = count(traffic, targetingKey);
                    return Stream.of(store(traffic, readsNew), readNew(traffic, readsNew), writeMode(traffic));
                })
                .toList();
    }

    private Optional<TrafficSwitch> find(WorkspaceId workspace, String key, String ending) {
        return switches.find(workspace, key.substring(0, key.length() - ending.length()));
    }

    private boolean count(TrafficSwitch traffic, String targetingKey) {
        boolean readsNew = ReadBucket.readsNew(traffic.flagKey(), targetingKey, traffic.readPercent());
        counts.count(traffic.flagKey(), readsNew);
        return readsNew;
    }

    private static Flag store(TrafficSwitch traffic, boolean readsNew) {
        String store = readsNew ? "new" : "old";
        return flag(traffic, "", store, split(traffic), store);
    }

    private static Flag readNew(TrafficSwitch traffic, boolean readsNew) {
        return flag(traffic, FlagKeys.READ_NEW, readsNew, split(traffic), readsNew ? "new" : "old");
    }

    private static Flag writeMode(TrafficSwitch traffic) {
        String mode = traffic.writeMode().flagValue();
        return flag(traffic, FlagKeys.WRITE_MODE, mode, Flag.Reason.STATIC, mode);
    }

    private static Flag flag(TrafficSwitch traffic, String ending, Object value, Flag.Reason reason, String variant) {
        return new Flag(traffic.flagKey() + ending, value, reason, variant, traffic.migration(), traffic.readPercent());
    }

    private static Flag.Reason split(TrafficSwitch traffic) {
        return traffic.readPercent() == 0 || traffic.readPercent() == 100 ? Flag.Reason.STATIC : Flag.Reason.SPLIT;
    }
}
