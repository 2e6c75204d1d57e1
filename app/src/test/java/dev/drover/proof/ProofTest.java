package dev.drover.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.drover.AppTest;
import dev.drover.audit.AuditEntry;
import dev.drover.audit.AuditTrail;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.Environment;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.db.testing.TestDatabase;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.Patterns;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.lint.Lint;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintInputs;
import dev.drover.model.lint.Review;
import dev.drover.model.lint.rules.Given;
import dev.drover.proof.ProofFinding.Kind;
import dev.drover.proof.ProofRequest.Origin;
import dev.drover.proof.ProvingGround.Site;
import dev.drover.testing.SmallShop;
import dev.drover.testing.TestDynamoDb;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class ProofTest {

    private static final ProofRequest GENERATED = new ProofRequest(Origin.GENERATED, 300, 7);

    @Autowired
    ProvingGround ground;

    @Autowired
    Proofs proofs;

    @Autowired
    ProofRunner runner;

    @Autowired
    ProofTables tables;

    @Autowired
    ProofTable table;

    @Autowired
    Environments environments;

    @Autowired
    Inventory inventory;

    @Autowired
    LintInputs inputs;

    @Autowired
    Lint lint;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient sql;

    @Test
    void runsEveryKindOfPatternOnGeneratedItems() {
        Site site = ground.site(SmallShop.source(SmallShop.create()), smallShop());

        Proof proof = ground.prove(site, GENERATED);

        assertThat(proof.problem()).isEmpty();
        assertThat(proof.status()).isEqualTo(ProofStatus.FINISHED);
        ProofResult result = Objects.requireNonNull(proof.result());
        assertThat(result.itemsWritten()).isBetween(300L, 320L);
        assertThat(result.entities()).allSatisfy(entity -> {
            assertThat(entity.rejected()).as(entity.firstProblem()).isZero();
            assertThat(entity.written()).isGreaterThanOrEqualTo(25);
        });
        assertThat(result.patterns())
                .extracting(PatternResult::operation)
                .containsExactly(
                        "GetItem on shop",
                        "Query on shop · GSI1",
                        "Query on shop · GSI1",
                        "Query on shop · GSI2",
                        "Query on shop",
                        "PutItem on shop",
                        "UpdateItem on shop",
                        "DeleteItem on shop",
                        "TransactWriteItems with PutItem on shop",
                        "Scan on shop");
        assertThat(result.patterns()).allSatisfy(pattern -> {
            assertThat(pattern.wasRun()).as(pattern.note()).isTrue();
            assertThat(pattern.empty()).as(pattern.condition()).isZero();
            assertThat(pattern.units()).isPositive();
            assertThat(pattern.latency().p99())
                    .isGreaterThanOrEqualTo(pattern.latency().p50());
        });
        PatternResult ofCustomer = result.patterns().get(1);
        assertThat(ofCustomer.items()).isBetween(4.0, 6.0);
        assertThat(ofCustomer.types()).containsExactly("Order");
        assertThat(result.patterns().get(0).itemBytes()).isBetween(400, 500);
        assertThat(result.patterns().get(0).expectedUnits()).isEqualTo(0.5);
        assertThat(result.patterns().get(0).units()).isEqualTo(0.5);
        assertThat(result.findings())
                .extracting(ProofFinding::pattern, ProofFinding::kind)
                .contains(
                        tuple("AP-010", Kind.SCAN), tuple("AP-004", Kind.MORE_CALLS), tuple("AP-001", Kind.OTHER_SIZE));
        assertThat(result.findings()).extracting(ProofFinding::kind).doesNotContain(Kind.MISSING_ATTRIBUTE);
        assertThat(ground.tablesLeft(site)).isEmpty();
        assertThat(newest(site).action()).isEqualTo("proof.started");
    }

    @Test
    void stopsAScanThatOnlyRepeatsItself() {
        TestDatabase shop = SmallShop.create();
        shop.execute("alter table shop.orders alter column notes type text");
        Site site = ground.site(
                SmallShop.source(shop),
                Given.nothing()
                        .table(SmallShop.model().tables().get(0))
                        .pattern("direction=READ|cardinality=ALL|entities=Order|item_bytes_avg=350000")
                        .input());

        Proof proof = ground.prove(site, new ProofRequest(Origin.GENERATED, 200, 7));

        ProofResult result = Objects.requireNonNull(proof.result());
        PatternResult scan = result.patterns().get(0);
        assertThat(scan.operation()).isEqualTo("Scan on shop");
        assertThat(scan.pages()).isEqualTo(10);
        assertThat(scan.examined()).isLessThan(result.itemsWritten());
        assertThat(scan.note()).startsWith("It was stopped before its end");
    }

    @Test
    void runsPatternsOnRowsOfTheSource() {
        Site site = ground.site(SmallShop.source(SmallShop.create()), smallShop());

        Proof proof = ground.prove(site, new ProofRequest(Origin.SOURCE, 100, 7));

        assertThat(proof.problem()).isEmpty();
        ProofResult result = Objects.requireNonNull(proof.result());
        assertThat(result.itemsWritten()).isEqualTo(16);
        assertThat(result.patterns().get(1).mostItems()).isEqualTo(2);
        assertThat(result.findings())
                .filteredOn(finding -> finding.kind() == Kind.OTHER_SIZE)
                .extracting(ProofFinding::pattern)
                .contains("AP-001");
    }

    /** The last patterns of a published model find nothing, and one finds more than it asks for. */
    @Test
    void findsWhatIsWrongWithThePublishedModelOfAnOnlineShop() {
        Site site = ground.site(OnlineShop.source(), OnlineShop.plan());

        Proof proof = ground.prove(site, new ProofRequest(Origin.SOURCE, 500, 1));

        assertThat(proof.problem()).isEmpty();
        ProofResult result = Objects.requireNonNull(proof.result());
        assertThat(result.findings())
                .filteredOn(finding -> finding.kind() == Kind.EMPTY)
                .extracting(ProofFinding::pattern)
                .containsExactly("AP-004", "AP-005");
        assertThat(result.findings())
                .filteredOn(finding -> finding.kind() == Kind.FOREIGN)
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence())
                        .isEqualTo("One call answered up to 3 items of Shipment and ShipmentItem, and the pattern asks"
                                + " for Shipment only."));
        assertThat(result.of("AP-001")).isEmpty();
        assertThat(lintRules(site)).contains("COV-09 AP-004", "COV-09 AP-005", "COV-10 AP-003");

        inventory.add(site.migration().id(), Patterns.named("Another"), site.actor());
        assertThat(lintRules(site)).noneMatch(finding -> finding.startsWith("COV-09"));
    }

    @Test
    void neverTouchesProduction() {
        Site site = ground.site(SmallShop.source(SmallShop.create()), smallShop());
        Environment production = environments.add(
                site.migration().workspace(),
                "Live",
                EnvironmentKind.PRODUCTION,
                site.place().source(),
                new AwsAddress("eu-west-1", "123456789012", null, null, null),
                site.actor());
        Environment disguised = environments.add(
                site.migration().workspace(),
                "Also live",
                EnvironmentKind.TEST,
                site.place().source(),
                production.aws(),
                site.actor());

        assertThatThrownBy(() -> proofs.start(site.migration(), production.id(), GENERATED, site.actor()))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessageContaining("The environment Live is production");
        assertThatThrownBy(() -> proofs.start(site.migration(), disguised.id(), GENERATED, site.actor()))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessageContaining("has the account and Region of a production environment");
        assertThat(proofs.of(site.migration().id())).isEmpty();

        Site elsewhere = ground.site(SmallShop.source(SmallShop.create()), smallShop());
        Environment neighbour = environments.add(
                elsewhere.migration().workspace(),
                "Not live here",
                EnvironmentKind.TEST,
                elsewhere.place().source(),
                production.aws(),
                elsewhere.actor());
        assertThatThrownBy(() -> proofs.start(elsewhere.migration(), neighbour.id(), GENERATED, elsewhere.actor()))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessageContaining("has the account and Region of a production environment");
    }

    @Test
    void deletesNoTableButItsOwn() {
        assertThatThrownBy(() -> tables.remove(TestDynamoDb.address(), List.of("shop")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void calledOffItLeavesNothing() {
        Site site = ground.site(SmallShop.source(SmallShop.create()), smallShop());
        long id = proofs.start(
                site.migration(), site.place().id(), new ProofRequest(Origin.GENERATED, 1_000_000, 7), site.actor());
        assertThatThrownBy(() -> proofs.start(site.migration(), site.place().id(), GENERATED, site.actor()))
                .hasMessageContaining("Another proof of this migration is running");

        proofs.callOff(site.migration(), id, site.actor());

        assertThat(ground.ended(site, id).status()).isEqualTo(ProofStatus.CALLED_OFF);
        assertThat(ground.tablesLeft(site)).isEmpty();
        assertThat(newest(site).sentence()).isEqualTo("Called off the proof " + id + " of the target model.");
        assertThatThrownBy(() -> proofs.callOff(site.migration(), id, site.actor()))
                .isInstanceOf(ProofRefusedException.class);
    }

    /** As a node leaves it that was killed: running, silent, with a table. */
    @Test
    void removesWhatACrashLeft() {
        Site site = ground.site(SmallShop.source(SmallShop.create()), smallShop());
        long id = table.begin(site.migration().id(), site.place(), GENERATED, new Proof.Versions(1, 1), site.actor())
                .orElseThrow();
        TargetTable shop = SmallShop.model().tables().get(0);
        String name = Objects.requireNonNull(
                ProofTables.names(SmallShop.model(), site.migration().id().value())
                        .get(shop.name()));
        table.owns(id, List.of(name));
        tables.create(TestDynamoDb.address(), shop, name, () -> {});
        sql.sql("update proof set beat_at = :at where id = :id")
                .param("at", java.sql.Timestamp.from(Instant.EPOCH))
                .param("id", id)
                .update();

        runner.tidy();
        assertThat(ground.tablesLeft(site)).containsExactly(name);
        sql.sql("update proof set ended_at = :at where id = :id")
                .param("at", java.sql.Timestamp.from(Instant.EPOCH))
                .param("id", id)
                .update();
        runner.tidy();

        Proof proof = proofs.find(site.migration().id(), id).orElseThrow();
        assertThat(proof.status()).isEqualTo(ProofStatus.INTERRUPTED);
        assertThat(proof.problem()).isEqualTo("Drover was stopped while it was running. Start it again.");
        assertThat(ground.tablesLeft(site)).isEmpty();
        assertThat(table.leftovers()).noneMatch(left -> left.proof() == id);
    }

    @Test
    void aNodeLearnsThatItsProofHasEndedAndMakesNoTableAnyMore() {
        Site site = ground.site(SmallShop.source(SmallShop.create()), smallShop());
        long id = table.begin(site.migration().id(), site.place(), GENERATED, new Proof.Versions(1, 1), site.actor())
                .orElseThrow();
        assertThat(table.beat(id, ProofProgress.NONE)).contains(ProofStatus.RUNNING);

        table.become(id, ProofStatus.INTERRUPTED, "It was silent.", null);

        assertThat(table.beat(id, ProofProgress.NONE)).isEmpty();
        assertThat(table.owns(id, List.of("drover-proof-1"))).isFalse();
        assertThat(table.leftovers()).noneMatch(left -> left.proof() == id);
    }

    @Test
    void triesMoreRowsWhereAConditionLeavesSomeAndSaysIfNoneFits() {
        TargetTable shop = SmallShop.model().tables().get(0);
        List<EntityMapping> entities = shop.entities().stream()
                .map(entity -> switch (entity.entity()) {
                    case "Customer" -> entity.withCondition("id % 2 == 0");
                    case "Order" -> entity.withCondition("status == 'no such status'");
                    default -> entity;
                })
                .toList();
        LintInput plan = LintInput.of(
                smallShop().patterns().toList(),
                new TargetModel(List.of(shop.withEntities(entities))),
                null,
                new Review(LocalDate.of(2026, 11, 24), null));
        Site site = ground.site(SmallShop.source(SmallShop.create()), plan);

        Proof proof = ground.prove(site, GENERATED);

        assertThat(proof.problem()).isEmpty();
        ProofResult result = Objects.requireNonNull(proof.result());
        assertThat(result.entities())
                .filteredOn(entity -> entity.entity().equals("Customer"))
                .singleElement()
                .satisfies(customers -> {
                    assertThat(customers.written()).isGreaterThanOrEqualTo(25);
                    assertThat(customers.rejected()).isZero();
                });
        assertThat(result.findings())
                .filteredOn(finding -> finding.kind() == Kind.NO_ITEMS)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.sentence()).startsWith("No generated row fits the condition of Order, of ");
                    assertThat(finding.remedy()).isEqualTo("Prove with rows of the source.");
                });
    }

    @Test
    void failsWithASentenceWhenTheSourceCannotBeRead() {
        Site site = ground.site(
                new SourceAddress("127.0.0.1", 1, "shop", "public", "shop", "env:DROVER_SOURCE_TEST"), smallShop());

        Proof proof = ground.prove(site, GENERATED);

        assertThat(proof.status()).isEqualTo(ProofStatus.FAILED);
        assertThat(proof.problem()).isNotBlank().endsWith(".");
        assertThat(table.leftovers()).isEmpty();
    }

    private List<String> lintRules(Site site) {
        return lint.report(site.migration(), inputs.of(site.migration(), null)).open().stream()
                .map(judged ->
                        judged.rule().id() + " " + judged.finding().place().subject())
                .toList();
    }

    private AuditEntry newest(Site site) {
        return audit.page(site.migration().workspace(), Long.MAX_VALUE, 1).get(0);
    }

    private static LintInput smallShop() {
        Given given = Given.nothing()
                .pattern("name=Order by id|direction=READ|cardinality=SINGLE|entities=Order|partition_by=id"
                        + "|avg_rps=1|peak_rps=2|item_bytes_avg=900|consistency=EVENTUAL|attributes_needed=status")
                .pattern("name=Orders of a customer|direction=READ|cardinality=MULTIPLE|entities=Order"
                        + "|partition_by=customer_id|sort_by=placed_at|ordering=DESC|items_per_call_avg=5")
                .pattern("name=Orders of a customer in a month|direction=READ|cardinality=MULTIPLE|entities=Order"
                        + "|partition_by=customer_id|sort_by=placed_at BETWEEN")
                .pattern("name=Orders by status|direction=READ|cardinality=MULTIPLE|entities=Order"
                        + "|partition_by=status|sort_by=placed_at GE|items_per_call_avg=30|attributes_needed=notes")
                .pattern("name=Order and its payments|direction=READ|cardinality=MULTIPLE|entities=Order,Payment"
                        + "|partition_by=Order.id")
                .pattern("name=Place an order|direction=WRITE|entities=Order|partition_by=id")
                .pattern("name=Ship an order|direction=UPDATE|entities=Order|partition_by=id|attributes_written=notes")
                .pattern("name=Forget a customer|direction=DELETE|entities=Customer|partition_by=id")
                .pattern(
                        "name=Add a product|direction=WRITE|entities=Product|partition_by=id|consistency=TRANSACTIONAL")
                .pattern("name=All orders|direction=READ|cardinality=ALL|entities=Order");
        return LintInput.of(
                given.input().patterns().toList(),
                SmallShop.model(),
                null,
                new Review(LocalDate.of(2026, 11, 24), null));
    }
}
