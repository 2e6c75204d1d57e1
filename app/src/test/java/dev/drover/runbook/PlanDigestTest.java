package dev.drover.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.SourceAddress;
import dev.drover.migration.MigrationDescription;
import dev.drover.model.KeyAttribute;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.testing.Plans;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Plans that mean the same have the same digests, and a change that matters changes exactly the scopes it touches. */
@AppTest
class PlanDigestTest {

    private static final int ROUNDS = 60;

    @Autowired
    PlanDigest digest;

    /** A change of a plan, with the parts that it touches. */
    private record Change(String words, Set<PlanPart> touches, UnaryOperator<RevisionContent> made) {}

    private final Random random = new Random(20_261_126);

    @Test
    void digestsOfPlansThatWereSignedBeforeStayWhatTheyWere() {
        Digests digests = digest.of(content(List.of(Plans.step("copy", "transfer.copy", Map.of("a", "1"))), List.of()));
        String environment = "{\"aws\":{\"region\":\"eu-west-1\",\"account\":\"123456789012\",\"endpoint\":null,"
                + "\"roleArn\":null,\"externalId\":null},\"database\":\"shop\",\"host\":\"127.0.0.1\","
                + "\"kind\":\"TEST\",\"port\":1,\"schema\":\"public\",\"user\":\"shop\"}";
        String model = "{\"tables\":[{\"name\":\"shop\",\"partitionKey\":{\"name\":\"pk\",\"type\":\"S\"},"
                + "\"sortKey\":null,\"indexes\":[],\"entities\":[]}]}";
        String data = Digests.sha256("{\"environment\":" + environment + ",\"model\":" + model
                + ",\"steps\":[[\"copy\",\"transfer.copy\",{\"a\":\"1\"}]]}");
        String business = Digests.sha256("{\"acceptableDowntime\":\"For ten minutes at night no new orders\","
                + "\"impact\":\"For ten minutes, new orders may not be processed\","
                + "\"movesFrom\":\"Shop database (PostgreSQL)\",\"movesTo\":\"Orders table (DynamoDB)\","
                + "\"steps\":[[\"copy\",\"transfer.copy\",1,\"Nothing: you can keep working.\"]]}");
        assertThat(digests.data()).isEqualTo(data);
        assertThat(digests.business()).isEqualTo(business);
        assertThat(digests.whole()).isEqualTo(Digests.sha256(data + business));
    }

    @Test
    void whatIsWrittenOtherwiseAndMeansTheSameHasTheSameDigests() {
        for (int round = 0; round < ROUNDS; round++) {
            RevisionContent plan = anyPlan();
            List<RunbookStep> steps =
                    plan.steps().stream().map(this::inOtherWords).toList();
            assertThat(digest.of(with(plan, steps))).isEqualTo(digest.of(plan));
        }
    }

    @Test
    void aChangeThatMattersChangesExactlyTheScopesThatCoverIt() {
        for (int round = 0; round < ROUNDS; round++) {
            RevisionContent plan = anyPlan();
            Change change = pick(changes());
            Digests before = digest.of(plan);
            Digests after = digest.of(change.made().apply(plan));
            Map<Scope, Boolean> expected = new LinkedHashMap<>();
            Map<Scope, Boolean> found = new LinkedHashMap<>();
            for (Scope scope : allScopes()) {
                expected.put(scope, scope.parts().stream().anyMatch(change.touches()::contains));
                found.put(scope, !before.of(scope).equals(after.of(scope)));
            }
            assertThat(found).as(change.words()).isEqualTo(expected);
        }
    }

    /** Those of every workspace, and one that some workspace might make. */
    private static List<Scope> allScopes() {
        List<Scope> all = new ArrayList<>(Scope.everywhere());
        all.add(new Scope("legal", "Legal", EnumSet.of(PlanPart.CONTACTS, PlanPart.PERMISSIONS)));
        return all;
    }

