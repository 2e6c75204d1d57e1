package dev.drover.steps.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.step.RunKind;
import dev.drover.steps.PlainContext;
import dev.drover.testing.Plans;
import dev.drover.traffic.ChangedBy;
import dev.drover.traffic.Lane;
import dev.drover.traffic.Traffic;
import dev.drover.traffic.TrafficChange;
import dev.drover.traffic.TrafficSwitch;
import dev.drover.traffic.WriteMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of steps that move a switch have in common: the switch, and the way it was brought to where they begin. */
@AppTest
abstract class TrafficStepTestBase {

    @Autowired
    Traffic traffic;

    @Autowired
    Plans plans;

    @Autowired
    Environments environments;

    private PlainContext context(Plans.Team team, RunKind kind) {
        return new PlainContext(team, environments.get(team.migration().environment()), kind);
    }

    PlainContext context(RunKind kind) {
        return context(plans.team(), kind);
    }

    PlainContext context(RunKind kind, SourceAddress source) {
        AwsAddress aws = new AwsAddress("eu-west-1", "123456789012", null, null, null);
        return context(plans.team(EnvironmentKind.TEST, source, aws), kind);
    }

    void earlierSteps(PlainContext context, Lane lane, WriteMode... modes) {
        for (WriteMode mode : modes) {
            traffic.setWriteMode(context.plan().migration(), lane, mode, earlier(context), "an earlier step");
        }
    }

    void reads(PlainContext context, Lane lane, int percent) {
        traffic.shiftReads(context.plan().migration(), lane, percent, earlier(context), "an earlier step");
    }

    private static ChangedBy earlier(PlainContext context) {
        return new ChangedBy.RunStep(context.startedBy(), context.runNumber(), "An earlier step");
    }

    TrafficSwitch live(PlainContext context) {
        return traffic.switchOf(context.plan().migration(), Lane.LIVE);
    }

    TrafficSwitch rehearsal(PlainContext context) {
        return traffic.switchOf(context.plan().migration(), Lane.REHEARSAL);
    }

    static void assertUntouched(TrafficSwitch lane) {
        assertThat(lane.writeMode()).isEqualTo(WriteMode.OLD);
        assertThat(lane.readPercent()).isZero();
    }

    /** The latest change. */
    TrafficChange latest(PlainContext context) {
        return traffic.history(context.plan().migration(), 1).get(0);
    }

    /** What was changed, in order. */
    List<String> changes(PlainContext context) {
        List<TrafficChange> latestFirst =
                new ArrayList<>(traffic.history(context.plan().migration(), 100));
        Collections.reverse(latestFirst);
        return latestFirst.stream().map(TrafficChange::what).toList();
    }
}
