package dev.drover.validation;

import dev.drover.validation.Setting.Scene;
import dev.drover.validation.pass.Portion;
import dev.drover.validation.pass.Sides;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins validations: decides on buckets, portions and the seed. */
@Component
class ValidationStart {

    private static final SecureRandom random = new SecureRandom();

    private final RunningValidations running;
    private final TransactionTemplate transaction;

    ValidationStart(RunningValidations running, TransactionTemplate transaction) {
        this.running = running;
        this.transaction = transaction;
    }

    /** A new validation, or the one that another worker began at the same moment. */
    Kept begin(ValidationJob job, Scene scene, Limits limits) {
        running.begin(job, first(scene, limits));
        return running.of(job)
                .flatMap(head -> running.load(head.id()))
                .orElseThrow(() -> new OvertakenException(job.stepRunId()));
    }

    /** The same validation from its beginning, because what was added up fits the sides no more. */
    Kept over(Kept kept, Scene scene, Limits limits) {
        Progress first = first(scene, limits);
        return transaction.execute(t -> {
            running.forget(kept.id());
            return running.save(
                    new Kept(kept.id(), kept.seq(), first, first.plan().noSums(), kept.since()));
        });
    }

    private static Progress first(Scene scene, Limits limits) {
        Sides sides = scene.sides();
        List<Plan.TablePlan> tables = new ArrayList<>();
        List<Portion> portions = new ArrayList<>();
        for (int i = 0; i < sides.tables().size(); i++) {
            int table = i;
            List<Long> rows = IntStream.range(
                            0, sides.tables().get(table).entities().size())
                    .mapToObj(entity -> sides.rows(table, entity, scene.estimate(table, entity)))
                    .toList();
            tables.add(new Plan.TablePlan(
                    Limits.buckets(rows.stream().mapToLong(Long::longValue).sum()), rows));
            portions.addAll(sides.portions(table, rows, limits.portionRows(), limits.portions()));
        }
        return Progress.begin(new Plan(scene.fingerprint(), random.nextLong(), tables), portions);
    }
}
