package dev.drover.sign;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Measures the warning signs of migrations and says what they mean together. */
@Service
public class Signs {

    /** Long enough for two quarters and a year's picture. */
    private static final Duration LOOKED_BACK = Duration.ofDays(400);

    private final List<WarningSign> signs;
    private final SignInputs inputs;
    private final MeasurementTable measurements;
    private final SignLimits limits;
    private final GoLive goLive;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    Signs(
            List<WarningSign> signs,
            SignInputs inputs,
            MeasurementTable measurements,
            SignLimits limits,
            GoLive goLive,
            Migrations migrations,
            AuditTrail audit,
            TransactionOperations transaction,
            Clock clock) {
        this.signs = signs.stream()
                .sorted(Comparator.comparing(sign -> sign.describe().name()))
                .toList();
        this.inputs = inputs;
        this.measurements = measurements;
        this.limits = limits;
        this.goLive = goLive;
        this.migrations = migrations;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Every sign there is. */
    public List<SignDescription> all() {
        return signs.stream().map(WarningSign::describe).toList();
    }

    /** Measures all signs and keeps what they say. From then on Drover measures them every day. */
    public void measure(MigrationId id, Actor actor) {
        measure(
                id,
                actor.name(),
                (migration, taken) ->
                        audit.record(actor, migration.workspace(), id.value(), "sign.measured", sentence(taken)));
    }

    /** The same without anybody asking for it. */
    void measureDaily(MigrationId id) {
        measure(id, null, (migration, taken) -> {});
    }

    private interface Record {
        void write(Migration migration, List<Measurement> taken);
    }

    private void measure(MigrationId id, @Nullable String by, Record record) {
        Migration migration = migrations.get(id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // Not in the transaction: nobody should wait for a slow source with locks in hand.
        SignInput input = inputs.of(migration, now, measurements.since(id, now.minus(LOOKED_BACK)), goLive.of(id));
        List<Measurement> taken = signs.stream()
                .map(sign -> new Measurement(sign.describe().id(), now, by, sign.measure(input)))
                .toList();
        transaction.executeWithoutResult(status -> {
            measurements.add(id, taken);
            record.write(migration, taken);
        });
    }

    private static String sentence(List<Measurement> taken) {
        long known = taken.stream().filter(Measurement::isKnown).count();
        return "Measured the warning signs: " + known + " of " + taken.size() + " could be told.";
    }

    /** What the latest measurement says; empty before the first. Does not ask the source. */
    public Optional<SignReport> report(MigrationId id) {
        Instant from = clock.instant().minus(LOOKED_BACK);
        History history = measurements.since(id, from);
        if (history.measurements().isEmpty()) {
            return Optional.empty();
        }
        Migration migration = migrations.get(id);
        Map<String, Double> set = limits.all(migration.workspace());
        Instant at =
                history.measurements().get(history.measurements().size() - 1).at();
        List<Measurement> latest = history.measurements().stream()
                .filter(measurement -> measurement.at().equals(at))
                .toList();
        List<SignState> states = all().stream()
                .flatMap(sign -> latest.stream()
                        .filter(measurement -> measurement.sign().equals(sign.id()))
                        .map(now -> SignState.of(sign, SignLimits.bound(sign, set), now, history.known(sign.id()))))
                .toList();
        Optional<Instant> live = goLive.of(id);
        return Optional.of(new SignReport(
                SignReport.verdict(states, live.isPresent()), at, latest.get(0).by(), live.orElse(null), states));
    }
}
