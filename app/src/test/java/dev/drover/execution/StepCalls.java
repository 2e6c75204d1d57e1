package dev.drover.execution;

import static java.util.stream.Collectors.groupingBy;

import dev.drover.migration.MigrationId;
import dev.drover.step.StepContext;
import dev.drover.step.StepOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * When the engine called steps, and when they returned: what is between a return and the next call of the same run is the
 * engine's. The times in the rows of the steps do not tell, because one transaction stores an end and the next start.
 */
@Component
class StepCalls {

    private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();

    /**
     * One call of a step.
     *
     * @param run the number of the run in its migration
     * @param began in ns of {@link System#nanoTime}, which on Linux counts from the start of the machine, for all processes
     * @param returned the same
     */
    record Call(MigrationId migration, int run, long began, long returned) {

        private record Of(MigrationId migration, int run) {}

        private Of of() {
            return new Of(migration, run);
        }

        String written() {
            return migration + "/" + run + "/" + began + "/" + returned;
        }

        static Call parse(String written) {
            String[] parts = written.split("/");
            return new Call(
                    MigrationId.valueOf(parts[0]),
                    Integer.parseInt(parts[1]),
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]));
        }
    }

    StepOutcome noted(StepContext context, Supplier<StepOutcome> work) {
        long began = System.nanoTime();
        StepOutcome outcome = work.get();
        calls.add(new Call(context.plan().migration(), context.runNumber(), began, System.nanoTime()));
        return outcome;
    }

    /** All calls since somebody took them last. */
    List<Call> take() {
        List<Call> taken = new ArrayList<>();
        for (Call call = calls.poll(); call != null; call = calls.poll()) {
            taken.add(call);
        }
        return taken;
    }

    /** What passed between the return of each step and the call of the next one of its run, in ms, sorted. */
    static double[] gaps(List<Call> calls) {
        return calls.stream().collect(groupingBy(Call::of)).values().stream()
                .map(run -> run.stream()
                        .sorted(Comparator.comparingLong(Call::began))
                        .toList())
                .flatMapToDouble(run -> IntStream.range(1, run.size())
                        .mapToDouble(i -> (run.get(i).began() - run.get(i - 1).returned()) / 1e6))
                .sorted()
                .toArray();
    }
}
