package dev.drover.runbook;

import java.util.Map;

/**
 * One unit of work in a runbook.
 *
 * @param key stable within the runbook, lower case with hyphens; survives renaming and moving
 * @param phase the group it belongs to, for people
 * @param type id of the step type, which with the parameters is the step's command
 * @param expectedOutcome what the operator should see afterwards
 * @param rollback what rolling back does, in words for the operator
 * @param owner who does it or answers for it
 * @param escalationContact who to ring when it goes wrong, and how
 * @param estimateMinutes how long it should take; 0 while nobody has said
 * @param impact one plain sentence for everybody: what users notice while it runs
 */
public record RunbookStep(
        String key,
        String phase,
        String name,
        String type,
        Map<String, String> parameters,
        String expectedOutcome,
        String rollback,
        String owner,
        String escalationContact,
        int estimateMinutes,
        String impact) {

    public RunbookStep {
        parameters = Map.copyOf(parameters);
    }
}
