package dev.drover.evidence;

import dev.drover.execution.Run;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.signoff.Decision;
import dev.drover.signoff.Signoffs;
import java.io.IOException;
import java.io.Writer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who decided what, on which digest, and which plan the run ran. */
@Component
@Order(1)
class PackedSignoffs implements PackPart {

    private final Revisions revisions;
    private final Signoffs signoffs;

    PackedSignoffs(Revisions revisions, Signoffs signoffs) {
        this.revisions = revisions;
        this.signoffs = signoffs;
    }

    @Override
    public void addTo(PackWriter pack, Run run) throws IOException {
        Revision revision = revisions.get(run.revision());
        pack.add("signoffs.tsv", writer -> write(run, revision, writer));
    }

    private void write(Run run, Revision revision, Writer writer) throws IOException {
        writer.write(Lines.of(
                        "at",
                        "scope",
                        "verdict",
                        "person",
                        "comment",
                        "seen",
                        "digest",
                        "digestOfRevision",
                        "voidBecause")
                + "\n");
        for (Decision decision : signoffs.history(run.migration())) {
            writer.write(Lines.of(
                            decision.at(),
                            decision.scope().id(),
                            decision.verdict(),
                            decision.personName(),
                            decision.comment(),
                            decision.seen(),
                            decision.digest(),
                            revision.digests().of(decision.scope()),
                            because(decision))
                    + "\n");
        }
        writer.write(Lines.of(
                        "",
                        "WHOLE",
                        "",
                        "",
                        "",
                        "",
                        run.digest(),
                        revision.digests().whole(),
                        "") + "\n");
    }

    private static String because(Decision decision) {
        Decision.Voided voided = decision.voided();
        return voided == null ? "" : voided.because();
    }
}
