package dev.drover.execution;

import dev.drover.people.Actor;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.signoff.Signoffs;
import dev.drover.step.RunKind;
import org.springframework.stereotype.Component;

/** Asks again, after a pause that may have been long, what was asked at the start. */
@Component
class MayGoOn {

    private final Revisions revisions;
    private final Signoffs signoffs;
    private final AdvanceRun advance;

    MayGoOn(Revisions revisions, Signoffs signoffs, AdvanceRun advance) {
        this.revisions = revisions;
        this.signoffs = signoffs;
        this.advance = advance;
    }

    /** @throws RunRefusedException if the run may not go on, or not by this person */
    void require(Run run, Actor actor) {
        requireNoSigner(run, actor);
        advance.refusal(run, revisions.get(run.revision())).ifPresent(refusal -> {
            throw new RunRefusedException(refusal);
        });
    }

    /** @throws RunRefusedException if the person signed the plan that a live run runs */
    void requireNoSigner(Run run, Actor actor) {
        Revision revision = revisions.get(run.revision());
        boolean live = run.kind() == RunKind.LIVE && !run.goesBack();
        if (live && signoffs.signers(revision).contains(actor.id())) {
            throw new RunRefusedException("You signed this plan, so somebody else has to drive the live run.");
        }
    }
}
