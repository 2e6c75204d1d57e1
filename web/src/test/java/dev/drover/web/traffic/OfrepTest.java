package dev.drover.web.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.drover.Drover;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.Environment;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.FreshDatabase;
import dev.drover.testing.Office;
import dev.drover.traffic.ApiTokens;
import dev.drover.traffic.ChangedBy;
import dev.drover.traffic.Lane;
import dev.drover.traffic.Traffic;
import dev.drover.traffic.WriteMode;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OFREP as the real Java provider sees it, and byte for byte where that provider is too forgiving. */
@SpringBootTest(classes = Drover.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
class OfrepTest {

    private static final List<String> USERS =
            IntStream.range(0, 400).mapToObj(i -> "customer-" + i).toList();

    @LocalServerPort
    int port;

    @Autowired
    Office office;

    @Autowired
    Environments environments;

    @Autowired
    Migrations migrations;

    @Autowired
    Traffic traffic;

    @Autowired
    ApiTokens tokens;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    Workspace workspace;
    Migration migration;
    Actor operator;
    String key;
    String token;

    @BeforeEach
    void aSwitchAndAToken() {
        workspace = office.workspace();
        operator = office.member(workspace, Role.OPERATOR);
        Environment environment = environments.add(
                workspace.id(),
                "Test",
                EnvironmentKind.TEST,
                new SourceAddress("127.0.0.1", 5432, "shop", "shop", "shop", "env:DROVER_SOURCE_SHOP"),
                new AwsAddress("eu-west-1", "local", null, null, null),
                operator);
        migration = migrations.open(
                workspace.id(),
                environment.id(),
                new MigrationDescription("Orders", "PostgreSQL", "DynamoDB", "Shop team", "None", "Nobody notices."),
                operator);
        key = traffic.switchOf(migration.id(), Lane.LIVE).flagKey();
        token = tokens.create(workspace.id(), "Shop", operator);
    }

    @AfterEach
    void noProvider() {
        OpenFeatureAPI.getInstance().shutdown();
    }

    @Test
    void movesUsersStepByStepAndNobodyBack() {
        Client client = client("http://127.0.0.1:" + port, token);
        write(WriteMode.FROZEN);
        Set<String> before = Set.of();
        for (int percent : List.of(0, 1, 10, 50, 100)) {
            shift(percent);
            Set<String> moved = usersOfTheNewStore(client);
            assertThat(moved).containsAll(before).isEqualTo(usersOfTheNewStore(client));
            before = moved;
        }
        assertThat(before).hasSameSizeAs(USERS);
    }

    @Test
    void answersStringsAndBooleansWithReasonVariantAndMetadata() {
        Client client = client("http://127.0.0.1:" + port, token);
        write(WriteMode.FROZEN);
        shift(50);
        FlagEvaluationDetails<String> store = client.getStringDetails(key, "code default", user("customer-1"));
        assertThat(store.getErrorCode()).isNull();
        assertThat(store.getValue()).isIn("old", "new");
        assertThat(store.getReason()).isEqualTo("SPLIT");
        assertThat(store.getVariant()).isEqualTo(store.getValue());
        assertThat(store.getFlagMetadata().getInteger("percentage")).isEqualTo(50);
        assertThat(client.getBooleanValue(key + "-read-new", false, user("customer-1")))
                .isEqualTo(store.getValue().equals("new"));
        assertThat(client.getStringValue(key + "-write-mode", "code default", user("checkout")))
                .isEqualTo("frozen");
    }

    @Test
    void leavesUnknownFlagsToTheCodeDefault() {
        FlagEvaluationDetails<String> unknown =
                client("http://127.0.0.1:" + port, token).getStringDetails("no-such-flag", "old", user("c1"));
        assertThat(unknown.getValue()).isEqualTo("old");
        assertThat(unknown.getErrorCode()).isEqualTo(ErrorCode.FLAG_NOT_FOUND);
    }

    @Test
    void leavesUsersInTheOldStoreWhenTheTokenIsWrong() {
        write(WriteMode.FROZEN);
        shift(100);
        FlagEvaluationDetails<String> refused =
                client("http://127.0.0.1:" + port, "guess").getStringDetails(key, "old", user("c1"));
        assertThat(refused.getValue()).isEqualTo("old");
        assertThat(refused.getErrorCode()).isEqualTo(ErrorCode.GENERAL);
        assertThat(refused.getErrorMessage()).contains("authentication");
    }

    @Test
    void leavesUsersInTheOldStoreWhenNobodyAnswers() {
        // Nothing listens on port 1.
        assertThat(client("http://127.0.0.1:1", token).getStringValue(key, "old", user("c1")))
                .isEqualTo("old");
    }

    @Test
    void asksWhichUserIsMeant() {
        FlagEvaluationDetails<String> missing =
                client("http://127.0.0.1:" + port, token).getStringDetails(key, "old", new ImmutableContext());
        assertThat(missing.getValue()).isEqualTo("old");
        assertThat(missing.getErrorCode()).isNotNull();
        for (String body : List.of(
                "{}",
                "{\"context\":null}",
                "{\"context\":{}}",
                "{\"context\":{\"targetingKey\":null}}",
                "{\"context\":{\"targetingKey\":\" \"}}")) {
            JsonNode answer = expect(400, post("/" + key, body, "Authorization", "Bearer " + token));
            assertThat(answer.path("errorCode").asString()).as(body).isEqualTo("TARGETING_KEY_MISSING");
            assertThat(answer.path("key").asString()).isEqualTo(key);
        }
    }

    @Test
    void saysWhatIsWrongWithABody() {
        for (String body : List.of("", "{", "[]", "7", "{\"context\":{\"x\":\"" + "y".repeat(70_000) + "\"}}")) {
            JsonNode answer = expect(400, post("/" + key, body, "X-API-Key", token));
            assertThat(answer.path("errorCode").asString()).isEqualTo("PARSE_ERROR");
        }
        for (String body : List.of("{\"context\":[]}", "{\"context\":{\"targetingKey\":7}}")) {
            JsonNode answer = expect(400, post("/" + key, body, "X-API-Key", token));
            assertThat(answer.path("errorCode").asString()).isEqualTo("INVALID_CONTEXT");
        }
    }

    @Test
    void answers401WithJsonToEverybodyWithoutAToken() {
        for (String path : List.of("", "/" + key)) {
            for (String[] headers : List.of(
                    new String[] {"X-Nothing", "here"},
                    new String[] {"X-API-Key", "guess"},
                    new String[] {"Authorization", "Bearer " + token + "0"},
                    new String[] {"Authorization", "Basic " + token})) {
                HttpResponse<String> response = post(path, "{\"context\":{\"targetingKey\":\"c1\"}}", headers);
                expect(401, response);
                assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
            }
        }
    }

    @Test
    void hidesTheFlagsOfOtherWorkspaces() {
        Workspace other = office.workspace();
        String otherToken = tokens.create(other.id(), "Other", office.member(other, Role.ADMIN));
        String body = "{\"context\":{\"targetingKey\":\"c1\"}}";
        expect(404, post("/" + key, body, "X-API-Key", otherToken));
        assertThat(expect(200, post("", body, "X-API-Key", otherToken)).path("flags"))
                .isEmpty();
    }

    @Test
    void evaluatesAllFlagsAtOnceAndOnlyWhenSomethingChanged() {
        String body = "{\"context\":{\"targetingKey\":\"customer-1\"}}";
        HttpResponse<String> first = post("", body, "X-API-Key", token);
        JsonNode flags = expect(200, first).path("flags");
        assertThat(flags).hasSize(3);
        assertThat(flags.get(0).path("key").asString()).isEqualTo(key);
        assertThat(flags.get(0).path("value").asString()).isEqualTo("old");
        String etag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> same = post("", body, "X-API-Key", token, "If-None-Match", etag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers().firstValue("ETag")).contains(etag);

        write(WriteMode.FROZEN);
        HttpResponse<String> changed = post("", body, "X-API-Key", token, "If-None-Match", etag);
        assertThat(expect(200, changed).path("flags").get(2).path("value").asString())
                .isEqualTo("frozen");
    }

    private Set<String> usersOfTheNewStore(Client client) {
        return USERS.stream()
                .filter(user ->
                        client.getStringValue(key, "no answer", user(user)).equals("new"))
                .collect(Collectors.toSet());
    }

    private Client client(String endpoint, String bearer) {
        OfrepProvider provider = OfrepProvider.constructProvider(OfrepProviderOptions.builder()
                .baseUrl(endpoint)
                .headers(ImmutableMap.of("Authorization", ImmutableList.of("Bearer " + bearer)))
                .build());
        OpenFeatureAPI.getInstance().setProviderAndWait(provider);
        return OpenFeatureAPI.getInstance().getClient();
    }

    private static EvaluationContext user(String targetingKey) {
        return new ImmutableContext(targetingKey);
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ofrep/v1/evaluate/flags" + path))
                            .header("Content-Type", "application/json; charset=utf-8")
                            .headers(headers)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode expect(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        return json.readTree(response.body());
    }

    private void write(WriteMode mode) {
        traffic.setWriteMode(
                migration.id(), Lane.LIVE, mode, new ChangedBy.RunStep(operator, 1, "A step"), "for the test");
    }

    private void shift(int percent) {
        traffic.shiftReads(
                migration.id(), Lane.LIVE, percent, new ChangedBy.RunStep(operator, 1, "A step"), "for the test");
    }
}
