package dev.drover.runbook.compare;

import dev.drover.connection.EnvironmentKind;
import dev.drover.model.version.ModelComparison;
import dev.drover.model.version.ModelDifference;
import dev.drover.runbook.Digests;
import dev.drover.runbook.Phase;
import dev.drover.runbook.RevisionContent;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.Scope;
import dev.drover.runbook.compare.PlanDifference.Kind;
import dev.drover.runbook.compare.PlanDifference.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares two plans. Steps are recognised by their keys, phases by their names, parts of the model by their identity. */
public final class PlanComparison {

    private final List<PlanDifference> found = new ArrayList<>();

    private PlanComparison() {}

    /** What has to happen to the first so that it becomes the second; empty if they say the same. */
    public static List<PlanDifference> of(RevisionContent before, RevisionContent after) {
        PlanComparison comparison = new PlanComparison();
        comparison.description(before, after);
        comparison.environment(before, after);
        ModelComparison.of(before.model(), after.model()).forEach(comparison::model);
        comparison.runbooks(before.runbook(), after.runbook());
        return List.copyOf(comparison.found);
    }

    /** What differs between two runbooks alone. */
    public static List<PlanDifference> of(Runbook before, Runbook after) {
        PlanComparison comparison = new PlanComparison();
        comparison.runbooks(before, after);
        return List.copyOf(comparison.found);
    }

    /** The scopes of every workspace whose signatures on the first do not cover the second. */
    public static List<Scope> scopes(Digests before, Digests after) {
        return Scope.everywhere().stream()
                .filter(scope -> !before.of(scope).equals(after.of(scope)))
                .toList();
    }

    private void description(RevisionContent before, RevisionContent after) {
        Changes changes = new Changes(Part.DESCRIPTION, "", this);
        changes.field("Name", before.description().name(), after.description().name());
        changes.field(
                "Where the data is",
                before.description().movesFrom(),
                after.description().movesFrom());
        changes.field(
                "Where the data goes",
                before.description().movesTo(),
                after.description().movesTo());
        changes.field("Owner", before.description().owner(), after.description().owner());
        changes.field(
                "What users accept",
                before.description().acceptableDowntime(),
                after.description().acceptableDowntime());
        changes.field(
                "What users notice",
                before.description().impact(),
                after.description().impact());
    }

    private void environment(RevisionContent before, RevisionContent after) {
        Changes changes = new Changes(Part.ENVIRONMENT, "", this);
        changes.field(
                "Kind",
                before.environmentKind().label(),
                after.environmentKind().label());
        changes.field("Database", before.source().database(), after.source().database());
        changes.field("Schema", before.source().schema(), after.source().schema());
        if (before.environmentKind() == EnvironmentKind.SANDBOX && after.environmentKind() == EnvironmentKind.SANDBOX) {
            // Its ports change from start to start, which no digest covers, and everything is on this machine.
            return;
        }
        changes.field(
                "Host of the source", before.source().host(), after.source().host());
        changes.field(
                "Port of the source", before.source().port(), after.source().port());
        changes.field(
                "User of the database", before.source().user(), after.source().user());
        changes.field(
                "Where the password is",
                before.source().password(),
                after.source().password());
        changes.field("AWS account", before.aws().account(), after.aws().account());
        changes.field("Region", before.aws().region(), after.aws().region());
        changes.field("Endpoint", before.aws().endpoint(), after.aws().endpoint());
        changes.field("Role", before.aws().roleArn(), after.aws().roleArn());
        changes.field(
                "External id of the role",
                before.aws().externalId(),
                after.aws().externalId());
    }

    private void model(ModelDifference difference) {
        Kind kind = switch (difference.kind()) {
            case ADDED -> Kind.ADDED;
            case REMOVED -> Kind.REMOVED;
            case RENAMED -> Kind.RENAMED;
            case CHANGED -> Kind.CHANGED;
        };
        add(new PlanDifference(Part.MODEL, kind, difference.place(), difference.sentence(), "", ""));
    }

    private void runbooks(Runbook before, Runbook after) {
        phases(before, after);
        new StepComparison(before, after, this).run();
    }

    private void phases(Runbook before, Runbook after) {
        Map<String, Phase> old = byName(before);
        Map<String, Phase> young = byName(after);
        old.values().stream()
                .filter(phase -> !young.containsKey(phase.name()))
                .forEach(phase -> add(new PlanDifference(
                        Part.PHASES, Kind.REMOVED, phase.name(), "The phase is gone", phase.outcome(), "")));
        young.values().forEach(phase -> {
            Phase was = old.get(phase.name());
            if (was == null) {
                add(new PlanDifference(Part.PHASES, Kind.ADDED, phase.name(), "The phase is new", "", phase.outcome()));
                return;
            }
            Changes changes = new Changes(Part.PHASES, phase.name(), this);
            changes.field("Outcome", was.outcome(), phase.outcome());
            changes.field("Rollback point", was.rollbackPoint(), phase.rollbackPoint());
        });
        List<String> kept = common(old, young);
        List<String> now = common(young, old);
        if (!kept.equals(now)) {
            add(new PlanDifference(
                    Part.PHASES,
                    Kind.MOVED,
                    "",
                    "Order of the phases",
                    String.join(", ", kept),
                    String.join(", ", now)));
        }
    }

    private static List<String> common(Map<String, Phase> names, Map<String, Phase> others) {
        return names.keySet().stream().filter(others::containsKey).toList();
    }

    private static Map<String, Phase> byName(Runbook runbook) {
        return runbook.allPhases().stream()
                .filter(phase -> !phase.name().isBlank())
                .collect(Collectors.toMap(Phase::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    void add(PlanDifference difference) {
        found.add(difference);
    }

    /** Notes fields of one place that are not the same. */
    record Changes(Part part, String place, PlanComparison into) {

        void field(String what, @Nullable Object before, @Nullable Object after) {
            if (!Objects.equals(before, after)) {
                into.add(new PlanDifference(part, Kind.CHANGED, place, what, words(before), words(after)));
            }
        }

        private static String words(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }
    }
}
