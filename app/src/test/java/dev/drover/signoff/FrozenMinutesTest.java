package dev.drover.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.EnvironmentKind;
import dev.drover.migration.MigrationId;
import dev.drover.model.TargetModel;
import dev.drover.people.PersonId;
import dev.drover.runbook.Digests;
import dev.drover.runbook.Revision;
import dev.drover.runbook.RevisionContent;
import dev.drover.runbook.RevisionId;
import dev.drover.runbook.RunbookStep;
import dev.drover.signoff.policy.Figure;
import dev.drover.testing.Plans;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrozenMinutesTest {

    @Test
    void countsFromTheFirstFreezeToTheEndOfTheLastResume() {
        assertThat(minutes(step("a", "time.hold", 7), freeze(1), step("b", "transfer.copy", 30), resume(2), hold(9)))
                .isEqualTo(33);
    }

    @Test
    void countsToTheEndIfWritesNeverGoOn() {
        assertThat(minutes(step("a", "time.hold", 7), freeze(1), step("b", "transfer.copy", 30), hold(9)))
                .isEqualTo(40);
    }

    @Test
    void knowsThatAPlanWithoutAFreezeHasNoDowntime() {
        assertThat(minutes(step("a", "time.hold", 7))).isZero();
    }

    @Test
    void countsASecondFreezeThatNeverEnds() {
        assertThat(minutes(
                        freeze(1),
                        resume(1),
                        hold(10),
                        step("freeze-again", "traffic.freeze-writes", 1),
                        step("copy", "transfer.copy", 20)))
                .isEqualTo(2 + 21);
    }

    @Test
    void doesNotKnowWhatAResumeBeforeTheFreezeMeans() {
        assertThat(find(resume(1), freeze(1), hold(5))).isEmpty();
    }

    private static RunbookStep freeze(int minutes) {
        return step("freeze", "traffic.freeze-writes", minutes);
    }

    private static RunbookStep resume(int minutes) {
        return step("resume", "traffic.resume-writes", minutes);
    }

    private static RunbookStep hold(int minutes) {
        return step("hold", "time.hold", minutes);
    }

    private static RunbookStep step(String key, String type, int minutes) {
        return Plans.step(key, type, Map.of()).taking(minutes);
    }

    private static long minutes(RunbookStep... steps) {
        return find(steps).orElseThrow().value();
    }

    private static Optional<Figure> find(RunbookStep... steps) {
        RevisionContent content = new RevisionContent(
                Plans.description(),
                EnvironmentKind.TEST,
                Plans.nowhere(),
                new AwsAddress("eu-west-1", "123456789012", null, null, null),
                TargetModel.empty(),
                List.of(),
                List.of(steps));
        Revision revision = new Revision(
                new RevisionId(1),
                new MigrationId(1),
                1,
                content,
                new Digests("whole", "data", "business", Map.of()),
                new PersonId(1),
                "Architect",
                Instant.EPOCH);
        return new FrozenMinutes().find(revision);
    }
}
