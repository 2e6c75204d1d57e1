package dev.drover.inventory;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the access patterns of every migration. */
@Service
@Transactional
public class Inventory {

    private final PatternTable table;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final Clock clock;

    Inventory(PatternTable table, Migrations migrations, AuditTrail audit, Clock clock) {
        this.table = table;
        this.migrations = migrations;
        this.audit = audit;
        this.clock = clock;
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
        Instant now = touch(migration, actor);
        PatternId id = new PatternId(table.lastNumber(migration) + 1);
        StoredPattern added = new StoredPattern(accepted.pattern().withId(id), 1, actor.name(), now);
        table.insert(migration, List.of(added));
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
        StoredPattern current = current(migration, id);
        EditOutcome outcome = edit.applyTo(current.pattern());
        if (outcome instanceof EditOutcome.Accepted same && same.changed().isEmpty()) {
            return current;
        }
        refuseUnlessExpected(current, expectedVersion);
        EditOutcome.Accepted accepted = accepted(outcome);
        StoredPattern changed = replace(migration, current, accepted.pattern(), actor);
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
        Instant now = now();
        if (table.touch(migration, actor.name(), now).revision() != expectedRevision + 1) {
            throw new InventoryChangedException(before);
        }
        if (!takeover.added().isEmpty()) {
            table.insert(migration, numbered(takeover.added(), table.lastNumber(migration), actor, now));
        }
        if (!takeover.changed().isEmpty()) {
            table.update(
                    migration,
                    takeover.changed().stream()
                            .map(p -> new StoredPattern(p.pattern(), p.version() + 1, actor.name(), now))
                            .toList());
        }
        record(actor, migration, "inventory.imported", Wording.takeover(takeover));
    }

    private static List<StoredPattern> numbered(List<AccessPattern> added, int last, Actor actor, Instant now) {
        int next = added.stream()
                .flatMap(pattern -> PatternId.parse(pattern.id()).stream())
                .mapToInt(PatternId::number)
                .reduce(last, Math::max);
        List<StoredPattern> numbered = new ArrayList<>();
        for (AccessPattern pattern : added) {
            AccessPattern named = pattern.id().isEmpty() ? pattern.withId(new PatternId(++next)) : pattern;
            numbered.add(new StoredPattern(named, 1, actor.name(), now));
        }
        return numbered;
    }

    private StoredPattern current(MigrationId migration, PatternId id) {
        return table.find(migration, id).orElseThrow(() -> new PatternNotFoundException(migration, id));
    }

    private static void refuseUnlessExpected(StoredPattern current, int expectedVersion) {
        if (current.version() != expectedVersion) {
            throw new PatternChangedException(current);
        }
    }

    private StoredPattern replace(MigrationId migration, StoredPattern current, AccessPattern pattern, Actor actor) {
        StoredPattern changed =
                new StoredPattern(pattern, current.version() + 1, actor.name(), touch(migration, actor));
        if (table.update(migration, List.of(changed)) == 0) {
            throw new PatternChangedException(
                    table.find(migration, current.id()).orElseThrow());
        }
        return changed;
    }

    private static EditOutcome.Accepted accepted(EditOutcome outcome) {
        if (outcome instanceof EditOutcome.Refused refused) {
            throw new InvalidPatternException(refused.problems());
        }
        return (EditOutcome.Accepted) outcome;
    }

    private Instant touch(MigrationId migration, Actor actor) {
        Instant now = now();
        table.touch(migration, actor.name(), now);
        return now;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(Actor actor, MigrationId migration, String action, String sentence) {
        audit.record(actor, migrations.get(migration).workspace(), migration.value(), action, sentence);
    }
}
