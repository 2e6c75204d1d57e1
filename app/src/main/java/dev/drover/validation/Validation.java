package dev.drover.validation;

import dev.drover.connection.ConnectionProblem;
import dev.drover.model.mapping.InvalidMappingException;
import dev.drover.validation.RunningValidations.Head;
import dev.drover.validation.Setting.Scene;
import dev.drover.validation.pass.ValidationProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * Compares source and target, slice by slice.
 *
 * <p>Both sides must be at rest. Whatever interrupts a slice, the next one goes on from what the last one kept, and
 * nothing is counted twice.
 */
@Service
public class Validation {

    private final Setting setting;
    private final ValidationStart start;
    private final RunningValidations running;
    private final Work work;
    private final Validations validations;
    private final Clock clock;

    Validation(
            Setting setting,
            ValidationStart start,
            RunningValidations running,
            Work work,
            Validations validations,
            Clock clock) {
        this.setting = setting;
        this.start = start;
        this.running = running;
        this.work = work;
        this.validations = validations;
        this.clock = clock;
    }

    /**
     * Works until everything is compared, the deadline is over or {@code shouldStop} says so; a little is done in any
     * case.
     *
     * @param shouldStop asked and
     * @param log called by the calling thread only; takes lines for people
     */
    public ValidationOutcome slice(
            ValidationJob job, Instant deadline, BooleanSupplier shouldStop, Consumer<String> log) {
        return slice(
                job,
                Limits.standard(),
                () -> shouldStop.getAsBoolean() || !clock.instant().isBefore(deadline),
                log);
    }

    ValidationOutcome slice(ValidationJob job, Limits limits, BooleanSupplier stop, Consumer<String> log) {
        try {
            Optional<Head> head = running.of(job);
            if (head.isPresent() && head.get().state() != ValidationState.RUNNING) {
                return new ValidationOutcome.Finished(validations.get(head.get().id()));
            }
            return work(job, limits, stop, log);
        } catch (OvertakenException e) {
            log.accept(e.getMessage() + " What this one did since does not count.");
            return new ValidationOutcome.More("Handing over to another worker", 0, 0, 0);
        } catch (ConnectionProblem e) {
            return new ValidationOutcome.Stopped(String.valueOf(e.getMessage()), e.nextAction());
        } catch (ValidationProblem e) {
            return new ValidationOutcome.Stopped(String.valueOf(e.getMessage()), e.nextAction());
        } catch (InvalidMappingException e) {
            return new ValidationOutcome.Stopped(
                    "The target model does not fit the source any more. " + e.getMessage(),
                    "Put the source's tables back as they were, or change the model in a new revision.");
        }
    }

    private ValidationOutcome work(ValidationJob job, Limits limits, BooleanSupplier stop, Consumer<String> log) {
        Scene scene = setting.of(job, limits);
        Kept kept = goOn(job, scene, limits, log);
        long before = kept.progress().rowsRead();
        Instant from = kept.since();
        Kept after = work.untilStopped(kept, new Slice(scene.sides(), limits, stop, log));
        Progress progress = after.progress();
        if (progress.phase() == Phase.DONE) {
            return new ValidationOutcome.Finished(validations.get(after.id()));
        }
        long millis = Math.max(1, Duration.between(from, after.since()).toMillis());
        return new ValidationOutcome.More(
                progress.phase().words(),
                progress.rowsRead(),
                progress.expected(),
                (progress.rowsRead() - before) * 1000.0 / millis);
    }

    private Kept goOn(ValidationJob job, Scene scene, Limits limits, Consumer<String> log) {
        Optional<Head> head = running.of(job);
        if (head.isEmpty()) {
            log.accept("Comparing source and target.");
            return start.begin(job, scene, limits);
        }
        Kept kept = running.load(head.get().id())
                .orElseThrow(() -> new OvertakenException(head.get().id()));
        if (kept.progress().plan().fingerprint().equals(scene.fingerprint())) {
            return kept;
        }
        log.accept("The mapping or the source's tables changed since the comparison began, so it starts over.");
        return start.over(kept, scene, limits);
    }
}
