package dev.drover.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.drover.connection.AwsRequests.Tally;
import dev.drover.testing.TestDynamoDb;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class AwsRequestsTest {

    private final AwsRequests requests = new AwsRequests(Clock.systemUTC());
    private final DynamoDbClients clients = new DynamoDbClients();

    @AfterEach
    void close() {
        clients.destroy();
    }

    @Test
    void countsWhatManyThreadsTellAndKeepsTwentyIdsOfARefusal() {
        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                            for (int i = 0; i < 5_000; i++) {
                                requests.ended("PutItem", AwsRequests.ANSWERED, thread + "-" + i);
                                requests.ended("PutItem", "ThrottlingException", thread + "-" + i);
                            }
                        }))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        requests.ended("PutItem", AwsRequests.ANSWERED, "last");
        requests.ended("PutItem", AwsRequests.NO_ANSWER, "");

        List<Tally> tallies = requests.tallies();
        assertThat(tallies)
                .extracting(Tally::outcome, Tally::calls)
                .containsExactly(
                        tuple("ThrottlingException", 20_000L),
                        tuple(AwsRequests.ANSWERED, 20_001L),
                        tuple(AwsRequests.NO_ANSWER, 1L));
        assertThat(tallies.get(0).refusedIds()).hasSize(20).doesNotHaveDuplicates();
        assertThat(tallies.get(1).refusedIds()).isEmpty();
        assertThat(tallies.get(1).firstId()).endsWith("-0");
        assertThat(tallies.get(1).latestId()).isEqualTo("last");
        assertThat(tallies.get(1).latestAt()).isAfterOrEqualTo(tallies.get(1).firstAt());
    }

    @Test
    void hearsOfEveryCallOfAClientThatWasOpenedDuringTheWork() {
        DynamoDbAsyncClient counted = during(TestDynamoDb.address(), Access.READ_ONLY);
        AwsCalls.await(counted.listTables());
        AwsCalls.await(counted.listTables(list -> list.limit(1)));
        AwsCalls.await(counted.listTablesPaginator(list -> list.limit(100)).subscribe(page -> {}));
        assertThatThrownBy(() -> AwsCalls.await(counted.describeTable(table -> table.tableName("nowhere"))))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> AwsCalls.await(counted.deleteTable(table -> table.tableName("nowhere"))))
                .isInstanceOf(WriteRefusedException.class);
        AwsCalls.await(clients.open(TestDynamoDb.address(), Access.READ_ONLY).listTables());

        List<Tally> tallies = requests.tallies();
        assertThat(tallies).extracting(Tally::operation).containsExactly("DescribeTable", "ListTables");
        assertThat(tallies.get(0).outcome()).isEqualTo("ResourceNotFoundException");
        assertThat(tallies.get(0).refusedIds())
                .containsExactly(tallies.get(0).firstId())
                .allSatisfy(id -> assertThat(id).matches("[0-9A-Za-z-]{36,52}"));
        assertThat(tallies.get(1).calls()).isGreaterThanOrEqualTo(3);
        assertThat(tallies.get(1).firstId()).isNotEqualTo(tallies.get(1).latestId());
    }

    @Test
    void tellsACallWithoutAnAnswerApart() {
        DynamoDbAsyncClient counted = during(TestDynamoDb.at("http://127.0.0.1:1"), Access.READ_WRITE);
        assertThatThrownBy(() -> AwsCalls.await(counted.listTables())).isInstanceOf(ConnectionProblem.class);
        assertThat(requests.tallies())
                .singleElement()
                .satisfies(tally -> assertThat(tally.outcome()).isEqualTo(AwsRequests.NO_ANSWER))
                .satisfies(tally -> assertThat(tally.firstId()).isEmpty());
    }

    private DynamoDbAsyncClient during(AwsAddress aws, Access access) {
        return requests.during(() -> clients.openForMany(aws, access));
    }
}
