package dev.drover.execution;

import dev.drover.migration.Migration;
import dev.drover.migration.Migrations;
import dev.drover.runbook.RunbookStep;
import dev.drover.testing.Plans;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Migrations with a submitted plan each, because one run of a migration at a time is the rule. */
@Component
class BenchPlans {

    private final Plans plans;
    private final Migrations migrations;

    BenchPlans(Plans plans, Migrations migrations) {
        this.plans = plans;
        this.migrations = migrations;
    }

    /** @param steps how many steps of the type each plan has, one after the other */
    List<Plans.Team> make(Plans.Team team, int count, int steps, String type) {
        List<RunbookStep> planned = IntStream.rangeClosed(1, steps)
                .mapToObj(i -> Plans.step("step-" + i, type, Map.of()))
                .toList();
        return Stream.generate(() -> make(team, planned)).limit(count).toList();
    }

    private Plans.Team make(Plans.Team team, List<RunbookStep> steps) {
        Migration migration = migrations.open(
                team.workspace().id(), team.migration().environment(), Plans.description(), team.architect());
        Plans.Team planned = new Plans.Team(
                team.workspace(), migration, team.architect(), team.lead(), team.operator(), team.stakeholder());
        plans.submit(planned, steps);
        return planned;
    }
}
