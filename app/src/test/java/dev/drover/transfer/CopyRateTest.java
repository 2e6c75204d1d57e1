package dev.drover.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.drover.testing.NullDynamoDb;
import dev.drover.testing.NullDynamoDb.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CopyRateTest extends CopyTestBase {

    private static final Answer TAKEN = NullDynamoDb.taken(1);
    private static final Answer THROTTLED = NullDynamoDb.error(
            400,
            "ProvisionedThroughputExceededException",
            "The level of configured provisioned throughput is exceeded");

    @Test
    @Tag("failure-33")
    void holdsTheRateOverSlices() {
        Answer three = NullDynamoDb.taken(3);
        try (NullDynamoDb target = NullDynamoDb.answering(put -> three)) {
            CopyJob job = with(
                    job(SampleShop.open().with(0, 20_000).address(), SampleShop.orders(), target.address(), "null"),
                    new CopySettings(4, 32, 200, 900));
            slice(job, Duration.ofMillis(500));
            double unitsBefore = copy.totals(job.stepRunId()).orElseThrow().writeUnits();
            long began = System.nanoTime();
            for (int i = 0; i < 4; i++) {
                slice(job, Duration.ofSeconds(2));
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            double units = copy.totals(job.stepRunId()).orElseThrow().writeUnits() - unitsBefore;
            assertThat(units / seconds).isCloseTo(900, within(45.0));
        }
    }

    @Test
    void givesWayToThrottlesAndLosesNothing() {
        try (NullDynamoDb target = NullDynamoDb.answering(put -> put > 300 && put < 360 ? THROTTLED : TAKEN)) {
            CopyJob job =
                    job(SampleShop.open().with(0, 1_000).address(), SampleShop.orders(), target.address(), "null");
            CopyTotals totals = finish(job);
            assertThat(totals.written()).isEqualTo(1_000);
            assertThat(target.puts()).isEqualTo(1_000 + 59);
            assertThat(totals.throttled()).isPositive();
            assertThat(log).anyMatch(line -> line.matches("DynamoDB throttled .* writes; the rate is .* a second .*"));
        }
    }

    @Test
    void stopsWhenItIsThrottledForTooLong() {
        try (NullDynamoDb target = NullDynamoDb.answering(put -> put > 500 && put < 10_000 ? THROTTLED : TAKEN)) {
            CopyJob job =
                    job(SampleShop.open().with(0, 3_000).address(), SampleShop.orders(), target.address(), "null");
            CopyResult.Stopped stopped = stopped(job);
            assertThat(stopped.problem()).matches("DynamoDB has throttled every write into null for [34] seconds\\.");
            assertThat(stopped.nextAction()).contains("Raise the table's write capacity");
            assertThat(stopped.totals().written()).isBetween(1L, 500L);
        }
    }

    @Test
    void triesAgainWhenDynamoDbStumbles() {
        Answer stumble = NullDynamoDb.error(500, "InternalServerError", "Please try again");
        try (NullDynamoDb target = NullDynamoDb.answering(put -> put % 7 == 0 ? stumble : TAKEN)) {
            CopyJob job =
                    job(SampleShop.open().with(0, 1_000).address(), SampleShop.orders(), target.address(), "null");
            assertThat(finish(job).written()).isEqualTo(1_000);
        }
    }

    @Test
    void stopsWhenDynamoDbKeepsFailing() {
        Answer broken = NullDynamoDb.error(500, "InternalServerError", "Something is broken.");
        try (NullDynamoDb target = NullDynamoDb.answering(put -> put > 100 ? broken : TAKEN)) {
            CopyJob job =
                    job(SampleShop.open().with(0, 1_000).address(), SampleShop.orders(), target.address(), "null");
            assertThat(stopped(job).problem())
                    .matches(
                            "Every write into null has failed for [34] seconds; the last time: Something is broken\\.");
        }
    }

    @Test
    void stopsWhenTheCredentialsExpireAndGoesOnWithNewOnes() {
        Answer expired = NullDynamoDb.error(400, "ExpiredTokenException", "The security token is expired");
        try (NullDynamoDb target = NullDynamoDb.answering(put -> put > 200 && put < 1_000 ? expired : TAKEN)) {
            CopyJob job =
                    job(SampleShop.open().with(0, 3_000).address(), SampleShop.orders(), target.address(), "null");
            CopyResult.Stopped stopped = stopped(job);
            assertThat(stopped.problem())
                    .contains("AWS does not accept the credentials: The security token is expired");
            assertThat(stopped.nextAction()).contains("Renew the credentials");
            CopyResult result = stopped;
            while (result instanceof CopyResult.Stopped) {
                result = run(job);
            }
            assertThat(result.totals().written()).isEqualTo(3_000);
        }
    }
}
