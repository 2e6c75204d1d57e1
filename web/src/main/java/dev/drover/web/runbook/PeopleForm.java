package dev.drover.web.runbook;

import dev.drover.runbook.RunbookStep;

/**
 * Who does steps for which nobody has been named yet.
 *
 * @param version of the runbook when the form was opened
 */
record PeopleForm(int version, String owner, String standIn, String team, String escalationContact) {

    /** The step with the gaps filled and everything else as it was. */
    RunbookStep fillIn(RunbookStep step) {
        return step.staffed(
                or(step.owner(), owner),
                or(step.standIn(), standIn),
                or(step.team(), team),
                or(step.escalationContact(), escalationContact));
    }

    private static String or(String present, String missing) {
        return present.isBlank() && missing != null ? missing.strip() : present;
    }
}
