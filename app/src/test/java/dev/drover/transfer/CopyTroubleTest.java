package dev.drover.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.SourceAddress;
import dev.drover.model.AttributeMapping;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.TargetModel;
import dev.drover.testing.TestDynamoDb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class CopyTroubleTest extends CopyTestBase {

    private static final String TERMINATE =
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'Drover'"
                    + " and datname = current_database() and pid <> pg_backend_pid()";

    @Test
    @Tag("failure-31")
    void stopsAtAnItemThatIsTooLargeAndGoesOnWhenItIsMended() {
        SampleShop shop = SampleShop.open().with(0, 300);
        shop.database().execute("update orders set notes = repeat('x', 420000) where id = 140");
        CopyJob job = job(shop, SampleShop.orders());
        CopyResult.Stopped stopped = stopped(job);
        assertThat(stopped.problem())
                .startsWith("orders with id = 140: the item has 420,")
                .contains("DynamoDB takes 409,600", "notes with 420,000 bytes");
        assertThat(stopped.nextAction())
                .isEqualTo("Correct the row in the source. Then retry: the copy goes on where it stopped.");
        assertThat(stopped.totals().setAside()).isEqualTo(1);
        assertThat(stopped.totals().read()).isLessThan(300);
        assertThat(stopped(job).problem()).isEqualTo(stopped.problem());

        shop.database().execute("update orders set notes = 'short' where id = 140");
        CopyTotals totals = finish(job);
        assertExact(job, totals);
        assertThat(totals.setAside()).isZero();
    }

    @Test
    @Tag("failure-31")
    void copiesAnItemThatIsAsLargeAsDynamoDbTakes() {
        SampleShop shop = SampleShop.open().with(0, 3);
        shop.database().execute("update orders set notes = repeat('x', 409000) where id = 2");
        CopyJob job = job(shop, SampleShop.orders());
        assertExact(job, finish(job));
    }

    @Test
    @Tag("failure-31")
    void stopsAtAnEmptyKeyAndGoesOnWhenItIsMended() {
        SampleShop shop = SampleShop.open().with(300, 0);
        shop.database().execute("update customers set email = '' where id = 7");
        CopyJob job = job(shop, SampleShop.model());
        assertThat(stopped(job).problem())
                .isEqualTo("customers with id = 7: the key gsi1pk is empty, and DynamoDB takes no empty key.");
        shop.database().execute("update customers set email = 'mended@example.org' where id = 7");
        assertExact(job, finish(job));
    }

    @Test
    @Tag("failure-30")
    void stopsWhenTwoRowsHaveTheSameKey() {
        SampleShop shop = SampleShop.open().with(20, 100);
        CopyJob job =
                job(shop, new TargetModel(List.of(SampleShop.table(List.of(SampleShop.order("ORDER#{customer_id}"))))));
        CopyResult.Stopped stopped = stopped(job);
        assertThat(stopped.problem())
                .matches("orders with id = \\d+ becomes the item pk = \"ORDER#\\d+\", sk = \"ORDER\" of shop-\\d+, but"
                        + " another item with this key is there: gsi1sk is .* there and .* in the source; lines is .*;"
                        + " and \\d more\\.");
        assertThat(stopped.nextAction()).contains("make its template unique");
        assertThat(actual(job)).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void neverOverwritesWhatSomebodyElseWrote() {
        SampleShop shop = SampleShop.open().with(0, 50);
        CopyJob job = job(shop, SampleShop.orders());
        Map<String, AttributeValue> foreign = Map.of(
                "pk", AttributeValue.fromS("ORDER#33"),
                "sk", AttributeValue.fromS("ORDER"),
                "tags", AttributeValue.fromSs(List.of("kept")));
        var dynamo = clients.open(job.aws(), Access.READ_WRITE);
        String table = job.tableNames().apply("shop");
        AwsCalls.await(dynamo.putItem(put -> put.tableName(table).item(foreign)));
        assertThat(stopped(job).problem())
                .startsWith(
                        "orders with id = 33 becomes the item pk = \"ORDER#33\", sk = \"ORDER\" of " + table
                                + ", but another item with this key is there: customer_id is missing there and 1 in the source;");
        Map<String, AttributeValue> key = Map.of("pk", foreign.get("pk"), "sk", foreign.get("sk"));
        assertThat(AwsCalls.await(dynamo.getItem(
                                get -> get.tableName(table).key(key).consistentRead(true)))
                        .item())
                .isEqualTo(foreign);
        AwsCalls.await(dynamo.deleteItem(delete -> delete.tableName(table).key(key)));
        assertExact(job, finish(job));
    }

    @Test
    void saysThatTheSourceCannotBeReachedAndGoesOnLater() throws IOException {
        SampleShop shop = SampleShop.open().with(0, 600);
        CopyJob job = job(shop, SampleShop.orders());
        slice(job, Duration.ofMillis(150));
        SourceAddress real = job.source();
        int port = closedPort();
        CopyResult.Stopped stopped = stopped(from(
                job,
                new SourceAddress(real.host(), port, real.database(), real.schema(), real.user(), real.password())));
        assertThat(stopped.problem())
                .isEqualTo("The source database 127.0.0.1:" + port + "/" + real.database() + " cannot be reached.");
        assertThat(stopped.nextAction()).contains("then retry");
        assertThat(stopped.totals()).isEqualTo(copy.totals(job.stepRunId()).orElseThrow());
        assertExact(job, finish(job));
    }

    @Test
    void saysThatThePasswordIsWrong() {
        SampleShop shop = SampleShop.open().with(0, 10);
        shop.database()
                .execute(
                        "create role picky login password 'right'",
                        "grant select on all tables in schema public to picky",
                        "create temp table hba as select 'host all picky all scram-sha-256' || chr(10)"
                                + " || pg_read_file(current_setting('hba_file')) as line",
                        "do $$ begin execute format('copy (select unnest(string_to_array(line, chr(10))) from hba) to %L"
                                + " with (delimiter ''~'')', current_setting('hba_file')); end $$",
                        "select pg_reload_conf()");
        SourceAddress real = shop.address();
        CopyJob job = job(shop, SampleShop.orders());
        SourceAddress picky =
                new SourceAddress(real.host(), real.port(), real.database(), real.schema(), "picky", real.password());
        CopyResult.Stopped stopped = stopped(from(job, picky));
        assertThat(stopped.problem()).contains("does not accept the password of the user picky");
        assertThat(stopped.totals()).isEqualTo(CopyTotals.NONE);
        assertExact(job, finish(job));
    }

    @Test
    @Tag("failure-14")
    void stopsWhenTheSourceBreaksOffAndLosesNothing() {
        SampleShop shop = SampleShop.open().with(0, 1_500);
        CopyJob job = job(shop, SampleShop.orders());
        AtomicBoolean broken = new AtomicBoolean();
        CopyResult result = copy.slice(
                job,
                Instant.now().plusSeconds(30),
                () -> {
                    if (copy.totals(job.stepRunId()).orElseThrow().read() > 0 && broken.compareAndSet(false, true)) {
                        shop.database().execute(TERMINATE);
                    }
                    return false;
                },
                log::add);
        assertThat(result).isInstanceOf(CopyResult.Stopped.class);
        assertThat(((CopyResult.Stopped) result).problem())
                .contains(shop.database().name());
        assertExact(job, finish(job));
    }

    @Test
    void saysThatDynamoDbCannotBeReached() throws IOException {
        SampleShop shop = SampleShop.open().with(0, 10);
        CopyJob job =
                job(shop.address(), SampleShop.orders(), TestDynamoDb.at("http://127.0.0.1:" + closedPort()), "shop");
        CopyResult.Stopped stopped = stopped(job);
        assertThat(stopped.problem()).startsWith("AWS cannot be reached: ");
        assertThat(stopped.nextAction()).contains("Check the endpoint");
    }

    @Test
    void saysThatTheTableIsMissing() {
        SampleShop shop = SampleShop.open().with(0, 10);
        CopyJob job = job(shop.address(), SampleShop.orders(), TestDynamoDb.address(), "nowhere");
        CopyResult.Stopped stopped = stopped(job);
        assertThat(stopped.problem()).isEqualTo("There is no table nowhere in eu-west-1 of account local.");
        assertThat(stopped.nextAction()).startsWith("Create the table.");
    }

    @Test
    void stopsWhenTheTableVanishesInTheMiddle() {
        CopyJob job = job(SampleShop.open().with(0, 3_000), SampleShop.orders());
        AtomicBoolean gone = new AtomicBoolean();
        CopyResult result = copy.slice(
                job,
                Instant.now().plusSeconds(60),
                () -> {
                    if (copy.totals(job.stepRunId()).orElseThrow().read() > 0 && gone.compareAndSet(false, true)) {
                        AwsCalls.await(clients.open(job.aws(), Access.READ_WRITE)
                                .deleteTable(delete ->
                                        delete.tableName(job.tableNames().apply("shop"))));
                    }
                    return false;
                },
                log::add);
        assertThat(result).isInstanceOf(CopyResult.Stopped.class);
        assertThat(((CopyResult.Stopped) result).problem()).startsWith("There is no table shop-");
    }

    @Test
    void refusesATableWithOtherKeys() {
        SampleShop shop = SampleShop.open().with(0, 10);
        String table = SampleShop.createTable(clients, TestDynamoDb.address(), "id", null);
        CopyJob job = job(shop.address(), SampleShop.orders(), TestDynamoDb.address(), table);
        assertThat(stopped(job).problem())
                .isEqualTo("The table " + table + " has the key id (S), and the model says pk (S) and sk (S).");
        assertThat(actualCount(table)).isZero();
    }

    @Test
    @Tag("failure-7")
    void refusesASecondCopyIntoTheSameTable() {
        SampleShop shop = SampleShop.open().with(0, 1_000);
        CopyJob first = job(shop, SampleShop.orders());
        assertThat(slice(first, Duration.ofMillis(200))).isInstanceOf(CopyResult.More.class);
        String table = first.tableNames().apply("shop");
        CopyJob second = job(shop.address(), SampleShop.orders(), first.aws(), table);
        CopyResult.Stopped stopped = stopped(second);
        assertThat(stopped.problem())
                .isEqualTo("Another copy is writing into the table " + table + ", and only one may.");
        assertThat(stopped.totals()).isEqualTo(CopyTotals.NONE);
        finish(first);
        assertThat(finish(second).alreadyThere()).isEqualTo(1_000);
    }

    @Test
    @Tag("failure-7")
    void givesTheTableToAnotherCopyWhenTheFirstWasGivenUp() {
        SampleShop shop = SampleShop.open().with(0, 1_000);
        CopyJob first = job(shop, SampleShop.orders());
        slice(first, Duration.ofMillis(200));
        sql.sql("update copy_claim set held_until = held_until - interval '2 minutes'")
                .update();
        CopyJob second = job(
                shop.address(),
                SampleShop.orders(),
                first.aws(),
                first.tableNames().apply("shop"));
        slice(second, Duration.ofMillis(200));
        assertThat(stopped(first).problem()).startsWith("Another copy is writing into the table ");
        assertExact(second, finish(second));
    }

    @Test
    void refusesToGoOnWithAnotherMapping() {
        SampleShop shop = SampleShop.open().with(0, 500);
        CopyJob job = job(shop, SampleShop.orders());
        slice(job, Duration.ofMillis(100));
        EntityMapping order = SampleShop.order();
        List<AttributeMapping> attributes = new ArrayList<>(order.attributes());
        attributes.remove(0);
        EntityMapping other = new EntityMapping(
                order.entity(), order.sourceTable(), order.keys(), attributes, order.versionAttribute(), 1);
        CopyResult.Stopped stopped = stopped(new CopyJob(
                job.stepRunId(),
                new TargetModel(List.of(SampleShop.table(List.of(other)))),
                job.source(),
                job.aws(),
                job.tableNames(),
                100,
                SETTINGS));
        assertThat(stopped.problem()).startsWith("The mapping is not the one that this copy began with");
        assertExact(job, finish(job));
    }

    @Test
    void refusesToGoOnWithOtherColumns() {
        SampleShop shop = SampleShop.open().with(0, 500);
        CopyJob job = job(shop, SampleShop.orders());
        slice(job, Duration.ofMillis(100));
        shop.database().execute("alter table orders alter column total type numeric(10,2)");
        assertThat(stopped(job).problem())
                .isEqualTo("The table orders changed in the source after this copy began: it had total numeric(14,4)"
                        + " not null, it has total numeric(10,2) not null.");
        shop.database()
                .execute(
                        "alter table orders alter column total type numeric(14,4)",
                        "alter table order_lines drop column sku");
        assertThat(stopped(job).problem()).contains("it had sku text not null");
    }

    @Test
    void refusesToGoOnWithAnotherShare() {
        SampleShop shop = SampleShop.open().with(0, 500);
        CopyJob job = job(shop, SampleShop.orders());
        slice(job, Duration.ofMillis(100));
        CopyJob half =
                new CopyJob(job.stepRunId(), job.model(), job.source(), job.aws(), job.tableNames(), 50, SETTINGS);
        assertThat(stopped(half).problem())
                .isEqualTo("This copy began with 100 % of the rows and should now take 50 %.");
    }

    @Test
    void saysWhatInTheModelDoesNotFitTheSource() {
        EntityMapping broken = new EntityMapping(
                "Order",
                "nothing",
                List.of(new KeyTemplateMapping("pk", "{id}"), new KeyTemplateMapping("sk", "ORDER")),
                List.of(),
                "v",
                1);
        CopyJob job = job(SampleShop.open().with(0, 10), new TargetModel(List.of(SampleShop.table(List.of(broken)))));
        assertThat(stopped(job).problem()).contains("There is no table \"nothing\"");
    }

    private static CopyJob from(CopyJob job, SourceAddress source) {
        return new CopyJob(
                job.stepRunId(), job.model(), source, job.aws(), job.tableNames(), job.sharePercent(), job.settings());
    }

    private int actualCount(String table) {
        return AwsCalls.await(clients.open(TestDynamoDb.address(), Access.READ_ONLY)
                        .scan(scan -> scan.tableName(table).consistentRead(true)))
                .count();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
