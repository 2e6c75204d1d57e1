package dev.drover.runbook;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.SourceAddress;
import dev.drover.model.GlobalIndex;
import dev.drover.model.TargetTable;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes a plan apart into what its scopes cover, each part in a form that does not depend on how it was written. */
@Component
class PlanParts {

    private static final String TRAFFIC = "traffic.";

    private final StepCatalog catalog;

    PlanParts(StepCatalog catalog) {
        this.catalog = catalog;
    }

    Map<PlanPart, Object> of(RevisionContent content) {
        return Arrays.stream(PlanPart.values())
                .collect(Collectors.toMap(part -> part, part -> of(part, content), (a, b) -> a, TreeMap::new));
    }

    private Object of(PlanPart part, RevisionContent content) {
        List<RunbookStep> steps = content.steps();
        return switch (part) {
            case PLACE -> place(content);
            case ACCESS -> access(content);
            case PERMISSIONS -> permissions(steps);
            case MODEL -> content.model();
            case KEYS ->
                content.model().tables().stream()
                        .collect(Collectors.toMap(TargetTable::name, PlanParts::keys, (a, b) -> a, TreeMap::new));
            case COMMANDS -> steps.stream().map(PlanParts::command).toList();
            case TRAFFIC ->
                steps.stream()
                        .filter(step -> step.type().startsWith(TRAFFIC))
                        .map(PlanParts::command)
                        .toList();
            case ORDER -> order(steps);
            case PHASES -> phases(content);
            case LENGTHS ->
                steps.stream()
                        .map(step -> List.of(step.key(), step.type(), step.estimateMinutes()))
                        .toList();
            case CONTACTS ->
                steps.stream()
                        .map(step -> List.of(
                                step.key(), step.owner(), step.standIn(), step.team(), step.escalationContact()))
                        .toList();
            case IMPACT ->
                List.of(
                        content.description().impact(),
                        steps.stream()
                                .map(step -> List.of(step.key(), step.impact(), step.milestone()))
                                .toList());
            case DOWNTIME ->
                List.of(
                        content.description().movesFrom(),
                        content.description().movesTo(),
                        content.description().acceptableDowntime());
        };
    }

    /** In the sandbox the ports change from start to start, and everything is always on this machine. */
    private static Map<String, Object> place(RevisionContent content) {
        SourceAddress source = content.source();
        Map<String, Object> place = new TreeMap<>();
        place.put("kind", content.environmentKind());
        place.put("database", source.database());
        place.put("schema", source.schema());
        if (content.environmentKind() != EnvironmentKind.SANDBOX) {
            place.put("host", source.host());
            place.put("port", source.port());
            place.put("account", content.aws().account());
            place.put("region", content.aws().region());
        }
        return place;
    }

    private static Map<String, Object> access(RevisionContent content) {
        AwsAddress aws = content.aws();
        Map<String, Object> access = new TreeMap<>();
        access.put("kind", content.environmentKind());
        if (content.environmentKind() != EnvironmentKind.SANDBOX) {
            access.put("user", content.source().user());
            access.put("aws", aws);
        }
        return access;
    }

    private List<String> permissions(List<RunbookStep> steps) {
        return List.copyOf(steps.stream()
                .map(RunbookStep::type)
                .flatMap(type -> catalog.find(type).map(StepType::describe).stream())
                .flatMap(type -> type.permissions().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Map<String, Object> keys(TargetTable table) {
        Map<String, Object> keys = new TreeMap<>();
        keys.put("key", table.primaryKey());
        keys.put(
                "indexes",
                table.indexes().stream()
                        .collect(Collectors.toMap(
                                GlobalIndex::name,
                                index -> List.of(index.keys(), index.projection()),
                                (a, b) -> a,
                                TreeMap::new)));
        return keys;
    }

    private static List<Object> command(RunbookStep step) {
        return List.of(step.key(), step.type(), new TreeMap<>(step.parameters()));
    }

    private static Map<String, Object> order(List<RunbookStep> steps) {
        StepGraph graph = StepGraph.of(steps);
        Map<String, Object> order = new TreeMap<>();
        order.put("steps", graph.keys());
        order.put(
                "waits",
                graph.keys().stream()
                        .collect(Collectors.toMap(
                                key -> key, key -> waits(graph.waitsFor(key)), (a, b) -> a, TreeMap::new)));
        return order;
    }

    /**
     * The steps of each phase, in the order of the phases; their names are for people. Revisions that describe no phase were
     * submitted before a run could go back to one.
     */
    static List<List<String>> phases(RevisionContent content) {
        if (content.phases().isEmpty()) {
            return List.of();
        }
        return content.runbook().allPhases().stream()
                .map(phase -> content.steps().stream()
                        .filter(step -> step.phase().equals(phase.name()))
                        .map(RunbookStep::key)
                        .sorted()
                        .toList())
                .toList();
    }

    private static List<String> waits(List<Dependency> dependencies) {
        return dependencies.stream()
                .map(d -> d.step() + " " + d.kind() + " " + d.lagMinutes())
                .sorted()
                .toList();
    }
}
