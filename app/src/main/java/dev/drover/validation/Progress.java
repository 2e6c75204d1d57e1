package dev.drover.validation;

import dev.drover.validation.pass.Portion;
import dev.drover.validation.pass.Reading;
import java.util.List;

/**
 * How far a validation is: all that the next slice needs, besides the sums.
 *
 * @param portions of the look at both sides that is under way
 * @param batch the position of the batch of differing buckets that is looked into
 * @param readBefore rows and items that earlier looks read
 * @param busyMillis how long it worked so far
 */
record Progress(
        Plan plan,
        Phase phase,
        List<Portion> portions,
        int batch,
        Findings findings,
        long readBefore,
        long busyMillis) {

    Progress {
        portions = List.copyOf(portions);
    }

    static Progress begin(Plan plan, List<Portion> portions) {
        return new Progress(plan, Phase.SUMS, portions, 0, Findings.NONE, 0, 0);
    }

    /** Rows and items that were read, earlier looks included. */
    long rowsRead() {
        return readBefore + portions.stream().mapToLong(Portion::rows).sum();
    }

    /** Rows and items that will have been read at the end of this look, about. */
    long expected() {
        return Math.max(rowsRead(), portions.isEmpty() ? 0 : readBefore + plan.readings());
    }

    Progress read(Reading reading) {
        return new Progress(plan, phase, reading.portions(), batch, findings, readBefore, busyMillis);
    }

    Progress found(Findings more) {
        return new Progress(plan, phase, portions, batch, more, readBefore, busyMillis);
    }

    Progress worked(long millis) {
        return new Progress(plan, phase, portions, batch, findings, readBefore, busyMillis + millis);
    }

    /** Another look at one table. */
    Progress lookAt(List<Portion> next) {
        return new Progress(plan, phase, next, batch, findings, readBefore, busyMillis);
    }

    /** On to the batch after this one. */
    Progress nextBatch() {
        return new Progress(plan, phase, List.of(), batch + 1, findings, rowsRead(), busyMillis);
    }

    /** On to the next phase. */
    Progress enter(Phase next) {
        return new Progress(plan, next, List.of(), batch, findings, rowsRead(), busyMillis);
    }
}
