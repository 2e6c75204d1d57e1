package dev.drover.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.drover.AppTest;
import dev.drover.audit.AuditTrail;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.Environment;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.db.testing.TestDatabase;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.InventoryChangedException;
import dev.drover.inventory.PatternField;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.model.lint.MeasuredSize;
import dev.drover.model.lint.MeasuredSource;
import dev.drover.model.lint.SourceMeasures;
import dev.drover.model.lint.SourceStatements;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.SmallShop;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class DiscoveriesTest {

    private static final String CUSTOMER_BY_ID = "-5020098448485485307";
    private static final String PRODUCT_BY_ID = "-1559556592909228679";
    private static final String ORDERS_OF_A_CUSTOMER = "-4389405127157426677";
    private static final AwsAddress AWS = new AwsAddress("eu-west-1", "local", null, null, null);

    @Autowired
    Discoveries discoveries;

    @Autowired
    PlannedSnapshots planned;

    @Autowired
    SourceStatements statements;

    @Autowired
    SourceMeasures measures;

    @Autowired
    Inventory inventory;

    @Autowired
    Environments environments;

    @Autowired
    Migrations migrations;

    @Autowired
    AuditTrail audit;

    @Autowired
    Office office;

    @Autowired
    JdbcClient sql;

    Workspace workspace;
    Actor actor;

    @BeforeEach
    void anArchitect() {
        workspace = office.workspace();
        actor = office.member(workspace, Role.ARCHITECT);
    }

    @Test
    void knowsNothingBeforeTheFirstSnapshot() {
        MigrationId id = migration(CountingShop.likeVersion18().address());

        assertThat(discoveries.of(id)).isEmpty();
        assertThat(discoveries.coverage(id)).isEmpty();
    }

    @Test
    void takesOneSnapshotForAnAverageWithLowConfidence() {
        Discovery found = look(migration(CountingShop.likeVersion18().address()));

        assertThat(found.watched()).isFalse();
        Draft draft = draft(found, CUSTOMER_BY_ID);
        assertThat(draft.confidence()).isEqualTo(Confidence.LOW);
        assertThat(draft.activity().calls()).isEqualTo(4025);
        assertThat(draft.activity().perSecond()).isCloseTo(40.25, within(2.0));
        assertThat(draft.activity().peakPerSecond()).isNull();
        assertThat(found.drafts().stream().mapToDouble(Draft::shareOfCalls).sum())
                .isCloseTo(1, within(0.0001));
    }

    @Test
    void countsWhatHappenedBetweenSnapshots() {
        CountingShop shop = CountingShop.likeVersion18();
        MigrationId id = migration(shop.address());
        look(id);
        shop.execute(
                "update pg_stat_statements set calls = calls + 50, rows = rows + 500, total_exec_time = total_exec_time"
                        + " + 25 where queryid = " + ORDERS_OF_A_CUSTOMER);
        look(id);
        shop.execute("update pg_stat_statements set calls = calls + 10 where queryid = " + ORDERS_OF_A_CUSTOMER);
        Discovery found = look(id);

        Draft draft = draft(found, ORDERS_OF_A_CUSTOMER);
        assertThat(draft.activity().calls()).isEqualTo(60);
        assertThat(draft.activity().rows()).isEqualTo(500);
        assertThat(draft.activity().totalMs()).isCloseTo(25, within(0.001));
        assertThat(draft.activity().peakPerSecond())
                .isGreaterThanOrEqualTo(draft.activity().perSecond());
        assertThat(draft.confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(draft.shareOfCalls()).isEqualTo(1);
        assertThat(draft(found, CUSTOMER_BY_ID).ran()).isFalse();
        assertThat(found.snapshots()).hasSize(3);
        assertThat(found.notes()).noneMatch(note -> note.contains("reset"));
    }

    @Test
    void tellsLintHowWideColumnsAreAndWhichIndexesNobodyReads() {
        CountingShop shop = CountingShop.likeVersion18();
        shop.execute(
                "insert into products (sku, name, price) values ('1', 'Lamp', 1)",
                "create index products_name_key on products (name) where stock > 0",
                "analyze products",
                "set enable_seqscan = off",
                "select count(*) from orders where status = 'OPEN'",
                "select pg_stat_force_next_flush()");
        MigrationId id = migration(shop.address());
        assertThat(measures.of(id)).isEmpty();
        look(id);

        MeasuredSource source = measures.of(id).orElseThrow();
        assertThat(source.unread())
                .extracting(MeasuredSource.UnreadIndex::name)
                .containsExactlyInAnyOrder("orders_customer_idx", "payments_booked_idx", "products_name_key");
        assertThat(source.countedSince()).isNotNull().isBeforeOrEqualTo(source.day());
        // One byte of length before the text, as PostgreSQL stores it
        assertThat(source.width("products", "name")).hasValue(new MeasuredSize(5, 1.0));
        assertThat(source.width("orders", "status")).isEmpty();

        sql.sql("update discovery_snapshot set reading = reading - 'unreadIndexes' where migration_id = :id")
                .param("id", id.value())
                .update();
        assertThat(measures.of(id).orElseThrow().unread()).isEmpty();
    }

    @Test
    void saysThatCountersWereResetOrForgotten() {
        CountingShop shop = CountingShop.likeVersion18();
        MigrationId id = migration(shop.address());
        look(id);
        shop.execute("update pg_stat_statements_info set dealloc = 3");
        assertThat(look(id).notes()).anyMatch(note -> note.contains("threw out statements for want of room, 3 times"));
        assertThat(discoveries.coverage(id).orElseThrow().whole()).isFalse();

        shop.execute(
                "update pg_stat_statements_info set stats_reset = clock_timestamp()",
                "update pg_stat_statements set calls = 7, rows = 7, total_exec_time = 1");
        Discovery found = look(id);
        assertThat(found.notes()).anyMatch(note -> note.startsWith("Somebody reset the counters"));
        assertThat(draft(found, CUSTOMER_BY_ID).activity().calls()).isEqualTo(7);
        assertThat(draft(found, CUSTOMER_BY_ID).confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void readsTheColumnsOfOldVersions() {
        CountingShop shop = CountingShop.likeAnOldVersion();
        shop.execute(
                "alter extension pg_stat_statements drop table pg_stat_statements_info",
                "drop table pg_stat_statements_info");
        MigrationId id = migration(shop.address());
        Discovery found = look(id);

        assertThat(draft(found, CUSTOMER_BY_ID).activity().calls()).isEqualTo(4025);
        assertThat(draft(found, CUSTOMER_BY_ID).activity().perSecond()).isNull();
        assertThat(draft(found, CUSTOMER_BY_ID).fields()).doesNotContainKey(PatternField.AVG_RPS);
        assertThat(found.notes()).anyMatch(note -> note.contains("does not say since when it counts"));
    }

    @Test
    void keepsNoPasswordsAndSaysWhatIsHidden() {
        CountingShop shop = CountingShop.likeVersion18();
        shop.execute(
                statement(1, "alter role shop password 'swordfish'"),
                statement(2, "select * from orders where notes = 'swordfish'"),
                statement(3, "<insufficient privilege>"));
        MigrationId id = migration(shop.address());
        Discovery found = look(id);

        assertThat(sql.sql("select count(*) from discovery_snapshot where reading::text like '%swordfish%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(draft(found, "2").texts()).containsExactly("select * from orders where notes = ?");
        assertThat(found.notes())
                .anyMatch(note -> note.startsWith("1 statement of another user is hidden")
                        && note.contains("grant pg_read_all_stats to postgres;"));
    }

    @Test
    void putsStatementsTogetherThatDifferInColumnsOnly() {
        CountingShop shop = CountingShop.likeVersion18();
        shop.execute(statement(4, "select name, created_at from customers where id = $1"));
        Draft draft = draft(look(migration(shop.address())), "4");

        assertThat(draft.digests()).containsExactly(CUSTOMER_BY_ID, "4");
        assertThat(draft.classified().reads()).containsExactly("id", "email", "name", "tier", "created_at");
        assertThat(draft.activity().calls()).isEqualTo(4035);
    }

    @Test
    void keepsApartWhatIsComputedDifferently() {
        CountingShop shop = CountingShop.likeVersion18();
        shop.execute(
                statement(6, "select avg(total) from orders where customer_id = $1"),
                statement(7, "select max(total) from orders where customer_id = $1"));
        assertThat(draft(look(migration(shop.address())), "6").digests()).containsExactly("6");
    }

    @Test
    void findsTheApplicationEvenIfItIsDroversOwnUser() {
        CountingShop shop = CountingShop.likeVersion18();
        shop.execute(statement(8, "select numbackends from pg_stat_database"));
        shop.execute("update pg_stat_statements set userid = 11 where queryid = 8");
        Discovery found = look(migration(shop.address()));

        assertThat(draft(found, CUSTOMER_BY_ID).ran()).isTrue();
        assertThat(found.notes()).anyMatch(note -> note.startsWith("Drover connects as the user of the application"));
    }

    @Test
    void countsWhatTheDatabaseWritesByItself() {
        CountingShop shop = CountingShop.likeVersion18();
        shop.execute(statement(5, "delete from orders where id = $1"));
        Discovery found = look(migration(shop.address()));

        assertThat(draft(found, "3243593234255009861").notes())
                .containsExactly("The trigger orders_touch of orders runs with each: what it does has to be done by"
                        + " somebody.");
        assertThat(draft(found, "5").notes())
                .containsExactly("Rows of order_lines that belong to it are deleted with it.");
        assertThat(draft(found, CUSTOMER_BY_ID).notes()).isEmpty();
    }

    @Test
    void measuresSizesAndTheBusiestKeyFromStatistics() {
        CountingShop shop = CountingShop.likeVersion18();
        shop.execute(
                "insert into customers (email, name) select 'c' || n, 'Customer' from generate_series(1, 300) n",
                "insert into orders (customer_id, status) select case when n <= 250 then 7 else n % 300 + 1 end,"
                        + " case when n % 2 = 0 then 'OPEN' else 'PAID' end from generate_series(1, 1000) n",
                "analyze");
        Discovery found = look(migration(shop.address()));

        Draft orders = draft(found, ORDERS_OF_A_CUSTOMER);
        assertThat(Double.parseDouble(orders.fields().get(PatternField.TOP_KEY_SHARE)))
                .isCloseTo(0.25, within(0.02));
        assertThat(Integer.parseInt(orders.fields().get(PatternField.ITEM_BYTES_AVG)))
                .isBetween(80, 130);
        assertThat(draft(found, "-1143278574489584887").classified().why())
                .contains("status has about 2 values, and the most common one has 50 % of the rows");
    }

    @Test
    void bringsChosenDraftsIntoTheInventoryOnce() {
        MigrationId id = migration(CountingShop.likeVersion18().address());
        look(id);
        List<Choice> choices = choices(CUSTOMER_BY_ID, ORDERS_OF_A_CUSTOMER);

        assertThat(discoveries.take(id, choices, 0, actor)).isEqualTo(new Taking.Taken(2));
        assertThat(discoveries.take(id, choices, 1, actor)).isEqualTo(new Taking.Taken(0));

        assertThat(inventory.patterns(id)).hasSize(2).first().satisfies(pattern -> {
            assertThat(pattern.name()).isEqualTo("Need 0");
            assertThat(pattern.status()).isEqualTo(AccessPattern.PatternStatus.DRAFT);
            assertThat(pattern.direction()).isEqualTo(AccessPattern.Direction.READ);
            assertThat(pattern.cardinality()).isEqualTo(AccessPattern.Cardinality.SINGLE);
            assertThat(pattern.entities()).containsExactly("Customer");
            assertThat(pattern.evidence()).isEqualTo(AccessPattern.EvidenceKind.SOURCE_DIGEST);
            assertThat(pattern.evidenceDetail()).startsWith("query id " + CUSTOMER_BY_ID + " on 127.0.0.1:");
            assertThat(pattern.load().averagePerSecond()).isNotNull();
            assertThat(pattern.promise().latencyP99Ms()).isNull();
        });
        assertThat(inventory.patterns(id).get(1)).satisfies(pattern -> {
            assertThat(PatternField.SORT_BY.write(pattern)).isEqualTo("placed_at LE");
            assertThat(pattern.ordering()).isEqualTo(AccessPattern.Ordering.DESC);
            assertThat(pattern.volume().itemsAverage()).isEqualByComparingTo("9.32");
        });
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.sentence()).isEqualTo("Imported discovery: 2 added, 0 changed."));
        assertThat(draft(discoveries.of(id).orElseThrow(), CUSTOMER_BY_ID).takenAs())
                .isEqualTo("AP-001");
    }

    @Test
    void saysHowMuchTheInventoryCovers() {
        MigrationId id = migration(CountingShop.likeVersion18().address());
        look(id);
        discoveries.take(id, choices(CUSTOMER_BY_ID, PRODUCT_BY_ID, ORDERS_OF_A_CUSTOMER), 0, actor);

        SourceCoverage coverage = discoveries.coverage(id).orElseThrow();
        assertThat(coverage.shareOfCalls()).isCloseTo(3 * 4025 / 20_562.0, within(0.001));
        assertThat(coverage.shareOfTime()).isBetween(0.03, 0.05);
        assertThat(coverage.missing())
                .extracting(Draft::kind)
                .containsExactly(
                        StatementClass.ANALYTIC,
                        StatementClass.ANALYTIC,
                        StatementClass.COUNT,
                        StatementClass.JOIN,
                        StatementClass.CREATE,
                        StatementClass.CONDITIONAL_UPDATE);
        assertThat(coverage.whole()).isTrue();
        assertThat(statements.of(id)).hasValueSatisfying(unmapped -> {
            assertThat(unmapped.shareOfCalls()).isCloseTo(1 - coverage.shareOfCalls(), within(1e-9));
            assertThat(unmapped.shareOfTime()).isCloseTo(1 - coverage.shareOfTime(), within(1e-9));
            assertThat(unmapped.largest()).hasSize(3);
        });
    }

    @Test
    void writesNothingIfOneNameIsMissingOrTheInventoryChanged() {
        MigrationId id = migration(CountingShop.likeVersion18().address());
        look(id);

        Taking refused = discoveries.take(
                id, List.of(new Choice(CUSTOMER_BY_ID, "Customer"), new Choice(PRODUCT_BY_ID, " ")), 0, actor);
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Taking.Refused.class,
                        taking -> assertThat(taking.problems()).containsOnlyKeys(PRODUCT_BY_ID));
        assertThat(discoveries.take(id, choices("123456"), 0, actor)).isInstanceOf(Taking.Refused.class);
        assertThatThrownBy(() -> discoveries.take(id, choices(CUSTOMER_BY_ID), 4, actor))
                .isInstanceOf(InventoryChangedException.class);
        assertThat(inventory.patterns(id)).isEmpty();
    }

    @Test
    void saysHowToSetUpASourceThatDoesNotCount() {
        MigrationId id = migration(SmallShop.source(SmallShop.create()));

        assertThatThrownBy(() -> discoveries.look(id, actor))
                .isInstanceOfSatisfying(SourceNotReadyException.class, problem -> {
                    assertThat(problem.getMessage()).contains("does not have the extension pg_stat_statements");
                    assertThat(problem.command())
                            .contains("create extension pg_stat_statements;", "grant pg_read_all_stats to postgres;");
                });
        assertThat(discoveries.of(id)).isEmpty();
    }

    @Test
    void takesNoTableForTheViewThatIsNotOfTheExtension() {
        CountingShop shop = CountingShop.likeVersion18();
        shop.execute("alter extension pg_stat_statements drop table pg_stat_statements");
        MigrationId id = migration(shop.address());

        assertThatThrownBy(() -> discoveries.look(id, actor))
                .isInstanceOf(SourceNotReadyException.class)
                .hasMessageContaining("does not have the extension pg_stat_statements");
    }

    @Test
    void leavesOutSnapshotsOfAnotherSource() {
        MigrationId id = migration(CountingShop.likeVersion18().address());
        look(id);
        Environment environment = environments.get(migrations.get(id).environment());
        environments.move(environment.id(), CountingShop.likeVersion18().address(), AWS, actor);
        Discovery found = look(id);

        assertThat(found.snapshots()).hasSize(1);
        assertThat(found.notes()).anyMatch(note -> note.startsWith("Another source is read than before"));
        discoveries.startOver(id, actor);
        assertThat(discoveries.of(id)).isEmpty();
    }

    @Test
    void readsARealServerThatCounts() {
        TestDatabase database = SmallShop.create();
        database.execute(
                "create extension pg_stat_statements",
                "do $$ begin create role discovered; exception when duplicate_object then null; end $$",
                "grant usage on schema shop to discovered",
                "grant select, update on all tables in schema shop to discovered");
        MigrationId id = migration(SmallShop.source(database));
        look(id);
        database.execute(Stream.concat(
                        Stream.of("set role discovered"),
                        Stream.generate(() -> "select * from shop.orders where customer_id = 1 order by placed_at desc")
                                .limit(20))
                .toArray(String[]::new));
        Discovery found = look(id);

        Draft draft = found.drafts().stream().filter(Draft::ran).findFirst().orElseThrow();
        assertThat(draft.kind()).isEqualTo(StatementClass.COLLECTION);
        assertThat(draft.activity().calls()).isEqualTo(20);
        assertThat(draft.activity().rowsPerCall()).isEqualTo(2);
        assertThat(draft.texts()).singleElement().asString().contains("customer_id = $1");
        assertThat(found.drafts()).filteredOn(Draft::ran).hasSize(1);
    }

    @Test
    void takesThePlannedSnapshotInTheNameOfWhoAskedForIt() {
        MigrationId id = migration(CountingShop.likeVersion18().address());
        look(id);
        assertThatThrownBy(() -> planned.plan(id, Duration.ofMinutes(4), actor))
                .isInstanceOf(IllegalArgumentException.class);
        planned.plan(id, Duration.ofMinutes(5), actor);
        assertThat(planned.of(id).orElseThrow().due()).isAfter(Instant.now());
        planned.takeDue();
        assertThat(discoveries.of(id).orElseThrow().snapshots()).hasSize(1);

        Actor other = office.member(workspace, Role.ARCHITECT);
        planned.cancel(id, other);
        assertThat(planned.of(id)).isEmpty();
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0).sentence())
                .startsWith("Cancelled the snapshot of the source that was planned for ");

        planned.plan(id, Duration.ofHours(2), other);
        makeDue(id);
        planned.takeDue();
        assertThat(planned.of(id)).isEmpty();
        assertThat(discoveries.of(id).orElseThrow().snapshots())
                .extracting(Snapshot::by)
                .containsExactly(actor.name(), other.name());
    }

    @Test
    void saysWhyAPlannedSnapshotCouldNotBeTakenAndTriesNoMore() {
        MigrationId id = migration(SmallShop.source(SmallShop.create()));
        planned.plan(id, Duration.ofDays(7), actor);
        makeDue(id);
        planned.takeDue();
        PlannedSnapshot failed = planned.of(id).orElseThrow();
        assertThat(failed.isComing()).isFalse();
        assertThat(failed.problem()).contains("pg_stat_statements");
        planned.takeDue();
        assertThat(planned.of(id)).contains(failed);
    }

    private void makeDue(MigrationId id) {
        sql.sql("update discovery_planned_snapshot set due_at = now() - interval '1 second' where migration_id = :id")
                .param("id", id.value())
                .update();
    }

    private Discovery look(MigrationId id) {
        discoveries.look(id, actor);
        return discoveries.of(id).orElseThrow();
    }

    private static Draft draft(Discovery found, String digest) {
        return found.drafts().stream()
                .filter(draft -> draft.digests().contains(digest))
                .findFirst()
                .orElseThrow();
    }

    private static List<Choice> choices(String... digests) {
        List<String> all = Arrays.asList(digests);
        return all.stream()
                .map(digest -> new Choice(digest, "Need " + all.indexOf(digest)))
                .toList();
    }

    private static String statement(long id, String text) {
        return """
                insert into pg_stat_statements (userid, dbid, queryid, calls, total_exec_time, max_exec_time, rows, query)
                values (10, (select oid from pg_database where datname = current_database()), %d, 10, 1, 1, 10, $q$%s$q$)
                """.formatted(id, text);
    }

    private MigrationId migration(SourceAddress source) {
        Environment environment = environments.add(
                workspace.id(), "Source " + source.database(), EnvironmentKind.TEST, source, AWS, actor);
        return migrations
                .open(
                        workspace.id(),
                        environment.id(),
                        new MigrationDescription("Shop", "Shop", "Shop", "Team", "None", "None"),
                        actor)
                .id();
    }
}
