package dev.drover.inventory;

import dev.drover.audit.AuditTrail;
import dev.drover.inventory.AccessPattern.PatternStatus;
import dev.drover.inventory.PatternWriter.Replacement;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was changed in patterns, and taking it back. */
@Service
@Transactional
public class PatternHistory {

    private final PatternTable table;
    private final ChangeTable changes;
    private final PatternWriter writer;
    private final Migrations migrations;
    private final AuditTrail audit;

    PatternHistory(
            PatternTable table, ChangeTable changes, PatternWriter writer, Migrations migrations, AuditTrail audit) {
        this.table = table;
        this.changes = changes;
        this.writer = writer;
        this.migrations = migrations;
        this.audit = audit;
    }

    /** The changes of a pattern before one of its versions, newest first. */
    @Transactional(readOnly = true)
    public List<PatternChange> of(MigrationId migration, PatternId id, int before, int most) {
        return changes.of(migration, id, before, most);
    }

    /** When patterns got which status, the earliest first; nothing from before changes were kept. */
    @Transactional(readOnly = true)
    public List<PatternChange> statuses(MigrationId migration) {
        return changes.ofStatus(migration);
    }

    /** The value that a field had before a version of its pattern; empty if that version did not change the field. */
    @Transactional(readOnly = true)
    public Optional<PatternEdit> before(MigrationId migration, PatternId id, int version, PatternField field) {
        return changes.of(migration, id, version + 1, 1).stream()
                .filter(change -> change.version() == version)
                .flatMap(change -> change.of(field).stream())
                .map(change -> new PatternEdit(Map.of(field, change.before())))
                .findFirst();
    }

    /** The newest change of a person that can be undone. What was undone is not offered again. */
    @Transactional(readOnly = true)
    public Optional<LastChange> last(MigrationId migration, Actor actor) {
        return changes.last(migration, actor.id());
    }

    /**
     * Takes back everything that a person's last change did. A pattern that was added is retired, because its id stays
     * taken.
     *
     * @param revision the change that the person means, see {@link LastChange#revision()}
     * @throws UndoRefusedException if it is not their last one, or somebody changed one of the fields since
     */
    public LastChange undo(MigrationId migration, int revision, Actor actor) {
        Deed deed = writer.beginUndo(migration, revision, actor);
        LastChange last = changes.last(migration, actor.id())
                .filter(found -> found.revision() == revision)
                .orElseThrow(UndoRefusedException::notTheLast);
        Map<PatternId, StoredPattern> now =
                table.all(migration).stream().collect(Collectors.toMap(StoredPattern::id, Function.identity()));
        List<Replacement> replacements = changes.ofRevision(migration, revision, actor.id()).stream()
                .map(change -> undone(migration, change, Objects.requireNonNull(now.get(change.id()))))
                .toList();
        writer.replace(deed, replacements);
        audit.record(
                actor,
                migrations.get(migration).workspace(),
                migration.value(),
                "inventory.undone",
                "Undid " + last.inWords() + ".");
        return last;
    }

    private Replacement undone(MigrationId migration, PatternChange change, StoredPattern now) {
        for (FieldChange field : change.fields()) {
            String text = field.field().write(now.pattern());
            if (!text.equals(field.after())) {
                throw UndoRefusedException.changedSince(
                        change.id(), field, text, lastToChange(migration, change, field.field()));
            }
        }
        if (change.isAddition() && now.version() > 1 && isAddedTo(change, now)) {
            throw UndoRefusedException.addedToSince(change.id(), now.changedBy());
        }
        EditOutcome outcome = before(change).applyTo(now.pattern());
        if (outcome instanceof EditOutcome.Refused refused) {
            throw UndoRefusedException.doesNotFit(
                    change.id(), refused.problems().get(0));
        }
        return new Replacement(now, ((EditOutcome.Accepted) outcome).pattern());
    }

    private String lastToChange(MigrationId migration, PatternChange change, PatternField field) {
        return changes.of(migration, change.id(), Integer.MAX_VALUE, Integer.MAX_VALUE).stream()
                .filter(later -> later.of(field).isPresent())
                .map(PatternChange::by)
                .findFirst()
                .orElse(change.by());
    }

    /** Whether a field holds something that the addition left empty. */
    private static boolean isAddedTo(PatternChange addition, StoredPattern now) {
        for (PatternField field : PatternField.values()) {
            if (addition.of(field).isEmpty() && !field.write(now.pattern()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static PatternEdit before(PatternChange change) {
        Map<PatternField, String> texts = new EnumMap<>(PatternField.class);
        if (change.isAddition()) {
            texts.put(PatternField.STATUS, PatternStatus.RETIRED.name());
        } else {
            change.fields().forEach(field -> texts.put(field.field(), field.before()));
        }
        return new PatternEdit(texts);
    }
}
