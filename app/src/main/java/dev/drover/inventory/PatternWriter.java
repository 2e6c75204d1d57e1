package dev.drover.inventory;

import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores patterns together with the record of what changed in them. Nothing else writes patterns. */
@Component
class PatternWriter {

    private final PatternTable table;
    private final ChangeTable changes;
    private final Clock clock;

    PatternWriter(PatternTable table, ChangeTable changes, Clock clock) {
        this.table = table;
        this.changes = changes;
        this.clock = clock;
    }

    /** A pattern as it is, and as it shall be. */
    record Replacement(StoredPattern before, AccessPattern after) {}

    /** Counts a change of the inventory and keeps everybody else from changing it until the transaction ends. */
    Deed begin(MigrationId migration, ChangeWay way, String source, Actor actor) {
        return begin(migration, way, source, null, actor);
    }

    /** Begins to take back a revision. */
    Deed beginUndo(MigrationId migration, int undoes, Actor actor) {
        return begin(migration, ChangeWay.UNDO, "", undoes, actor);
    }

    private Deed begin(MigrationId migration, ChangeWay way, String source, @Nullable Integer undoes, Actor actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int revision = table.touch(migration, actor.name(), now).revision();
        return new Deed(migration, revision, way, source, undoes, actor, now);
    }

    /** Adds patterns that have their ids. */
    List<StoredPattern> add(Deed deed, List<AccessPattern> patterns) {
        List<StoredPattern> added = patterns.stream()
                .map(pattern -> new StoredPattern(pattern, 1, deed.actor().name(), deed.at()))
                .toList();
        table.insert(deed.migration(), added);
        changes.append(
                deed,
                added.stream().map(stored -> change(deed, stored, field -> "")).toList());
        return added;
    }

    /** @throws PatternChangedException if one of them is not any more as it was */
    List<StoredPattern> replace(Deed deed, List<Replacement> replacements) {
        List<StoredPattern> changed = replacements.stream()
                .map(replacement -> after(deed, replacement))
                .toList();
        if (table.update(deed.migration(), changed) < changed.size()) {
            throw new PatternChangedException(overtaken(deed.migration(), replacements));
        }
        changes.append(
                deed,
                replacements.stream()
                        .map(replacement -> change(
                                deed,
                                after(deed, replacement),
                                field -> field.write(replacement.before().pattern())))
                        .toList());
        return changed;
    }

    private static StoredPattern after(Deed deed, Replacement replacement) {
        return new StoredPattern(
                replacement.after(),
                replacement.before().version() + 1,
                deed.actor().name(),
                deed.at());
    }

    private StoredPattern overtaken(MigrationId migration, List<Replacement> replacements) {
        Map<PatternId, Integer> seen = replacements.stream()
                .collect(Collectors.toMap(
                        replacement -> replacement.before().id(),
                        replacement -> replacement.before().version()));
        return table.all(migration).stream()
                .filter(now -> seen.getOrDefault(now.id(), now.version()) != now.version())
                .findFirst()
                .orElseThrow();
    }

    private static PatternChange change(Deed deed, StoredPattern stored, Function<PatternField, String> before) {
        List<FieldChange> fields = Arrays.stream(PatternField.values())
                .map(field -> new FieldChange(field, before.apply(field), field.write(stored.pattern())))
                .filter(field -> !field.before().equals(field.after()))
                .toList();
        return new PatternChange(
                stored.id(),
                stored.version(),
                deed.revision(),
                deed.way(),
                deed.source(),
                deed.actor().name(),
                deed.at(),
                fields);
    }
}
