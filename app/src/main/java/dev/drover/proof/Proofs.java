package dev.drover.proof;

import dev.drover.connection.Environment;
import dev.drover.connection.EnvironmentId;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Starts proofs, calls them off and finds them again. */
@Service
public class Proofs {

    private static final int SHOWN = 20;

    private final ProofTable table;
    private final ProofPlaces places;
    private final ProvenPlans plans;
    private final ProofRunner runner;
    private final Records records;

    Proofs(ProofTable table, ProofPlaces places, ProvenPlans plans, ProofRunner runner, Records records) {
        this.table = table;
        this.places = places;
        this.plans = plans;
        this.runner = runner;
        this.records = records;
    }

    /**
     * Starts a proof of the model and inventory as they are now.
     *
     * @return its number
     * @throws ProofRefusedException if the place is production, the model has no table, or another one is running
     */
    public long start(Migration migration, EnvironmentId environment, ProofRequest request, Actor actor) {
        request.problems().values().stream().findFirst().ifPresent(problem -> {
            throw new ProofRefusedException(problem + ".");
        });
        Environment place = places.checked(migration, environment);
        ProvenPlans.Snapshot snapshot = plans.snapshot(migration.id());
        if (snapshot.model().tables().isEmpty()) {
            throw new ProofRefusedException("The target model has no table yet. Add one, then prove it.");
        }
        runner.tidySoon();
        table.interruptSilent();
        long[] id = {0};
        boolean begun = records.with(
                migration,
                actor,
                "proof.started",
                String.format(
                        Locale.ENGLISH,
                        "Started a proof of the target model with %,d items (%s, seed %d) in the environment %s.",
                        request.items(),
                        request.origin().label().toLowerCase(Locale.ROOT),
                        request.seed(),
                        place.name()),
                () -> {
                    Optional<Long> made = table.begin(migration.id(), place, request, snapshot.versions(), actor);
                    made.ifPresent(number -> id[0] = number);
                    return made.isPresent();
                });
        if (!begun) {
            throw new ProofRefusedException(
                    "Another proof of this migration is running. Wait for its end, or call it off.");
        }
        runner.submit(plans.work(id[0], migration, place, request, snapshot));
        return id[0];
    }

    /** @throws ProofRefusedException if it is not running any more */
    public void callOff(Migration migration, long id, Actor actor) {
        boolean done = records.with(
                migration,
                actor,
                "proof.called-off",
                "Called off the proof " + id + " of the target model.",
                () -> table.find(migration.id(), id).isPresent()
                        && table.become(id, ProofStatus.CALLING_OFF, "", null));
        if (!done) {
            throw new ProofRefusedException("The proof is not running any more.");
        }
    }

    /** A proof of a migration; empty if there is none of that number. */
    public Optional<Proof> find(MigrationId migration, long id) {
        table.interruptSilent();
        return table.find(migration, id);
    }

    /** The latest proofs of a migration, newest first. */
    public List<Proof> of(MigrationId migration) {
        table.interruptSilent();
        return table.of(migration, SHOWN);
    }

    /** Which model and inventory a proof would hold for if it were started now. */
    public Proof.Versions current(MigrationId migration) {
        return plans.versions(migration);
    }
}
