package dev.drover.web.runbook;

import dev.drover.runbook.RunbookStep;
import java.util.Map;

/**
 * What somebody typed into the form of a step, kept as text until it is known to be right.
 *
 * @param version of the runbook when the form was opened
 * @param p the parameters of the step type by name
 */
record StepForm(
        int version,
        String phase,
        String name,
        Map<String, String> p,
        String expectedOutcome,
        String rollback,
        String owner,
        String escalationContact,
        String estimateMinutes,
        String impact) {

    StepForm {
        p = p == null ? Map.of() : p;
    }

    static StepForm of(RunbookStep step, int version) {
        return new StepForm(
                version,
                step.phase(),
                step.name(),
                step.parameters(),
                step.expectedOutcome(),
                step.rollback(),
                step.owner(),
                step.escalationContact(),
                Integer.toString(step.estimateMinutes()),
                step.impact());
    }

    RunbookStep toStep(RunbookStep old, int minutes) {
        return new RunbookStep(
                old.key(),
                phase.strip(),
                name.strip(),
                old.type(),
                p,
                expectedOutcome.strip(),
                rollback.strip(),
                owner.strip(),
                escalationContact.strip(),
                minutes,
                impact.strip());
    }
}
