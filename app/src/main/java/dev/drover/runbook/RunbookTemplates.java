package dev.drover.runbook;

import dev.drover.migration.Migration;
import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.runbook.ActualDurations.Actual;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All templates of runbooks that this Drover knows. */
@Component
public class RunbookTemplates {

    /** PostgreSQL to DynamoDB with a short freeze: the one in which nobody does anything by hand. */
    public static final String SHORT_FREEZE = "short-freeze";

    /** One run alone may have been unusual. */
    private static final int ENOUGH_RUNS = 2;

    private final Map<String, RunbookTemplate> templates = new LinkedHashMap<>();
    private final ActualDurations actual;

    RunbookTemplates(List<RunbookTemplate> templates, ActualDurations actual) {
        this.actual = actual;
        for (RunbookTemplate template : templates) {
            String id = template.describe().id();
            if (this.templates.put(id, template) != null) {
                throw new IllegalStateException("Two templates have the id " + id);
            }
        }
    }

    /**
     * A template as it is offered for a model.
     *
     * @param refusal why it does not fit, as a sentence; empty if it fits
     */
    public record Offer(TemplateDescription template, Optional<String> refusal) {}

    /** Every template, those that fit first. */
    public List<Offer> offers(TargetModel model) {
        return templates.values().stream()
                .map(template -> new Offer(template.describe(), template.refusal(model)))
                .sorted((a, b) ->
                        Boolean.compare(a.refusal().isPresent(), b.refusal().isPresent()))
                .toList();
    }

    public Optional<RunbookTemplate> find(String id) {
        return Optional.ofNullable(templates.get(id));
    }

    /**
     * The runbook of a template.
     *
     * @param id of a template that {@link #find} finds
     * @throws TemplateRefusedException if the template does not fit the model
     */
    public Runbook generate(String id, MigrationDescription migration, TargetModel model) {
        RunbookTemplate template =
                find(id).orElseThrow(() -> new IllegalArgumentException("There is no template " + id));
        template.refusal(model).ifPresent(because -> {
            throw new TemplateRefusedException(template.describe().name(), because);
        });
        return template.generate(migration, model);
    }

    /**
     * The runbook of a template for a migration, with the estimates that earlier runs of its workspace taught: the median of
     * at least two takes the place of the template's own. How long to hold is a decision and stays.
     *
     * @param id of a template that {@link #find} finds
     * @throws TemplateRefusedException if the template does not fit the model
     */
    public Runbook generate(String id, Migration migration, TargetModel model) {
        Runbook generated = generate(id, migration.description(), model);
        List<Actual> learned = actual.of(migration.workspace()).stream()
                .filter(a -> a.runs() >= ENOUGH_RUNS && !a.type().startsWith("time."))
                .toList();
        return generated.withSteps(generated.steps().stream()
                .map(step -> learned.stream()
                        .filter(a -> a.isOf(step))
                        .findFirst()
                        .map(a -> step.taking(a.minutes()))
                        .orElse(step))
                .toList());
    }
}
