package dev.drover.model.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.Patterns;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.advice.Argument.Side;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.InventoryWorkload;
import dev.drover.model.cost.MoveSizes;
import dev.drover.model.cost.PriceFile;
import dev.drover.model.cost.RelationalSizes;
import dev.drover.model.cost.RelationalSizes.Instances;
import dev.drover.model.cost.RelationalSizes.Load;
import dev.drover.model.coverage.Coverage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdviceTest {

    private static final String GET =
            "direction=READ|entities=Order|partition_by=id|cardinality=SINGLE|consistency=EVENTUAL|item_bytes_avg=900";
    private static final RelationalSizes LARGE =
            new RelationalSizes(null, new Instances("db.r6g.large", 2), null, null, new Load(null, null, null, null));

    @Test
    void countsOneCallByKeyForNoSql() {
        assertThat(argument("Joins", GET + "|avg_rps=5|peak_rps=9"))
                .isEqualTo(new Argument(
                        Side.NOSQL, "Joins", "It takes 1 call by key, below 2, for 1 entity: GetItem on shop."));
    }

    @Test
    void countsAPatternWithoutAPathForARelationalStore() {
        assertThat(argument("Path", "direction=READ|entities=Order|partition_by=status")
                        .side())
                .isEqualTo(Side.RELATIONAL);
    }

    @Test
    void comparesThePeakWithAThousandCallsASecond() {
        assertThat(argument("Volume", GET + "|peak_rps=1000").side()).isEqualTo(Side.NOSQL);
        assertThat(argument("Volume", GET + "|peak_rps=999").side()).isEqualTo(Side.NEITHER);
        assertThat(argument("Volume", GET).side()).isEqualTo(Side.UNKNOWN);
    }

    @Test
    void countsSumsAndSearchesForARelationalStore() {
        Argument found = argument("Search and sums", GET + "|filters=sum(total)");
        assertThat(found.side()).isEqualTo(Side.RELATIONAL);
        assertThat(found.sentence()).contains("\"sum(\"");
    }

    @Test
    void comparesTransactionsWithWhatDynamoDbTakes() {
        String write = "direction=WRITE|entities=Order|partition_by=id|consistency=TRANSACTIONAL|items_per_call_avg=";
        assertThat(argument("Transactions", write + "101").side()).isEqualTo(Side.RELATIONAL);
        assertThat(argument("Transactions", write + "100").side()).isEqualTo(Side.NEITHER);
    }

    @Test
    void saysThatNobodyStatedTheShareOfAdHocQuestions() {
        assertThat(whole("Ad-hoc questions", Stated.NOTHING, GET).side()).isEqualTo(Side.UNKNOWN);
        assertThat(whole("Ad-hoc questions", new Stated(BigDecimal.valueOf(2)), GET)
                        .side())
                .isEqualTo(Side.RELATIONAL);
        assertThat(whole("Ad-hoc questions", new Stated(new BigDecimal("1.9")), GET))
                .isEqualTo(
                        new Argument(Side.NOSQL, "Ad-hoc questions", "1.9 % of calls are written by hand, below 2 %."));
    }

    @Test
    void weighsTheShareOfPatternsThatComeLater() {
        assertThat(whole("Change", Stated.NOTHING, GET).side()).isEqualTo(Side.UNKNOWN);
        assertThat(whole("Change", Stated.NOTHING, GET, GET, GET, GET, GET + "|horizon=POSSIBLE"))
                .isEqualTo(new Argument(
                        Side.RELATIONAL, "Change", "1 of 5 patterns (20 %) are planned or possible, at least 20 %."));
    }

    @Test
    void comparesTheCheapestOfBothKinds() {
        assertThat(whole("Cost", Stated.NOTHING, GET + "|avg_rps=5|peak_rps=9").side())
                .isEqualTo(Side.UNKNOWN);
        Advice advice = advice(LARGE, Stated.NOTHING, GET + "|avg_rps=5|peak_rps=9");
        assertThat(about("Cost", advice.whole()).side()).isEqualTo(Side.NOSQL);
        assertThat(about("Cost", advice.whole()).sentence()).contains("RDS for PostgreSQL, Multi-AZ 328.50 USD");
        assertThat(about(
                                "Cost",
                                advice(LARGE, Stated.NOTHING, GET + "|avg_rps=90000|peak_rps=90000")
                                        .whole())
                        .side())
                .isEqualTo(Side.RELATIONAL);
    }

    @Test
    void alwaysSaysBothSidesAndWhatIsNotKnown() {
        List<String> summary = advice(
                        RelationalSizes.UNKNOWN,
                        Stated.NOTHING,
                        GET + "|avg_rps=30|peak_rps=30",
                        "direction=READ|entities=Order|partition_by=status|avg_rps=10|peak_rps=10")
                .summary();
        assertThat(summary)
                .containsExactly(
                        "For NoSQL: 2 arguments (search and sums and transactions).",
                        "For a relational store: 1 argument (joins).",
                        "Not known: 3 arguments (ad-hoc questions, change and cost).",
                        "Weighed by calls: 75 % of 40 calls/s are of patterns of which more speaks for NoSQL, 25 % of"
                                + " those of which more speaks for a relational store, and 0 % of patterns in balance.");
    }

    @Test
    void givesEveryArgumentANumber() {
        Advice advice = advice(LARGE, new Stated(BigDecimal.ONE), GET + "|avg_rps=5|peak_rps=9", GET);
        assertThat(advice.whole()).allMatch(argument -> argument.sentence().matches(".*[0-9].*"));
        assertThat(advice(LARGE, Stated.NOTHING).whole())
                .allMatch(argument -> argument.sentence().matches(".*[0-9].*"));
    }

    private static Argument argument(String topic, String pattern) {
        return about(
                topic,
                advice(RelationalSizes.UNKNOWN, Stated.NOTHING, pattern)
                        .patterns()
                        .get(0)
                        .arguments());
    }

    private static Argument whole(String topic, Stated stated, String... patterns) {
        return about(topic, advice(RelationalSizes.UNKNOWN, stated, patterns).whole());
    }

    private static Argument about(String topic, List<Argument> arguments) {
        return arguments.stream()
                .filter(argument -> argument.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static Advice advice(RelationalSizes sizes, Stated stated, String... texts) {
        List<AccessPattern> patterns = new ArrayList<>();
        for (String text : texts) {
            Map<PatternField, String> fields = new EnumMap<>(PatternField.class);
            fields.put(PatternField.NAME, "Pattern");
            for (String field : text.split("\\|")) {
                String[] parts = field.split("=", 2);
                fields.put(PatternField.withKey(parts[0]).orElseThrow(), parts[1]);
            }
            patterns.add(Patterns.kept("AP-%03d".formatted(patterns.size() + 1), fields));
        }
        TargetModel model = new TargetModel(List.of(new TargetTable(
                "shop",
                KeyAttribute.text("pk"),
                null,
                List.of(),
                List.of(new EntityMapping(
                        "Order",
                        "orders",
                        List.of(new KeyTemplateMapping("pk", "ORDER#{id}")),
                        List.of(),
                        "version",
                        1)))));
        return Advice.of(
                Coverage.of(model, patterns),
                CostSheet.of(
                        InventoryWorkload.of(model, patterns, Map.of("orders", 1000L)),
                        PriceFile.read(PriceFile.shipped()),
                        sizes,
                        MoveSizes.UNKNOWN),
                stated);
    }
}
