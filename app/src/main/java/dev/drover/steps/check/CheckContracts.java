package dev.drover.steps.check;

import dev.drover.connection.SourceCatalog;
import dev.drover.model.schema.ContractCheck;
import dev.drover.model.schema.ContractCheck.Answer;
import dev.drover.model.schema.ContractCheck.Live;
import dev.drover.model.schema.ContractCheck.Verdict;
import dev.drover.model.schema.ContractChecks;
import dev.drover.step.Checkpoint;
import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The gate that stays shut while a version that will be live breaks what a consumer expects. */
@Component
class CheckContracts implements StepType<CheckContracts.Parameters> {

    private final SourceCatalog catalog;
    private final ContractChecks checks;

    CheckContracts(SourceCatalog catalog, ContractChecks checks) {
        this.catalog = catalog;
        this.checks = checks;
    }

    record Parameters() {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "check.contracts",
                "Check contracts",
                "Compares the contract of every consumer with every version that will be live. Reads only.",
                Effect.HARMLESS,
                List.of("PostgreSQL: select on every mapped table"));
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Check the contracts of all consumers against every live version";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        ContractCheck check = look(context);
        return new Preview(List.of(), evidence(check), check.stops());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        ContractCheck check = look(context);
        List<String> stops = check.stops();
        if (stops.isEmpty()) {
            return new StepOutcome.Completed(evidence(check));
        }
        stops.forEach(context::log);
        return new StepOutcome.Failed(
                Checkpoint.NONE,
                stops.size() == 1 ? stops.get(0) : stops.size() + " problems. " + String.join(" ", stops),
                "Change the mapping or the consumer and its contract, or retire versions of which no item is left. Then"
                        + " retry.");
    }

    private ContractCheck look(StepContext context) {
        return checks.of(context.plan().migration(), context.plan().model(), catalog.read(context.original()));
    }

    private static Evidence evidence(ContractCheck check) {
        List<String> facts = new ArrayList<>();
        for (Live version : check.versions()) {
            facts.add(version.label() + (version.frozen() ? "" : ", not frozen"));
            facts.add(readers(check, version));
        }
        if (!check.unread().isEmpty()) {
            facts.add("Read under no contract");
            facts.add(String.join(", ", check.unread()));
        }
        return Evidence.of(facts.toArray(String[]::new));
    }

    private static String readers(ContractCheck check, Live version) {
        List<Answer> answers = check.answers().stream()
                .filter(answer -> answer.version().equals(version))
                .toList();
        return answers.isEmpty()
                ? "no consumer reads it"
                : answers.stream()
                        .map(answer -> answer.consumer() + ": "
                                + (answer.verdict() == Verdict.OK
                                        ? "OK"
                                        : answer.verdict().word().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining("; "));
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Nothing to undo: nothing was changed.";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        return new StepOutcome.Completed(Evidence.NONE);
    }
}
