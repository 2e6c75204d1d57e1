package dev.drover.inventory;

import dev.drover.audit.AuditTrail;
import dev.drover.inventory.PatternWriter.Replacement;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the access patterns of every migration. */
@Service
@Transactional
public class Inventory {

    private final PatternTable table;
    private final PatternWriter writer;
    private final Migrations migrations;
    private final AuditTrail audit;

    Inventory(PatternTable table, PatternWriter writer, Migrations migrations, AuditTrail audit) {
        this.table = table;
        this.writer = writer;
        this.migrations = migrations;
        this.audit = audit;
    }

    /** What the application needs: every pattern that is not retired, by id. */
    @Transactional(readOnly = true)
    public List<AccessPattern> patterns(MigrationId migration) {
        return table.all(migration).stream()
                .map(StoredPattern::pattern)
                .filter(pattern -> !pattern.isRetired())
                .toList();
    }

    /** Every pattern, also those that are retired, by id. */
    @Transactional(readOnly = true)
    public List<StoredPattern> all(MigrationId migration) {
        return table.all(migration);
    }

    @Transactional(readOnly = true)
    public Optional<StoredPattern> find(MigrationId migration, PatternId id) {
        return table.find(migration, id);
    }

    @Transactional(readOnly = true)
    public InventoryState state(MigrationId migration) {
        return table.state(migration);
    }

    /**
     * Adds a pattern under the next free id.
     *
     * @throws InvalidPatternException if a value does not fit, or the name or the kind is missing
     */
    public StoredPattern add(MigrationId migration, PatternEdit edit, Actor actor) {
        EditOutcome.Accepted accepted = accepted(edit.draft(""));
        Deed deed = writer.begin(migration, ChangeWay.EDIT, "", actor);
        PatternId id = new PatternId(table.lastNumber(migration) + 1);
        StoredPattern added =
                writer.add(deed, List.of(accepted.pattern().withId(id))).get(0);
        record(actor, migration, "inventory.added", "Added " + id + " " + Wording.name(added.pattern()) + ".");
        return added;
    }

    /**
     * Changes a pattern. An edit that changes nothing is never refused.
     *
     * @param expectedVersion the version that the person saw
     * @throws PatternChangedException if somebody else changed it in the meantime
     * @throws InvalidPatternException if a value does not fit
     */
    public StoredPattern change(
            MigrationId migration, PatternId id, PatternEdit edit, int expectedVersion, Actor actor) {
        return change(migration, id, edit, expectedVersion, ChangeWay.EDIT, actor);
    }

    /** Gives fields back what they held before, see {@link PatternHistory#before}; otherwise like any other change. */
    public StoredPattern putBack(
            MigrationId migration, PatternId id, PatternEdit before, int expectedVersion, Actor actor) {
        return change(migration, id, before, expectedVersion, ChangeWay.PUT_BACK, actor);
    }

    private StoredPattern change(
            MigrationId migration, PatternId id, PatternEdit edit, int expectedVersion, ChangeWay way, Actor actor) {
        StoredPattern current = current(migration, id);
        EditOutcome outcome = edit.applyTo(current.pattern());
        if (outcome instanceof EditOutcome.Accepted same && same.changed().isEmpty()) {
            return current;
        }
        refuseUnlessExpected(current, expectedVersion);
        EditOutcome.Accepted accepted = accepted(outcome);
        StoredPattern changed = replace(migration, current, accepted.pattern(), way, actor);
        record(
                actor,
                migration,
                "inventory.changed",
                "Changed " + id + ": " + Wording.changes(current.pattern(), changed.pattern(), accepted.changed())
                        + ".");
        return changed;
    }

    /**
     * Takes a pattern out of use. Its id stays taken, and a change of its status brings it back.
     *
     * @throws PatternChangedException if somebody else changed it in the meantime
     */
    public StoredPattern retire(MigrationId migration, PatternId id, int expectedVersion, Actor actor) {
        StoredPattern current = current(migration, id);
        if (current.pattern().isRetired()) {
            return current;
        }
        refuseUnlessExpected(current, expectedVersion);
        PatternEdit retirement =
                new PatternEdit(Map.of(PatternField.STATUS, AccessPattern.PatternStatus.RETIRED.name()));
        StoredPattern retired = replace(
                migration,
                current,
                accepted(retirement.applyTo(current.pattern())).pattern(),
                ChangeWay.EDIT,
                actor);
        record(actor, migration, "inventory.retired", "Retired " + id + " " + Wording.name(retired.pattern()) + ".");
        return retired;
    }

    /**
     * Writes many patterns in one go.
     *
     * @param expectedRevision the revision of the inventory that the person saw
     * @throws InventoryChangedException if it is another one by now
     */
    public void takeOver(MigrationId migration, Takeover takeover, int expectedRevision, Actor actor) {
        if (takeover.added().isEmpty() && takeover.changed().isEmpty()) {
            return;
        }
        InventoryState before = table.state(migration);
        String file = takeover.way() == ChangeWay.IMPORT ? takeover.source() : "";
        Deed deed = writer.begin(migration, takeover.way(), file, actor);
        if (deed.revision() != expectedRevision + 1) {
            throw new InventoryChangedException(before);
        }
        if (!takeover.added().isEmpty()) {
            writer.add(deed, numbered(takeover.added(), table.lastNumber(migration)));
        }
        if (!takeover.changed().isEmpty()) {
            writer.replace(deed, replacements(migration, takeover.changed()));
        }
        record(actor, migration, "inventory.imported", Wording.takeover(takeover));
    }

    private static List<AccessPattern> numbered(List<AccessPattern> added, int last) {
        int next = added.stream()
                .flatMap(pattern -> PatternId.parse(pattern.id()).stream())
                .mapToInt(PatternId::number)
                .reduce(last, Math::max);
        List<AccessPattern> numbered = new ArrayList<>();
        for (AccessPattern pattern : added) {
            numbered.add(pattern.id().isEmpty() ? pattern.withId(new PatternId(++next)) : pattern);
        }
        return numbered;
    }

    private List<Replacement> replacements(MigrationId migration, List<StoredPattern> changed) {
        Map<PatternId, StoredPattern> now =
                table.all(migration).stream().collect(Collectors.toMap(StoredPattern::id, Function.identity()));
        return changed.stream()
                .map(after -> {
                    StoredPattern current = now.get(after.id());
                    if (current == null) {
                        throw new PatternNotFoundException(migration, after.id());
                    }
                    refuseUnlessExpected(current, after.version());
                    return new Replacement(current, after.pattern());
                })
                .toList();
    }

    private StoredPattern current(MigrationId migration, PatternId id) {
        return table.find(migration, id).orElseThrow(() -> new PatternNotFoundException(migration, id));
    }

    private static void refuseUnlessExpected(StoredPattern current, int expectedVersion) {
        if (current.version() != expectedVersion) {
            throw new PatternChangedException(current);
        }
    }

    private StoredPattern replace(
            MigrationId migration, StoredPattern current, AccessPattern pattern, ChangeWay way, Actor actor) {
        Deed deed = writer.begin(migration, way, "", actor);
        return writer.replace(deed, List.of(new Replacement(current, pattern))).get(0);
    }

    private static EditOutcome.Accepted accepted(EditOutcome outcome) {
        if (outcome instanceof EditOutcome.Refused refused) {
            throw new InvalidPatternException(refused.problems());
        }
        return (EditOutcome.Accepted) outcome;
    }

    private void record(Actor actor, MigrationId migration, String action, String sentence) {
        audit.record(actor, migrations.get(migration).workspace(), migration.value(), action, sentence);
    }
}
