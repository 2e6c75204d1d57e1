package dev.drover.discovery.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.AppTest;
import dev.drover.connection.AddressRefusedException;
import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.MysqlConnections;
import dev.drover.connection.SourceAddress;
import dev.drover.discovery.Choice;
import dev.drover.discovery.Confidence;
import dev.drover.discovery.Discoveries;
import dev.drover.discovery.Discovery;
import dev.drover.discovery.Draft;
import dev.drover.discovery.MysqlSources;
import dev.drover.discovery.SourceNotReadyException;
import dev.drover.discovery.StatementClass;
import dev.drover.discovery.Taking;
import dev.drover.inventory.PatternField;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.SmallShop;
import dev.drover.testing.TestDynamoDb;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Against a real MariaDB, through MySQL's driver. */
@AppTest
class MysqlReaderTest {

    @TempDir
    static Path directory;

    static MariaDbServer server;

    @Autowired
    Discoveries discoveries;

    @Autowired
    MysqlSources sources;

    @Autowired
    MysqlConnections connections;

    @Autowired
    Environments environments;

    @Autowired
    Migrations migrations;

    @Autowired
    Office office;

    Workspace workspace;
    Actor actor;
    MigrationId id;

    @BeforeAll
    static void aServer() throws Exception {
        boolean found = MariaDbServer.binary().isPresent();
        if (!found) {
            LoggerFactory.getLogger(MysqlReaderTest.class)
                    .warn("SKIPPED: no mariadbd on this machine, so reading MySQL is NOT tested against a server."
                            + " Install mariadb-server-core and mariadb-client-core.");
        }
        assumeTrue(found, "no mariadbd on this machine");
        server = MariaDbServer.start(directory);
        server.execute(
                "create table customers (id bigint primary key, email varchar(100) not null unique, name varchar(50))",
                "create table orders (id bigint primary key, customer_id bigint not null, status varchar(10),"
                        + " foreign key (customer_id) references customers (id) on delete cascade)",
                "create table order_lines (order_id bigint, line_no int, qty int, primary key (order_id, line_no))",
                "create trigger touched after update on orders for each row set @touched = 1",
                "insert into customers values (1, 'swordfish@example.org', 'A'), (2, 'b', 'B')",
                "insert into orders values (1, 1, 'OPEN'), (2, 1, 'PAID'), (3, 1, 'PAID'), (4, 2, 'PAID')",
                "insert into order_lines values (1, 1, 5), (1, 2, 5)");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void aMigration() {
        workspace = office.workspace();
        actor = office.member(workspace, Role.ARCHITECT);
        var environment = environments.add(
                workspace.id(),
                "Shop",
                EnvironmentKind.SANDBOX,
                SmallShop.source(SmallShop.create()),
                TestDynamoDb.address(),
                actor);
        id = migrations
                .open(
                        workspace.id(),
                        environment.id(),
                        new MigrationDescription("Shop", "Shop", "Shop", "Team", "None", "None"),
                        actor)
                .id();
        sources.use(id, server.address(), actor);
    }

    @Test
    void countsWhatTheApplicationDoesBetweenSnapshots() throws SQLException {
        String read = "select email from customers where id = 1";
        server.execute(read);
        discoveries.look(id, actor);
        server.execute(Collections.nCopies(10, read).toArray(String[]::new));
        server.execute(
                "select * from orders where customer_id = 1 and status = 'OPEN' order by id desc limit 5",
                "select * from customers where id in (1, 2, 3)",
                "select o.id, l.qty from orders o join order_lines l on l.order_id = o.id where o.id = 1",
                "update orders set status = 'PAID' where id = 1",
                "insert into order_lines values (2, 1, 5), (2, 2, 5)",
                "select status, count(*) from orders group by status",
                "delete from customers where id = 2");
        discoveries.look(id, actor);
        Discovery found = discoveries.of(id).orElseThrow();

        assertThat(found.last().reading().product()).startsWith("MariaDB 1");
        Map<StatementClass, Draft> ran = found.drafts().stream()
                .filter(Draft::ran)
                .filter(draft -> draft.kind() != StatementClass.NOISE)
                .collect(Collectors.toMap(Draft::kind, draft -> draft, (one, other) -> one));
        assertThat(ran)
                .containsOnlyKeys(
                        StatementClass.POINT,
                        StatementClass.COLLECTION,
                        StatementClass.BATCH,
                        StatementClass.JOIN,
                        StatementClass.UPDATE_BY_KEY,
                        StatementClass.CREATE,
                        StatementClass.ANALYTIC,
                        StatementClass.DELETE_BY_KEY);
        Draft point = ran.get(StatementClass.POINT);
        assertThat(point.activity().calls()).isEqualTo(10);
        assertThat(point.activity().rowsPerCall()).isEqualTo(1);
        assertThat(point.activity().totalMs()).isBetween(0.01, 5_000.0);
        assertThat(point.classified().partitionBy()).containsExactly("id");
        assertThat(point.confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(point.texts()).noneMatch(text -> text.contains("swordfish"));
        assertThat(point.fields()).doesNotContainKey(PatternField.ITEM_BYTES_AVG);
        Draft collection = ran.get(StatementClass.COLLECTION);
        assertThat(collection.classified().partitionBy()).contains("customer_id");
        assertThat(Double.parseDouble(collection.fields().getOrDefault(PatternField.SELECTIVITY, "0")))
                .isCloseTo(1 / 3.0, within(0.34));
        assertThat(ran.get(StatementClass.UPDATE_BY_KEY).notes()).anyMatch(note -> note.contains("touched"));
        assertThat(ran.get(StatementClass.DELETE_BY_KEY).notes())
                .anyMatch(note -> note.startsWith("Rows of orders that belong to it"));
        assertThat(ran.get(StatementClass.ANALYTIC).notes()).anyMatch(note -> note.contains("used no index"));

        assertThat(discoveries.take(id, List.of(new Choice(point.key(), "Email")), 0, actor))
                .isEqualTo(new Taking.Taken(1));
        assertThat(discoveries.of(id).orElseThrow().drafts())
                .filteredOn(draft -> draft.key().equals(point.key()))
                .singleElement()
                .satisfies(draft -> assertThat(draft.takenAs()).isEqualTo("AP-001"));
    }

    @Test
    void writesNothingAndSendsNoFile() throws SQLException {
        try (Connection connection = connections.open(server.address());
                Statement statement = connection.createStatement()) {
            // The user may update these, so it is the session that refuses.
            assertThatThrownBy(() -> statement.execute("update performance_schema.setup_actors set enabled = 'NO'"))
                    .hasMessageContaining("READ ONLY");
            assertThatThrownBy(() -> statement.execute("select 1; select 2")).isInstanceOf(SQLException.class);
            try (ResultSet limit = statement.executeQuery("select @@max_statement_time, @@session.tx_read_only")) {
                limit.next();
                assertThat(limit.getDouble(1)).isEqualTo(20);
                assertThat(limit.getInt(2)).isEqualTo(1);
            }
        }
    }

    @Test
    void goesNowhereElse() {
        SourceAddress address = server.address();
        SourceAddress elsewhere = new SourceAddress("db", 3306, "shop", "shop", "app", address.password());
        assertThatThrownBy(() -> sources.use(id, elsewhere, actor)).isInstanceOf(AddressRefusedException.class);
        assertThat(sources.of(id)).contains(address);

        sources.use(id, new SourceAddress("127.0.0.1", 1, "shop", "shop", "app", address.password()), actor);
        assertThatThrownBy(() -> discoveries.look(id, actor))
                .isInstanceOf(ConnectionProblem.class)
                .hasMessageContaining("cannot be reached");
        sources.use(
                id,
                new SourceAddress("127.0.0.1", address.port(), "no", "no", address.user(), address.password()),
                actor);
        assertThatThrownBy(() -> discoveries.look(id, actor))
                .isInstanceOf(SourceNotReadyException.class)
                .hasMessageContaining("There is no database no on");
        sources.leave(id, actor);
        assertThat(sources.of(id)).isEmpty();
    }
}
