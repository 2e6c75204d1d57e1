package dev.drover.signoff;

import dev.drover.connection.EnvironmentKind;
import dev.drover.migration.Migrations;
import dev.drover.people.WorkspaceId;
import dev.drover.runbook.Revision;
import dev.drover.runbook.RunbookStep;
import dev.drover.signoff.policy.Figure;
import dev.drover.signoff.policy.FigureSource;
import dev.drover.signoff.policy.Measure;
import dev.drover.signoff.policy.OwnScopes;
import dev.drover.signoff.policy.PlanFacts;
import dev.drover.signoff.policy.Policies;
import dev.drover.signoff.policy.Required;
import dev.drover.signoff.policy.StoredPolicy;
import dev.drover.step.Effect;
import dev.drover.step.StepCatalog;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Holds the policy of the workspace against a plan: which scopes it needs signed, and why. */
@Component
class PlanRisk {

    private final Policies policies;
    private final OwnScopes scopes;
    private final Migrations migrations;
    private final StepCatalog catalog;
    private final List<FigureSource> figures;

    PlanRisk(
            Policies policies,
            OwnScopes scopes,
            Migrations migrations,
            StepCatalog catalog,
            List<FigureSource> figures) {
        this.policies = policies;
        this.scopes = scopes;
        this.migrations = migrations;
        this.catalog = catalog;
        this.figures = figures;
    }

    StoredPolicy policy(Revision revision) {
        return policies.of(workspace(revision), revision.content().environmentKind());
    }

    List<Required> required(Revision revision) {
        return policy(revision).policy().of(scopes.all(workspace(revision)), new Facts(revision));
    }

    private WorkspaceId workspace(Revision revision) {
        return migrations.get(revision.migration()).workspace();
    }

    private final class Facts implements PlanFacts {

        private final Revision revision;

        Facts(Revision revision) {
            this.revision = revision;
        }

        @Override
        public EnvironmentKind environment() {
            return revision.content().environmentKind();
        }

        @Override
        public List<String> irreversibleSteps() {
            return revision.content().steps().stream()
                    .filter(step -> catalog.find(step.type())
                            .filter(type -> type.describe().effect() == Effect.IRREVERSIBLE)
                            .isPresent())
                    .map(RunbookStep::name)
                    .toList();
        }

        @Override
        public Optional<Figure> figure(Measure measure) {
            return figures.stream()
                    .filter(source -> source.measure() == measure)
                    .flatMap(source -> source.find(revision).stream())
                    .findFirst();
        }
    }
}
