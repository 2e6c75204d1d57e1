package dev.drover.runbook;

import dev.drover.runbook.TakeOverRunbook.ShiftedDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A runbook with the dates in its texts and parameters moved. Keys, names of phases and people stay.
 *
 * @param dates every date that was found, in the order of the runbook
 */
record ShiftedRunbook(Runbook runbook, List<ShiftedDate> dates) {

    static ShiftedRunbook of(Runbook runbook, DateShift shift) {
        Texts texts = new Texts(shift, new ArrayList<>());
        List<Phase> phases = runbook.phases().stream().map(texts::moved).toList();
        List<RunbookStep> steps = runbook.steps().stream().map(texts::moved).toList();
        return new ShiftedRunbook(new Runbook(phases, steps), List.copyOf(texts.dates()));
    }

    private record Texts(DateShift shift, List<ShiftedDate> dates) {

        Phase moved(Phase phase) {
            String place = "Phase " + phase.name() + ", ";
            return new Phase(
                    phase.name(),
                    moved(place + "outcome", phase.outcome()),
                    moved(place + "rollback point", phase.rollbackPoint()));
        }

        RunbookStep moved(RunbookStep step) {
            String place = "Step " + step.name() + ", ";
            String name = moved(place + "name", step.name());
            Map<String, String> parameters = new TreeMap<>(step.parameters());
            parameters.replaceAll((parameter, value) -> moved(place + "parameter " + parameter, value));
            return step.named(step.phase(), name)
                    .withParameters(parameters)
                    .told(
                            moved(place + "expected outcome", step.expectedOutcome()),
                            moved(place + "rollback", step.rollback()),
                            moved(place + "impact", step.impact()),
                            moved(place + "milestone", step.milestone()));
        }

        private String moved(String place, String text) {
            return shift.moved(text, (before, after) -> dates.add(new ShiftedDate(place, before, after)));
        }
    }
}
