package dev.drover.discovery;

import dev.drover.audit.AuditTrail;
import dev.drover.connection.Environment;
import dev.drover.connection.Environments;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.StoredPattern;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Finds out what the source of a migration does, and brings what people choose of it into the inventory. */
@Service
public class Discoveries {

    /** The first one and the latest: enough for a working day with one or two each hour. */
    private static final int MOST_SNAPSHOTS = 20;

    private final Migrations migrations;
    private final Environments environments;
    private final Inventory inventory;
    private final SnapshotTable snapshots;
    private final Sources sources;
    private final Classes classes;
    private final AuditTrail audit;
    private final TransactionOperations transaction;

    Discoveries(
            Migrations migrations,
            Environments environments,
            Inventory inventory,
            SnapshotTable snapshots,
            Sources sources,
            Classes classes,
            AuditTrail audit,
            TransactionOperations transaction) {
        this.migrations = migrations;
        this.environments = environments;
        this.inventory = inventory;
        this.snapshots = snapshots;
        this.sources = sources;
        this.classes = classes;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * What is known; empty before the first snapshot. Does not ask the source. The first look at a snapshot may take 20 s,
     * for which nobody should hold a transaction.
     */
    public Optional<Discovery> of(MigrationId id) {
        List<Snapshot> kept = snapshots.all(id, migrations.get(id).environment());
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        List<String> notes = new ArrayList<>();
        List<Snapshot> comparable = ofTheLastSource(kept, notes);
        Snapshot latest = comparable.get(comparable.size() - 1);
        SourceReading last = latest.reading();
        Interval interval =
                Interval.of(comparable.stream().map(Snapshot::reading).toList());
        List<AccessPattern> patterns =
                inventory.all(id).stream().map(StoredPattern::pattern).toList();
        List<Draft> drafts = new Drafting(last, interval, classes.of(latest), patterns).drafts();
        notes.addAll(interval.doubts());
        notes.addAll(last.notes());
        if (last.isFull()) {
            notes.add("Only the " + SourceReading.MOST_STATEMENTS + " statements with the most calls are shown.");
        }
        return Optional.of(new Discovery(
                comparable,
                interval.from(),
                interval.watched(),
                drafts,
                notes,
                SourceCoverage.of(drafts, interval.doubts().isEmpty())));
    }

    /** How much of what the source does the inventory knows; empty before the first snapshot. */
    public Optional<SourceCoverage> coverage(MigrationId id) {
        return of(id).map(Discovery::coverage);
    }

    /**
     * Asks the source now and keeps the answer.
     *
     * @throws SourceNotReadyException if the source does not count statements
     * @throws dev.drover.connection.ConnectionProblem if it cannot be reached or refuses
     */
    public void look(MigrationId id, Actor actor) {
        Migration migration = migrations.get(id);
        Environment environment = environments.get(migration.environment());
        // Not in the transaction: nobody should wait for a slow source with locks in hand.
        SourceReading reading = sources.read(id, environment);
        transaction.executeWithoutResult(status -> {
            snapshots.add(id, environment.id(), reading, actor.name());
            snapshots.thin(id, environment.id(), MOST_SNAPSHOTS);
            audit.record(
                    actor,
                    migration.workspace(),
                    id.value(),
                    "discovery.looked",
                    "Took a snapshot of the statements of " + reading.source() + ": "
                            + reading.statements().size() + " statements.");
        });
    }

    /** Forgets all snapshots, so that the next one is the first. What was taken stays in the inventory. */
    @Transactional
    public void startOver(MigrationId id, Actor actor) {
        int forgotten = snapshots.clear(id);
        if (forgotten > 0) {
            audit.record(
                    actor,
                    migrations.get(id).workspace(),
                    id.value(),
                    "discovery.cleared",
                    "Threw away " + (forgotten == 1 ? "1 snapshot" : forgotten + " snapshots") + " of the source.");
        }
    }

    /**
     * Writes drafts into the inventory, all or none. What is in it already is left out.
     *
     * @param expectedRevision the revision of the inventory that the person saw
     * @throws dev.drover.inventory.InventoryChangedException if it is another one by now
     */
    public Taking take(MigrationId id, List<Choice> choices, int expectedRevision, Actor actor) {
        // Reading the statements may take long; the inventory opens a transaction of its own.
        List<Draft> drafts = of(id).map(Discovery::drafts).orElse(List.of());
        Chosen chosen = Chosen.of(
                choices,
                draft -> drafts.stream()
                        .filter(known -> known.digests().contains(draft) && known.isNeed())
                        .findFirst(),
                "The statement is not there any more: open the page again");
        return chosen.takeInto(inventory, id, expectedRevision, actor);
    }

    /** Counters of two servers have nothing to do with each other. */
    private static List<Snapshot> ofTheLastSource(List<Snapshot> kept, List<String> notes) {
        String source = kept.get(kept.size() - 1).reading().source();
        List<Snapshot> same = kept.stream()
                .filter(snapshot -> snapshot.reading().source().equals(source))
                .toList();
        if (same.size() < kept.size()) {
            notes.add("Another source is read than before: snapshots of the earlier one are left out.");
        }
        return same;
    }
}
