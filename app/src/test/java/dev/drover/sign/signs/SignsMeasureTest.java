package dev.drover.sign.signs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.drover.model.Projection;
import dev.drover.model.lint.rules.Given;
import dev.drover.sign.Measured;
import dev.drover.sign.WarningSign;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SignsMeasureTest {

    private static final String READ = "direction=READ|cardinality=SINGLE|entities=Order|partition_by=id";

    @Test
    void tellsWhatNoPatternKnowsOfCallsAndOfTime() {
        Known known = Known.nothing()
                .snapshot(1, 10, 100, 100)
                .draft("1", 0.88, 0.6, "AP-001")
                .draft("2", 0.12, 0.4, null);

        Measured calls = known.by(new UnmappedCalls());
        assertThat(calls.value()).isCloseTo(0.12, within(1e-9));
        assertThat(calls.note()).startsWith("12 % of the calls");
        assertThat(calls.subjects()).containsExactly("Orders 2");
        assertThat(known.by(new UnmappedTime()).value()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void saysWhatIsMissingInsteadOfAValue() {
        assertMissing(Known.nothing(), new UnmappedCalls(), "Take a snapshot");
        assertMissing(
                Known.nothing().snapshot(1, 10, 0, 0).draft("1", 0, 0, null),
                new UnmappedTime(),
                "No application asked");
        assertMissing(
                Known.nothing().snapshot(6.9, 10, 1, 1).snapshot(0, 10, 2, 2), new NewStatements(), "a week apart");
        assertMissing(Known.nothing().snapshot(1, 10, 1, 1), new SlowingStatements(), "at least 4 snapshots");
        assertMissing(Known.nothing(), new OnlineScans(), "no access pattern yet");
        assertMissing(Known.of(Given.nothing().pattern(READ)), new WastedReads(), "selectivity");
        assertMissing(Known.of(Given.nothing().pattern(READ)), new BusiestKey(), "meets in one key");
        assertMissing(Known.nothing(), new IndexAmplification(), "No access pattern that writes");
        assertMissing(Known.nothing(), new LiveVersions(), "frozen");
        assertMissing(Known.nothing(), new OverdueAssumptions(), "takes for granted");
        assertMissing(Known.nothing(), new LeadTime(), "at least 3 access patterns");
        assertMissing(Known.nothing(), new ItemGrowth(), "how large its items are");
        assertMissing(Known.nothing(), new CostGrowth(), "Not enough figures");
        assertMissing(Known.nothing().withoutSource(), new NewErrors(), "could not be read");
        assertMissing(Known.nothing(), new NewErrors(), "first measurement");
        assertMissing(Known.nothing(), new IndexChurn(), "not in use yet");
        assertMissing(Known.nothing(), new ClientJoins(), "first measurement");
    }

    @Test
    void countsNewStatementsByWeek() {
        Known known = Known.nothing()
                .snapshot(14, 10, 1, 1)
                .snapshot(3, 10, 2, 2, "2")
                .snapshot(0, 10, 3, 3, "2", "3", "4")
                .draft("1", 0.2, 0.2, null)
                .draft("2", 0.2, 0.2, null)
                .draft("3", 0.2, 0.2, null)
                .draft("4", 0.4, 0.4, "AP-001");

        Measured measured = known.by(new NewStatements());
        assertThat(measured.value()).isCloseTo(1, within(1e-9));
        assertThat(measured.subjects()).containsExactly("Orders 2", "Orders 3");
        assertThat(measured.note()).contains("2 kinds of requests", "since 2026-11-10 (UTC)");
    }

    @Test
    void fitsTheTimeOfACallToTheSizeOfItsTable() {
        Known linear = Known.nothing().draft("1", 1, 1, null);
        Known steady = Known.nothing().draft("1", 1, 1, null);
        Known few = Known.nothing().draft("1", 1, 1, null);
        double sum = 0;
        for (int i = 0; i <= 3; i++) {
            double rows = 1000 * Math.pow(2, i);
            sum += 100 * rows / 1000;
            linear.snapshot(4 - i, rows, 100L * (i + 1), sum);
            steady.snapshot(4 - i, rows, 100L * (i + 1), 300 * (i + 1));
            few.snapshot(4 - i, 1000 + i, 100L * (i + 1), sum);
        }

        assertThat(linear.by(new SlowingStatements()).value()).isCloseTo(1, within(1e-9));
        assertThat(linear.by(new SlowingStatements()).note()).contains("would take 10 times as long");
        assertThat(steady.by(new SlowingStatements()).value()).isCloseTo(0, within(1e-9));
        assertMissing(few, new SlowingStatements(), "grew by a tenth");
    }

    @Test
    void findsReadsOfEverythingAndReadsThrownAway() {
        Known known = Known.of(shop().pattern(READ)
                .pattern("direction=READ|cardinality=ALL|entities=Order|latency_p99_ms=100|selectivity=0.05")
                .pattern("direction=READ|cardinality=ALL|entities=Order")
                .pattern(READ + "|selectivity=0.5"));

        Measured scans = known.by(new OnlineScans());
        assertThat(scans.value()).isEqualTo(0.25);
        assertThat(scans.subjects()).containsExactly("AP-002");
        Measured wasted = known.by(new WastedReads());
        assertThat(wasted.value()).isEqualTo(0.05);
        assertThat(wasted.subjects()).containsExactly("AP-002");
    }

    @Test
    void comparesTheBusiestKeyWithWhatOnePartitionTakes() {
        Measured measured = Known.of(shop().pattern(READ)
                        .pattern("direction=WRITE|cardinality=SINGLE|entities=Order|partition_by=id|avg_rps=100"
                                + "|peak_rps=1000|top_key_share=0.6|item_bytes_avg=900"))
                .by(new BusiestKey());

        assertThat(measured.value()).isCloseTo(0.6, within(1e-9));
        assertThat(measured.subjects()).containsExactly("AP-002");
    }

    @Test
    void weighsTheWritesOfIndexes() {
        String write = "direction=WRITE|cardinality=SINGLE|entities=Order|partition_by=id|avg_rps=10|peak_rps=20"
                + "|item_bytes_avg=900";
        assertThat(Known.of(shop().pattern(write)).by(new IndexAmplification()).value())
                .isZero();
        Given indexed = Given.nothing()
                .table("shop")
                .index("GSI1", Projection.ALL)
                .entity("Order", "orders", "pk=O#{id}|sk=O|GSI1PK=C#{customer}|GSI1SK={id}", "id:N customer:N")
                .pattern(write);
        assertThat(Known.of(indexed).by(new IndexAmplification()).value()).isCloseTo(1, within(1e-9));
    }

    @Test
    void countsShapesAndForgottenAssumptions() {
        Known known = Known.of(Given.nothing()
                .frozen("Order", 1)
                .frozen("Order", 2)
                .frozen("Customer", 1)
                .assumption(null, false, "", LocalDate.of(2026, 11, 23))
                .assumption(null, false, "", LocalDate.of(2026, 11, 24)));

        assertThat(known.by(new LiveVersions()).value()).isEqualTo(2);
        assertThat(known.by(new LiveVersions()).subjects()).containsExactly("shop · Order");
        assertThat(known.by(new OverdueAssumptions()).value()).isEqualTo(1);
        assertThat(known.by(new OverdueAssumptions()).note()).startsWith("1 of 2 assumptions was");
    }

    @Test
    void countsOnlyErrorsThatWereNotThereAWeekAgo() {
        NewErrors sign = new NewErrors();
        Known known = Known.nothing().error("COV-01", "AP-001").error("COV-01", "AP-002");

        known.kept(sign, 8, 1, "COV-01 AP-001").kept(sign, 1, 2, "COV-01 AP-001", "COV-01 AP-002");
        Measured measured = known.by(sign);
        assertThat(measured.value()).isEqualTo(1);
        assertThat(measured.base()).isEqualTo(2);
        assertThat(measured.subjects()).containsExactly("COV-01 AP-002", "COV-01 AP-001");
        assertThat(measured.note())
                .startsWith("1 thing that cannot work has appeared since 2026-11-16 (UTC); 2 in all");
    }

    @Test
    void whatBrokeInUseStaysNewUntilItIsMended() {
        NewErrors sign = new NewErrors();
        Known known = Known.nothing().error("COV-01", "AP-001").error("COV-01", "AP-002");
        known.kept(sign, 21, 1, "COV-01 AP-002").kept(sign, 8, 2, "COV-01 AP-001", "COV-01 AP-002");

        assertThat(known.by(sign).value()).isZero();
        assertThat(known.live(20).by(sign).value()).isEqualTo(1);
    }

    @Test
    void countsIndexesAndReadsInSeveralStepsThatCameOnTop() {
        IndexChurn churn = new IndexChurn();
        Known known = Known.of(Given.nothing()
                .table("shop")
                .index("GSI1", Projection.ALL)
                .index("GSI2", Projection.ALL)
                .index("GSI3", Projection.ALL));
        known.kept(churn, 100, 1, "shop · GSI1").kept(churn, 89, 3, "shop · GSI1", "shop · GSI2", "shop · GSI3");
        assertThat(known.by(churn).value()).as("still in planning").isNull();
        assertThat(known.live(30).by(churn).value())
                .as("nothing since it went live")
                .isZero();
        assertThat(known.live(95).by(churn).value()).isEqualTo(2);

        ClientJoins joins = new ClientJoins();
        Known several = Known.of(shop().table("people")
                .entity("Customer", "customers", "pk=C#{id}|sk=C", "id:N")
                .pattern(READ)
                .pattern(READ.replace("Order", "Order; Customer")));
        several.kept(joins, 30, 0);
        Measured measured = several.by(joins);
        assertThat(measured.value()).isEqualTo(1);
        assertThat(measured.subjects()).containsExactly("AP-002");
    }

    @Test
    void comparesGrowthWithAMeasurementThatIsThirtyDaysOld() {
        ItemGrowth sign = new ItemGrowth();
        Known known = Known.of(Given.nothing().pattern(READ + "|item_bytes_avg=600|item_bytes_p99=1200"));
        known.kept(sign, 40, 500).kept(sign, 30, 1000).kept(sign, 29, 1);

        Measured measured = known.by(sign);
        assertThat(measured.value()).isCloseTo(0.2, within(1e-9));
        assertThat(measured.base()).isEqualTo(1200);
        assertThat(measured.note()).endsWith("on 2026-10-25 (UTC).");
        assertMissing(
                Known.of(Given.nothing().pattern(READ + "|item_bytes_avg=600")).kept(sign, 29, 1),
                sign,
                "measured since 2026-10-26 (UTC)");
    }

    @Test
    void comparesTheEstimateOfAMonth() {
        CostGrowth sign = new CostGrowth();
        Given given = shop().pattern(READ + "|avg_rps=100|peak_rps=200|item_bytes_avg=900|consistency=STRONG");
        double usd = java.util.Objects.requireNonNull(Known.of(given).by(sign).base());

        assertThat(usd).isCloseTo(100 * 2_628_000 * 0.125 / 1e6, within(0.01));
        assertThat(Known.of(given).kept(sign, 31, usd / 1.25).by(sign).value()).isCloseTo(0.25, within(1e-9));
        assertMissing(Known.of(given).withoutSource().kept(sign, 31, 1), sign, "how much there is to store");
    }

    @Test
    void comparesLeadTimesOfTwoQuarters() {
        Known known = Known.nothing();
        for (int i = 1; i <= 3; i++) {
            known.status(i, 120, "DRAFT").status(i, 120 - 2 * i, "AGREED");
            known.status(10 + i, 60, "DRAFT").status(10 + i, 60 - 3 * i, "AGREED");
        }
        Measured measured = known.by(new LeadTime());

        assertThat(measured.value()).isCloseTo(1.5, within(1e-9));
        assertThat(measured.note())
                .contains("first draft to agreed", "took 6 days", "and 4 days in the 90 days before");
        assertThat(new LeadTime().describe().bound().isCrossedBy(1.5)).isFalse();
    }

    private static Given shop() {
        return Given.nothing().table("shop").entity("Order", "orders", "pk=O#{id}|sk=O", "id:N");
    }

    private static void assertMissing(Known known, WarningSign sign, String says) {
        Measured measured = known.by(sign);
        assertThat(measured.value()).as(sign.describe().name()).isNull();
        assertThat(measured.note()).contains(says).endsWith(".");
    }
}
