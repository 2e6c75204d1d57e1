package dev.drover.traffic;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves the reads and writes of applications between the old store and the new one. */
@Service
@Transactional
public class Traffic {

    private final Switches switches;
    private final HandMoves hand;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Traffic(
            Switches switches,
            HandMoves hand,
            Migrations migrations,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.switches = switches;
        this.hand = hand;
        this.migrations = migrations;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The switch of a migration; a new one has all reads and writes in the old store. */
    public TrafficSwitch switchOf(MigrationId migration, Lane lane) {
        return switches.find(migration, lane).orElseGet(() -> {
            switches.addIfMissing(migrations.get(migration), lane);
            return switches.find(migration, lane).orElseThrow();
        });
    }

    /**
     * Sends a share of the users to the new store for their reads. Asking for the share that is set changes nothing.
     *
     * @param percent one of {@link TrafficSwitch#STOPS}
     * @param because the reason, for the records
     * @throws TrafficRefusedException if these users would read from a store that misses writes, or if a person asks for
     *     what only a run may do
     */
    public TrafficSwitch shiftReads(MigrationId migration, Lane lane, int percent, ChangedBy by, String because) {
        switchOf(migration, lane);
        TrafficSwitch before = switches.lock(migration, lane);
        if (by instanceof ChangedBy.Person) {
            hand.refusalOfReads(before, percent).ifPresent(why -> {
                throw TrafficRefusedException.reads(before, percent, why);
            });
        }
        return change(before, before.withReads(percent), by, because);
    }

    /**
     * Says where applications write. Asking for the mode that is set changes nothing.
     *
     * @param because the reason, for the records
     * @throws TrafficRefusedException if there is no way from the present mode to that one, or if a person asks for what
     *     only a run may do
     */
    public TrafficSwitch setWriteMode(MigrationId migration, Lane lane, WriteMode mode, ChangedBy by, String because) {
        switchOf(migration, lane);
        TrafficSwitch before = switches.lock(migration, lane);
        if (by instanceof ChangedBy.Person) {
            hand.refusalOfWrites(before, mode).ifPresent(why -> {
                throw TrafficRefusedException.writes(before, mode, why);
            });
        }
        return change(before, before.withWrites(mode), by, because);
    }

    private TrafficSwitch change(TrafficSwitch before, TrafficSwitch after, ChangedBy by, String because) {
        if (after.equals(before)) {
            return before;
        }
        TrafficChange change = record(before, after, by, because);
        switches.save(after);
        switches.append(after.migration(), by.actor().id().value(), change);
        Migration migration = migrations.get(after.migration());
        audit.record(
                by.actor(),
                migration.workspace(),
                migration.id().value(),
                change.movesReads() ? "traffic.reads-shifted" : "traffic.writes-set",
                change.lane().label() + ": " + change.what() + ", by " + change.by() + ": " + because);
        events.publishEvent(new TrafficChanged(after.migration(), change));
        return after;
    }

    private TrafficChange record(TrafficSwitch before, TrafficSwitch after, ChangedBy by, String because) {
        ChangedBy.RunStep run = by instanceof ChangedBy.RunStep step ? step : null;
        return new TrafficChange(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                after.lane(),
                by.actor().name(),
                run == null ? null : run.runNumber(),
                run == null ? null : run.step(),
                before.readPercent(),
                after.readPercent(),
                before.writeMode(),
                after.writeMode(),
                because);
    }

    /** The newest changes of a migration in both lanes, newest first. */
    @Transactional(readOnly = true)
    public List<TrafficChange> history(MigrationId migration, int size) {
        return switches.history(migration, size);
    }
}
