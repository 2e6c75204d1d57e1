package dev.drover.web.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.Environment;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceCatalog;
import dev.drover.migration.Migration;
import dev.drover.migration.Migrations;
import dev.drover.model.TargetModels;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.people.Directory;
import dev.drover.people.Role;
import dev.drover.people.WorkspaceId;
import dev.drover.sandbox.Sandbox;
import dev.drover.sandbox.SandboxDynamoDb;
import dev.drover.sandbox.shop.ShopFigures;
import dev.drover.sandbox.shop.Store;
import dev.drover.sandbox.shop.StoreFigures;
import dev.drover.traffic.ApiTokens;
import dev.drover.traffic.ChangedBy;
import dev.drover.traffic.Lane;
import dev.drover.traffic.Traffic;
import dev.drover.traffic.WriteMode;
import dev.drover.web.browser.RunningSandbox;
import dev.drover.web.browser.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The whole sandbox, as its users have it; the last test starts it a second time on the same files. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SandboxTest {

    @TempDir
    static Path home;

    static ServerSocket taken;
    static RunningSandbox sandbox;

    @BeforeAll
    static void startOnAPortThatIsInUse() throws IOException {
        taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        sandbox = new RunningSandbox(home, taken.getLocalPort());
    }

    @AfterAll
    static void stop() throws IOException {
        sandbox.close();
        taken.close();
    }

    @Test
    void takesTheNextFreePort() {
        assertThat(sandbox.port()).isGreaterThan(taken.getLocalPort());
        assertThat(sandbox.visitor("ARCHITECT").get("/").body()).contains("Orders to DynamoDB");
    }

    @Test
    void listensOnThisMachineOnly() throws Exception {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address :
                    network.inetAddresses().filter(a -> !a.isLoopbackAddress()).toList()) {
                assertThatThrownBy(() -> {
                            try (Socket socket = new Socket()) {
                                socket.connect(new InetSocketAddress(address, sandbox.port()), 500);
                            }
                        })
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void holdsAMigrationWhoseModelFitsItsSource() {
        Migration migration = migration(sandbox);
        Environment environment = sandbox.bean(Environments.class).get(migration.environment());
        assertThat(environment.badge()).isEqualTo("Sandbox · local · eu-west-1");
        assertThat(MappingCompiler.problems(
                        sandbox.bean(TargetModels.class).of(migration.id()).model(),
                        sandbox.bean(SourceCatalog.class).read(environment.source())))
                .isEmpty();
    }

    @Test
    void movesTheShopWhenTheFlagMoves() {
        Migration migration = migration(sandbox);
        String traffic = "/migrations/" + migration.id() + "/traffic";
        createTable();
        ShopFigures figures = sandbox.bean(ShopFigures.class);
        await().until(() ->
                figures.of(Store.OLD).reads() > 10 && figures.of(Store.OLD).writes() > 0);
        assertThat(asked(figures.of(Store.NEW))).isZero();

        Visitor operator = sandbox.visitor("OPERATOR");
        HttpResponse<String> early = operator.post(traffic + "/LIVE/writes", "mode", "FROZEN", "because", "eager");
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("only in a step of a live run", "By hand nothing can be moved here");
        Traffic switches = sandbox.bean(Traffic.class);
        ChangedBy step = new ChangedBy.RunStep(
                sandbox.bean(Sandbox.class).person(Role.OPERATOR).orElseThrow().actor(), 1, "A step");
        switches.setWriteMode(migration.id(), Lane.LIVE, WriteMode.FROZEN, step, "copy");
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        long writes = figures.of(Store.OLD).writes();
        switches.shiftReads(migration.id(), Lane.LIVE, 100, step, "it is copied");
        assertThat(operator.get(traffic).body()).contains("Nothing is written", "100 %", "it is copied");
        await().until(() -> asked(figures.of(Store.NEW)) > 10);
        assertThat(figures.of(Store.OLD).writes()).isLessThanOrEqualTo(writes);
        assertThat(figures.of(Store.NEW).readsFailed()).isZero();
        assertThat(operator.get(traffic).body()).contains("Asked in the last minute");

        operator.post(traffic + "/LIVE/reads", "percent", "0", "because", "enough seen");
        long moved = asked(figures.of(Store.NEW)) + 4;
        operator.post(traffic + "/LIVE/writes", "mode", "OLD", "because", "enough seen");
        await().until(() -> figures.of(Store.OLD).writes() > 0);
        assertThat(asked(figures.of(Store.NEW))).isLessThanOrEqualTo(moved);
    }

    @Test
    void letsOnlyTheOperatorMoveOrBreak() {
        Visitor stakeholder = sandbox.visitor("STAKEHOLDER");
        String traffic = "/migrations/" + migration(sandbox).id() + "/traffic";
        assertThat(stakeholder.get(traffic).body()).contains("Last changes").doesNotContain("name=\"percent\"");
        assertThat(stakeholder
                        .post(traffic + "/LIVE/reads", "percent", "10", "because", "why not")
                        .statusCode())
                .isEqualTo(403);
        assertThat(stakeholder.post(traffic + "/tokens", "name", "Mine").statusCode())
                .isEqualTo(403);
        assertThat(stakeholder.get("/sandbox").body())
                .contains("The sample shop")
                .doesNotContain(">Break</button>");
        assertThat(stakeholder.post("/sandbox/mishaps/hard-kill").statusCode()).isEqualTo(403);
    }

    @Test
    void showsANewTokenOnce() {
        Visitor admin = sandbox.visitor("ADMIN");
        String traffic = "/migrations/" + migration(sandbox).id() + "/traffic";
        String shown = admin.post(traffic + "/tokens", "name", "Finance report").body();
        assertThat(shown).contains("Copy the token now").containsPattern("drover_[0-9a-f]{12}_[0-9a-f]{64}");
        assertThat(admin.get(traffic).body())
                .contains("Finance report")
                .doesNotContainPattern("drover_[0-9a-f]{12}_[0-9a-f]{64}");
        HttpResponse<String> nameless = admin.post(traffic + "/tokens", "name", " ");
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(nameless.body()).contains("Say which application the token is for");
    }

    @Test
    void breaksAndMendsOnThePage() {
        Visitor operator = sandbox.visitor("OPERATOR");
        assertThat(operator.get("/sandbox").body()).contains("Kill Drover the hard way");
        assertThat(operator.post("/sandbox/mishaps/oversized-order").body())
                .contains("Gave order 101 a gift message of 480 KB.", "/sandbox/mishaps/oversized-order/undo");
        assertThat(operator.post("/sandbox/mishaps/oversized-order/undo").body())
                .contains("Took the gift message out of order 101.");
        assertThat(operator.post("/sandbox/mishaps/no-such-thing").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void keepsEverythingBetweenStarts() {
        Migration migration = migration(sandbox);
        Environment environment = sandbox.bean(Environments.class).get(migration.environment());
        String endpoint = sandbox.bean(SandboxDynamoDb.class).endpoint();
        WorkspaceId workspace = migration.workspace();
        int tokens = sandbox.bean(ApiTokens.class).of(workspace).size();
        int model = sandbox.bean(TargetModels.class).of(migration.id()).version();
        sandbox.close();
        sandbox = new RunningSandbox(home, 0);
        assertThat(migration(sandbox).id()).isEqualTo(migration.id());
        assertThat(migration(sandbox).statusToken()).isEqualTo(migration.statusToken());
        Environment after = sandbox.bean(Environments.class).get(migration.environment());
        assertThat(after.source()).isEqualTo(environment.source());
        assertThat(after.aws()).isEqualTo(environment.aws());
        assertThat(sandbox.bean(SandboxDynamoDb.class).endpoint()).isEqualTo(endpoint);
        assertThat(sandbox.bean(ApiTokens.class).of(workspace)).hasSize(tokens);
        assertThat(sandbox.bean(TargetModels.class).of(migration.id()).version())
                .isEqualTo(model);
    }

    private static Migration migration(RunningSandbox running) {
        WorkspaceId shop = running.bean(Directory.class)
                .workspaceWithSlug("shop")
                .orElseThrow()
                .id();
        return running.bean(Migrations.class).in(shop).get(0);
    }

    private static long asked(StoreFigures figures) {
        return figures.reads() + figures.readsFailed();
    }

    private static void createTable() {
        DynamoDbAsyncClient dynamo = sandbox.bean(DynamoDbClients.class)
                .open(sandbox.bean(SandboxDynamoDb.class).address(), Access.READ_WRITE);
        AwsCalls.await(dynamo.createTable(create -> create.tableName("shop")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("pk"), text("sk"), text("gsi1pk"), text("gsi1sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .globalSecondaryIndexes(index -> index.indexName("GSI1")
                        .keySchema(key("gsi1pk", KeyType.HASH), key("gsi1sk", KeyType.RANGE))
                        .projection(projection -> projection.projectionType("ALL")))));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
