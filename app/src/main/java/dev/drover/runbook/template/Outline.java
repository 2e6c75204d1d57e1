package dev.drover.runbook.template;

import dev.drover.runbook.Phase;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookStep;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import dev.drover.step.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The phases and steps of a runbook in the making, in the order in which people read them. */
final class Outline {

    /** The impact of work that users do not notice. */
    static final String UNNOTICED = "Nothing: everything works as usual.";

    private final StepCatalog catalog;
    private final StepParameters parameters;
    private final List<Phase> phases = new ArrayList<>();
    private final List<Work> work = new ArrayList<>();

    Outline(StepCatalog catalog, StepParameters parameters) {
        this.catalog = catalog;
        this.parameters = parameters;
    }

    /** Begins a phase: the steps that follow belong to it. */
    void phase(String name, String outcome, String rollbackPoint) {
        phases.add(new Phase(name, outcome, rollbackPoint));
    }

    /** Adds a step that Drover does, with the parameters that the kind of work has as examples. */
    Work step(String key, String type, String name, int minutes) {
        Work added = new Work(key, phases.get(phases.size() - 1).name(), type, name, minutes);
        parameters.examples(catalog.get(type)).forEach(added::with);
        work.add(added);
        return added;
    }

    Work byHand(String key, String name, int minutes, Task task) {
        return byHand("person.do-by-hand", key, name, minutes, task);
    }

    /** Adds the point of no return. */
    Work forGood(String key, String name, int minutes, Task task) {
        return byHand("person.do-for-good", key, "Point of no return: " + name, minutes, task);
    }

    private Work byHand(String type, String key, String name, int minutes, Task task) {
        return step(key, type, name, minutes)
                .with("task", task.what())
                .with("proof", task.proof())
                .with("undo", task.undo());
    }

    Work ask(String key, String name, String question) {
        return step(key, "person.go-no-go", name, 15)
                .with("question", question)
                .expecting("A lead has seen the numbers and said go.");
    }

    /** Lets time pass; watching is as long as the step is. */
    Work hold(String key, String name, int minutes) {
        return step(key, "time.hold", name, minutes).with("seconds", Integer.toString(minutes * 60));
    }

    Runbook runbook() {
        return new Runbook(phases, work.stream().map(this::step).toList());
    }

    private RunbookStep step(Work work) {
        return work.step(rollBack(catalog.get(work.type()), work.values()));
    }

    private <P extends Record> String rollBack(StepType<P> type, Map<String, String> values) {
        return type.rollBackSummary(parameters.bind(type, values));
    }
}
