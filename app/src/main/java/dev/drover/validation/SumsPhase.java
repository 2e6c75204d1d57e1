package dev.drover.validation;

import dev.drover.validation.compare.Cause;
import dev.drover.validation.pass.Reading;
import dev.drover.validation.pass.Table;
import dev.drover.validation.pass.Tally;
import dev.drover.validation.pass.Tally.RejectedRow;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The first look at both sides: adds up the buckets, and lists the rows that cannot be mapped. */
@Component
class SumsPhase {

    private final RunningValidations running;
    private final ValidationResults results;
    private final TransactionTemplate transaction;

    SumsPhase(RunningValidations running, ValidationResults results, TransactionTemplate transaction) {
        this.running = running;
        this.results = results;
        this.transaction = transaction;
    }

    /** Reads on until the slice ends or everything is added up, and keeps it. */
    Advance advance(Kept kept, Slice slice) {
        Rejections rejections =
                new Rejections(kept.progress().findings(), slice.limits().listed());
        Reading reading = slice.sides()
                .read(
                        kept.progress().portions(),
                        table -> new Tally(
                                kept.sums().get(table),
                                slice.digest(kept, table),
                                slice.sides().tables().get(table).recognition(),
                                row -> rejections.add(slice.sides().tables().get(table), row)),
                        slice.limits().threadsPerSide(),
                        slice.stop());
        Progress progress = kept.progress().read(reading).found(rejections.findings());
        if (reading.done()) {
            progress = progress.enter(Phase.KEYS);
        }
        Kept after = kept.with(progress);
        return Advance.to(
                transaction.execute(t -> {
                    running.lock(kept);
                    results.list(kept.id(), rejections.differences());
                    return running.save(after);
                }),
                reading);
    }

    /** Collects rejected rows from all threads. */
    private static final class Rejections {

        private final int most;
        private final List<ListedDifference> differences = new ArrayList<>();
        private Findings findings;

        Rejections(Findings findings, int most) {
            this.findings = findings;
            this.most = most;
        }

        synchronized void add(Table table, RejectedRow rejected) {
            findings = findings.plusDiffering(1).plusRecords(Cause.REJECTED, 1);
            if (findings.listed(Cause.REJECTED) < most) {
                findings = findings.plusListed(Cause.REJECTED);
                differences.add(new ListedDifference(
                        findings.allListed(),
                        Cause.REJECTED,
                        table.model().name(),
                        table.entities().get(rejected.entity()).entity(),
                        table.rowWords(rejected.entity(), rejected.row().key()),
                        "",
                        "",
                        "",
                        "",
                        rejected.row().problem()));
            }
        }

        synchronized Findings findings() {
            return findings;
        }

        synchronized List<ListedDifference> differences() {
            return List.copyOf(differences);
        }
    }
}