    private List<Change> changes() {
        return List.of(
                ofStep("a parameter", EnumSet.of(PlanPart.COMMANDS), s -> s.withParameters(Map.of("new", "value"))),
                ofStep("an estimate", EnumSet.of(PlanPart.LENGTHS), s -> s.taking(s.estimateMinutes() + 1)),
                ofStep("an owner", EnumSet.of(PlanPart.CONTACTS), s -> s.staffed("Somebody else", "", "", "555 0199")),
                ofStep(
                        "an impact sentence",
                        EnumSet.of(PlanPart.IMPACT),
                        s -> s.told(s.expectedOutcome(), s.rollback(), "Everything stands still.", s.milestone())),
                ofStep(
                        "a milestone",
                        EnumSet.of(PlanPart.IMPACT),
                        s -> s.told(s.expectedOutcome(), s.rollback(), s.impact(), "Half of it is done.")),
                new Change(
                        "a user",
                        EnumSet.of(PlanPart.ACCESS),
                        plan -> at(plan, address(plan.source().host(), "other"), plan.aws())),
                new Change(
                        "a host",
                        EnumSet.of(PlanPart.PLACE),
                        plan -> at(plan, address("db.internal", plan.source().user()), plan.aws())),
                new Change(
                        "a role",
                        EnumSet.of(PlanPart.ACCESS),
                        plan -> at(
                                plan,
                                plan.source(),
                                new AwsAddress(
                                        "eu-west-1",
                                        "123456789012",
                                        null,
                                        "arn:aws:iam::123456789012:role/other",
                                        null))),
                new Change(
                        "the acceptable downtime",
                        EnumSet.of(PlanPart.DOWNTIME),
                        plan -> described(
                                plan, "None at all", plan.description().impact())),
                new Change(
                        "the impact of it all",
                        EnumSet.of(PlanPart.IMPACT),
                        plan -> described(plan, plan.description().acceptableDowntime(), "Nothing at all")),
                new Change(
                        "a step in another phase",
                        EnumSet.of(PlanPart.PHASES),
                        plan -> phased(plan, plan.steps().get(0).named("finish", "Step"))),
                new Change("a key", EnumSet.of(PlanPart.MODEL, PlanPart.KEYS), plan -> modelled(plan, "id")));
    }

    private Change ofStep(String words, Set<PlanPart> touches, UnaryOperator<RunbookStep> change) {
        return new Change(words, touches, plan -> {
            int changed = random.nextInt(plan.steps().size());
            List<RunbookStep> steps = new ArrayList<>(plan.steps());
            RunbookStep step = change.apply(steps.get(changed));
            // A command of a step that moves traffic is part of both.
            if (step.type().startsWith("traffic.") && touches.contains(PlanPart.COMMANDS)) {
                touches.add(PlanPart.TRAFFIC);
            }
            steps.set(changed, step);
            return with(plan, steps);
        });
    }

    private static RevisionContent phased(RevisionContent plan, RunbookStep first) {
        List<RunbookStep> steps = new ArrayList<>(plan.steps());
        steps.set(0, first);
        return with(plan, steps);
    }

    private RevisionContent anyPlan() {
        List<String> types = List.of("transfer.copy", "traffic.freeze-writes", "check.preflight", "time.hold");
        List<RunbookStep> steps = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            steps.add(Plans.step("step-" + i, pick(types), Map.of("a", "" + random.nextInt(9), "b", "2"))
                    .taking(1 + random.nextInt(30)));
        }
        return content(
                steps,
                List.of(
                        new Phase("move", "It is moved.", "It is not."),
                        new Phase("finish", "It is over.", "It goes on.")));
    }

    /** The same step with other words, and with its parameters and its order said in another way. */
    private RunbookStep inOtherWords(RunbookStep step) {
        Map<String, String> turned = step.parameters().entrySet().stream()
                .sorted(Map.Entry.<String, String>comparingByKey().reversed())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        int number = Integer.parseInt(step.key().substring("step-".length()));
        return step.named("move", "Another name " + random.nextInt())
                .told("Other words.", "More words.", step.impact(), step.milestone())
                .withParameters(turned)
                .ordered("", number == 0 ? List.of() : List.of(Dependency.after("step-" + (number - 1))));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static RevisionContent content(List<RunbookStep> steps, List<Phase> phases) {
        return new RevisionContent(
                Plans.description(),
                EnvironmentKind.TEST,
                Plans.nowhere(),
                new AwsAddress("eu-west-1", "123456789012", null, null, null),
                new TargetModel(List.of(table("pk"))),
                phases,
                steps);
    }

    private static TargetTable table(String key) {
        return new TargetTable("shop", KeyAttribute.text(key), null, List.of(), List.of());
    }

    private static SourceAddress address(String host, String user) {
        return new SourceAddress(host, 1, "shop", "public", user, "env:DROVER_SOURCE_TEST");
    }

    private static RevisionContent with(RevisionContent plan, List<RunbookStep> steps) {
        return new RevisionContent(
                plan.description(),
                plan.environmentKind(),
                plan.source(),
                plan.aws(),
                plan.model(),
                plan.phases(),
                steps);
    }

    private static RevisionContent at(RevisionContent plan, SourceAddress source, AwsAddress aws) {
        return new RevisionContent(
                plan.description(), plan.environmentKind(), source, aws, plan.model(), plan.phases(), plan.steps());
    }

    private static RevisionContent modelled(RevisionContent plan, String key) {
        return new RevisionContent(
                plan.description(),
                plan.environmentKind(),
                plan.source(),
                plan.aws(),
                new TargetModel(List.of(table(key))),
                plan.phases(),
                plan.steps());
    }

    private static RevisionContent described(RevisionContent plan, String downtime, String impact) {
        MigrationDescription old = plan.description();
        return new RevisionContent(
                new MigrationDescription(old.name(), old.movesFrom(), old.movesTo(), old.owner(), downtime, impact),
                plan.environmentKind(),
                plan.source(),
                plan.aws(),
                plan.model(),
                plan.phases(),
                plan.steps());
    }
}
