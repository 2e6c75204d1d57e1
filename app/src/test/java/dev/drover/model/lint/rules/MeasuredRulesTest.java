package dev.drover.model.lint.rules;

import static dev.drover.model.lint.Severity.ERROR;
import static dev.drover.model.lint.Severity.HIGH;
import static dev.drover.model.lint.Severity.LOW;
import static dev.drover.model.lint.Severity.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.EntityMapping;
import dev.drover.model.Projection;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.MeasuredSize;
import dev.drover.model.lint.MeasuredSource;
import dev.drover.model.lint.MeasuredTable;
import dev.drover.model.lint.MeasuredTable.Capacity;
import dev.drover.model.lint.MeasuredTable.Use;
import dev.drover.model.relational.RelationalStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules about what was measured on tables that exist and on the source. */
class MeasuredRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final long LARGE = 20L << 30;
    private static final String TOUCH = "direction=UPDATE|entities=Order|attributes_written=status|avg_rps=5";
    private static final Map<String, Map<String, MeasuredSize>> WIDTHS = Map.of(
            "orders",
            Map.of("id", size(8, 1.0), "status", size(6, 1.0), "extras", size(60, 0.5), "note", size(90, null)));

    static final List<RuleCase> CASES = List.of(
            RuleCase.of(
                    new MissingExtension(),
                    ERROR,
                    "Relational store",
                    "The source has the extension postgis, and it is not among the 1 that the store is declared to offer",
                    Given.nothing().store(offering("pg_trgm")).counted(counted(1)),
                    Given.nothing().store(offering("pg_trgm", "postgis")).counted(counted(1))),
            RuleCase.of(
                    new MissingExtension(),
                    ERROR,
                    "Relational store",
                    "pg_trgm",
                    Given.nothing().store(offering("hstore", "postgis")).counted(counted(1)),
                    Given.nothing().store(offering()).counted(counted(1))),
            RuleCase.of(
                    new SkewedKey(),
                    HIGH,
                    "shop",
                    "has 36 % of the 1,000 items that were sampled on 2026-11-20, the next one 12 %. In the seven days"
                            + " before, 12 requests were refused",
                    shop().measured(spread(1, 0.36, 0.12, 12.0)),
                    shop().measured(spread(1, 0.35, 0.12, 12.0))),
            RuleCase.of(
                    new SkewedKey(),
                    MEDIUM,
                    "shop",
                    "Whether requests were refused is not known",
                    shop().measured(spread(1, 0.36, 0.12, null)),
                    shop().measured(spread(1, 0.04, 0.001, null))),
            RuleCase.of(
                    new DominantKey(),
                    HIGH,
                    "shop",
                    "holds 20 % of the 1,000 items",
                    shop().measured(spread(LARGE, 0.2, 0.19, null)),
                    shop().measured(spread(10L << 30, 0.2, 0.19, null))),
            RuleCase.of(
                    new UnreadIndex(),
                    HIGH,
                    "shop · GSI1",
                    "In the 30 days before 2026-11-20, GSI1 took 900 write units and was never read",
                    shop().measured(index(null, new Use(0, 900, 30))),
                    shop().measured(index(null, new Use(1, 900, 30)))),
            RuleCase.of(
                    new UnreadIndex(),
                    LOW,
                    "shop · GSI1",
                    "In the 29 days",
                    shop().measured(index(null, new Use(0, 900, 29))),
                    shop().measured(index(null, new Use(0, 900, 6)))),
            RuleCase.of(
                    new IdleIndex(),
                    LOW,
                    "shop · GSI1",
                    "neither read nor written",
                    shop().measured(index(null, new Use(0, 0, 40))),
                    shop().measured(index(null, new Use(0, 1, 40)))),
            RuleCase.of(
                    new NarrowIndex(),
                    HIGH,
                    "shop · GSI1",
                    "had 10 write units/s, and its table can send it 25, by the number and size of its entries. Auto scaling follows",
                    shop().measured(index(new Capacity(10, 25, true), null)),
                    shop().measured(index(new Capacity(25, 25, null), null))),
            RuleCase.of(
                    new NarrowIndex(),
                    MEDIUM,
                    "shop · GSI1",
                    "Auto scaling does not follow it",
                    shop().measured(index(new Capacity(25, 25, false), null)),
                    shop().measured(index(new Capacity(25, 25, true), null))),
            RuleCase.of(
                    new UnreadSourceIndex(),
                    LOW,
                    "orders · orders_note_idx",
                    "has not read orders_note_idx from 2026-10-21",
                    shop().counted(counted(30)),
                    shop().counted(counted(29))),
            RuleCase.of(
                    new LargeRewrite(),
                    MEDIUM,
                    "AP-001",
                    "It writes status, 12 bytes in the sample of 2026-11-20, and pays for the whole item of Order, 4 KB in"
                            + " the sample of 2026-11-20: 4 write units where 1 would do, 5 times a second",
                    shop().pattern(TOUCH)
                            .measured(items(4096, Map.of("status", size(12, 0.1), "note", size(4000, 1.0)))),
                    shop().pattern(TOUCH)
                            .measured(items(3072, Map.of("status", size(12, 1.0), "note", size(3000, 1.0))))),
            RuleCase.of(
                    new LargeRewrite(),
                    MEDIUM,
                    "AP-001",
                    "as the source stored its columns on 2026-11-20, and pays for the whole item of Order, 6 KB by the"
                            + " inventory",
                    shop().pattern(TOUCH + "|item_bytes_avg=6144").counted(counted(30)),
                    shop().pattern(TOUCH.replace("rps=5", "rps=0.5") + "|item_bytes_avg=6144")
                            .counted(counted(30))),
            RuleCase.of(
                    new FullExtension(),
                    MEDIUM,
                    "shop · Order · more",
                    "more takes 40 % of the bytes of an average Order in the sample of 2026-11-20",
                    extended().measured(items(1000, Map.of("status", size(600, 1.0), "more", size(800, 0.5)))),
                    extended().measured(items(1000, Map.of("status", size(700, 1.0), "more", size(600, 0.5))))),
            RuleCase.of(
                    new FullExtension(),
                    MEDIUM,
                    "shop · Order · extras",
                    "extras takes 60 % of the bytes of an average Order as the source stored its columns on 2026-11-20",
                    json("id:N status:S extras:S").counted(counted(30)),
                    json("id:N status:S extras:S note:S").counted(counted(30))),
            RuleCase.of(
                    new FullExtension(),
                    MEDIUM,
                    "shop · Order · more",
                    "AP-001 Red ones looks into more",
                    extended().pattern("name=Red ones|direction=READ|entities=Order|filters=more.colour = RED"),
                    extended().pattern("name=Red ones|direction=READ|entities=Order|filters=furthermore.colour = RED")),
            RuleCase.of(
                    new LingeringVersion(),
                    MEDIUM,
                    "shop · Order",
                    "6 % of the 100 items of Order that were sampled on 2026-11-20 are below version 2, and the current one"
                            + " is 3. In every sample since 2026-08-22",
                    third().measured(versions(6, 0, 6, 45, 20, 90)),
                    third().measured(versions(6, 0, 5, 45, 20, 90))));

    @TestFactory
    Stream<DynamicTest> cases() {
        return RuleCase.tests(CASES);
    }

    @Test
    void versionsAreNotOldBeforeTwoSamplesAreFarApart() {
        assertThat(third().measured(versions(50, 0)).findings(new LingeringVersion()))
                .isEmpty();
        assertThat(third().measured(versions(50, 0, 50, 89)).findings(new LingeringVersion()))
                .isEmpty();
    }

    @Test
    void tablesAndIndexesThatTheModelDoesNotHaveAreNotItsBusiness() {
        Given other = Given.nothing().table("other").measured(spread(LARGE, 0.9, 0, 5.0));
        assertThat(other.findings(new SkewedKey())).isEmpty();
        Given withoutIndex =
                Given.nothing().table("shop").measured(index(new Capacity(1, 25, null), new Use(0, 9, 90)));
        assertThat(withoutIndex.findings(new UnreadIndex())).isEmpty();
        assertThat(withoutIndex.findings(new NarrowIndex())).isEmpty();
    }

    @Test
    void whatIsNotReadIsAQuestionToItsOwner() {
        assertThat(CASES.stream()
                        .filter(each -> each.rule() instanceof UnreadIndex
                                || each.rule() instanceof IdleIndex
                                || each.rule() instanceof UnreadSourceIndex)
                        .flatMap(each -> each.trips().findings(each.rule()).stream())
                        .map(Finding::remedy))
                .hasSize(4)
                .allMatch(remedy -> remedy.startsWith("Confirm with the owner"));
    }

    private static Given shop() {
        return Given.nothing()
                .table("shop")
                .index("GSI1", Projection.ALL)
                .entity("Order", "orders", "pk=ORDER#{id}|sk=ORDER", "id:N status:S");
    }

    private static Given extended() {
        EntityMapping order = new EntityMapping(
                "Order",
                "orders",
                Given.keys("pk=ORDER#{id}|sk=ORDER"),
                List.of(Given.column("status:S")),
                "version",
                1);
        return Given.nothing().table("shop").entity(order.withExtension("more"));
    }

    private static Given third() {
        return Given.nothing()
                .table("shop")
                .entity(new EntityMapping(
                        "Order", "orders", Given.keys("pk=ORDER#{id}|sk=ORDER"), List.of(), "version", 3));
    }

    private static Given json(String attributes) {
        return Given.nothing()
                .table("shop")
                .entity("Order", "orders", "pk=ORDER#{id}|sk=ORDER", attributes)
                .rows("orders", "id", "id int8!, status text, extras jsonb, note text");
    }

    private static MeasuredTable spread(long bytes, double first, double second, @Nullable Double throttled) {
        return new MeasuredTable(
                "shop",
                DAY,
                bytes,
                List.of(new MeasuredTable.Key("", 1000, first, second, throttled)),
                List.of(),
                List.of());
    }

    private static MeasuredTable index(@Nullable Capacity capacity, @Nullable Use use) {
        return new MeasuredTable(
                "shop", DAY, 1, List.of(), List.of(new MeasuredTable.Index("GSI1", capacity, use)), List.of());
    }

    private static MeasuredSize size(double bytes, @Nullable Double presence) {
        return new MeasuredSize(bytes, presence);
    }

    private static MeasuredTable items(int bytes, Map<String, MeasuredSize> attributes) {
        return new MeasuredTable(
                "shop",
                DAY,
                1,
                List.of(),
                List.of(),
                List.of(new MeasuredTable.Entity("ORDER", bytes, attributes, List.of())));
    }

    /** Of 100 items so many of version 1, so many days ago; pairs, the latest first. */
    private static MeasuredTable versions(int... pairs) {
        List<MeasuredTable.Versions> earliestFirst = IntStream.iterate(pairs.length - 2, i -> i >= 0, i -> i - 2)
                .mapToObj(i -> new MeasuredTable.Versions(
                        DAY.minusDays(pairs[i + 1]),
                        100,
                        List.of(
                                new MeasuredTable.Count("version", 1, pairs[i]),
                                new MeasuredTable.Count("version", 3, 100 - pairs[i]),
                                new MeasuredTable.Count("other", 0, 100))))
                .toList();
        return new MeasuredTable(
                "shop",
                DAY,
                1,
                List.of(),
                List.of(),
                List.of(new MeasuredTable.Entity("ORDER", 100, Map.of(), earliestFirst)));
    }

    private static RelationalStore offering(String... extensions) {
        return new RelationalStore(
                RelationalStore.Engine.AURORA,
                "16.4",
                RelationalStore.Reader.NONE,
                RelationalStore.Forwarding.OFF,
                RelationalStore.Failover.UNKNOWN,
                List.of(extensions));
    }

    private static MeasuredSource counted(int days) {
        return new MeasuredSource(
                DAY,
                WIDTHS,
                DAY.minusDays(days),
                List.of(
                        new MeasuredSource.UnreadIndex("archive", "archive_idx", 8192),
                        new MeasuredSource.UnreadIndex("orders", "orders_note_idx", 8192)),
                List.of("pg_trgm", "postgis"));
    }
}
