package dev.drover.runbook;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.SourceAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Computes what a signature is bound to. Two plans that would do the same have the same digest: keys are sorted, and names
 * and explanations that change nothing stay out.
 *
 * <p>The forms of the data and the business scope are older than those of the {@link PlanParts}, and stay what they were:
 * signatures on plans of before go on counting.
 */
@Component
class PlanDigest {

    private final JsonMapper canonical = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final PlanParts parts;

    PlanDigest(PlanParts parts) {
        this.parts = parts;
    }

    Digests of(RevisionContent content) {
        String data = Digests.sha256(canonical.writeValueAsString(data(content)));
        String business = Digests.sha256(canonical.writeValueAsString(business(content)));
        return new Digests(Digests.sha256(data + business), data, business, ofParts(content));
    }

    /** Also for revisions that were submitted before their parts had digests. */
    Map<PlanPart, String> ofParts(RevisionContent content) {
        Map<PlanPart, String> digests = new EnumMap<>(PlanPart.class);
        parts.of(content)
                .forEach((part, form) -> digests.put(part, Digests.sha256(canonical.writeValueAsString(form))));
        return digests;
    }

    private static Map<String, Object> data(RevisionContent content) {
        Map<String, Object> data = new TreeMap<>();
        data.put("environment", environment(content));
        data.put("model", content.model());
        data.put(
                "steps",
                content.steps().stream()
                        .map(step -> List.of(step.key(), step.type(), new TreeMap<>(step.parameters())))
                        .toList());
        putOrder(content, data);
        putPhases(content, data);
        return data;
    }

    /** In the sandbox the ports change from start to start, and everything is always on this machine. */
    private static Map<String, Object> environment(RevisionContent content) {
        SourceAddress source = content.source();
        AwsAddress aws = content.aws();
        Map<String, Object> environment = new TreeMap<>();
        environment.put("kind", content.environmentKind());
        environment.put("database", source.database());
        environment.put("schema", source.schema());
        if (content.environmentKind() != EnvironmentKind.SANDBOX) {
            environment.put("host", source.host());
            environment.put("port", source.port());
            environment.put("user", source.user());
            environment.put("aws", aws);
        }
        return environment;
    }

    private static Map<String, Object> business(RevisionContent content) {
        Map<String, Object> business = new TreeMap<>();
        business.put("movesFrom", content.description().movesFrom());
        business.put("movesTo", content.description().movesTo());
        business.put("acceptableDowntime", content.description().acceptableDowntime());
        business.put("impact", content.description().impact());
        business.put(
                "steps",
                content.steps().stream()
                        .map(step -> List.of(step.key(), step.type(), step.estimateMinutes(), step.impact()))
                        .toList());
        putOrder(content, business);
        Map<String, String> milestones = new TreeMap<>();
        content.steps().stream()
                .filter(step -> !step.milestone().isEmpty())
                .forEach(step -> milestones.put(step.key(), step.milestone()));
        if (!milestones.isEmpty()) {
            business.put("milestones", milestones);
        }
        return business;
    }

    private static void putPhases(RevisionContent content, Map<String, Object> part) {
        List<List<String>> phases = PlanParts.phases(content);
        if (!phases.isEmpty()) {
            part.put("phases", phases);
        }
    }

    /** Steps that run one after the other say so by their list; only another order has to be put in words. */
    private static void putOrder(RevisionContent content, Map<String, Object> part) {
        StepGraph graph = StepGraph.of(content.steps());
        if (!graph.isChain()) {
            Map<String, Object> order = new TreeMap<>();
            graph.keys()
                    .forEach(key -> order.put(
                            key,
                            graph.waitsFor(key).stream()
                                    .map(d -> d.step() + " " + d.kind() + " " + d.lagMinutes())
                                    .sorted()
                                    .toList()));
            part.put("order", order);
        }
    }
}
