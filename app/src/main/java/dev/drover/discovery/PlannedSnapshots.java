package dev.drover.discovery;

import dev.drover.audit.AuditTrail;
import dev.drover.connection.ConnectionProblem;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes snapshots at the time that a person said, whether or not anybody is there. */
@Service
public class PlannedSnapshots {

    private static final Logger log = LoggerFactory.getLogger(PlannedSnapshots.class);

    private final Discoveries discoveries;
    private final PlannedSnapshotTable table;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final Clock clock;

    PlannedSnapshots(
            Discoveries discoveries, PlannedSnapshotTable table, Migrations migrations, AuditTrail audit, Clock clock) {
        this.discoveries = discoveries;
        this.table = table;
        this.migrations = migrations;
        this.audit = audit;
        this.clock = clock;
    }

    /** The one that is to come, or that could not be taken; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<PlannedSnapshot> of(MigrationId id) {
        return table.of(id);
    }

    /**
     * Plans one, in place of what was planned before.
     *
     * @param after from now on, {@link PlannedSnapshot#SHORTEST} to {@link PlannedSnapshot#LONGEST}
     */
    @Transactional
    public void plan(MigrationId id, Duration after, Actor actor) {
        if (after.compareTo(PlannedSnapshot.SHORTEST) < 0 || after.compareTo(PlannedSnapshot.LONGEST) > 0) {
            throw new IllegalArgumentException("A snapshot is planned for 5 minutes to 7 days ahead, not " + after);
        }
        PlannedSnapshot planned =
                new PlannedSnapshot(id, clock.instant().plus(after).truncatedTo(ChronoUnit.MICROS), actor, null);
        table.put(planned);
        record(planned, "discovery.planned", "Planned a snapshot of the source for " + planned.due() + ".", actor);
    }

    /** Takes back what was planned; nothing happens if nothing is. */
    @Transactional
    public void cancel(MigrationId id, Actor actor) {
        table.of(id).ifPresent(planned -> {
            table.remove(id);
            record(
                    planned,
                    "discovery.cancelled",
                    "Cancelled the snapshot of the source that was planned for " + planned.due() + ".",
                    actor);
        });
    }

    /**
     * Takes every one whose time has come, in the name of who asked for it. One call at a time: a look at a slow source
     * must not be begun twice. If Drover dies between a look and the note of it, the snapshot is taken once more.
     */
    synchronized void takeDue() {
        table.due(clock.instant()).forEach(this::take);
    }

    private void take(PlannedSnapshot planned) {
        try {
            discoveries.look(planned.migration(), planned.by());
            table.done(planned);
        } catch (SourceNotReadyException e) {
            table.fail(planned, e.getMessage() + " " + e.nextAction());
        } catch (ConnectionProblem e) {
            table.fail(planned, e.getMessage() + " " + e.nextAction());
        } catch (RuntimeException e) {
            // One that cannot be taken keeps no other from being taken.
            log.warn("The planned snapshot of migration {} could not be taken", planned.migration(), e);
            table.fail(planned, "Something went wrong inside Drover; its log says what. Take the snapshot by hand.");
        }
    }

    private void record(PlannedSnapshot planned, String action, String sentence, Actor actor) {
        audit.record(
                actor,
                migrations.get(planned.migration()).workspace(),
                planned.migration().value(),
                action,
                sentence);
    }
}
