package dev.drover.model.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Everything that there is to say about the cost of a migration, computed from one inventory.
 *
 * @param options the stores side by side: DynamoDB in every mode of payment, Aurora, RDS
 * @param backfillHours at {@link #BACKFILL_UNITS_PER_SECOND}
 * @param hints what an architect should look at
 */
public record CostSheet(
        Prices prices,
        Workload workload,
        List<Bill> options,
        List<PatternCost> patterns,
        List<StructureCost> structures,
        Bill oneOff,
        Bill s3Import,
        BigDecimal backfillHours,
        Crossover crossover,
        List<Hint> hints) {

    /** A rate that an account gets without asking for more. */
    public static final int BACKFILL_UNITS_PER_SECOND = 10_000;

    public CostSheet {
        options = List.copyOf(options);
        patterns = List.copyOf(patterns);
        structures = List.copyOf(structures);
        hints = List.copyOf(hints);
    }

    public static CostSheet of(Workload workload, Prices prices, RelationalSizes relational, MoveSizes move) {
        OneOff oneOff = new OneOff(prices);
        List<PatternCost> patterns = patterns(workload, new Throughput(prices));
        Crossover crossover = Crossover.of(prices);
        List<Bill> options = options(workload, prices, sized(workload, prices, relational));
        return new CostSheet(
                prices,
                workload,
                options,
                patterns,
                structures(workload, prices),
                oneOff.bill(workload, move),
                oneOff.s3Import(workload),
                OneOff.hours(OneOff.backfillUnits(workload.stored()), BigDecimal.valueOf(BACKFILL_UNITS_PER_SECOND)),
                crossover,
                new CostHints(patterns, crossover).hints(options));
    }

    private static List<Bill> options(Workload workload, Prices prices, RelationalSizes relational) {
        Throughput throughput = new Throughput(prices);
        Storage storage = new Storage(prices);
        Bill besides = storage.pointInTimeRecovery(workload).and(new Bill("", List.of(), leftOut(workload)));
        Bill kept = storage.month(workload).and(besides);
        Aurora aurora = new Aurora(prices);
        return List.of(
                throughput.onDemand("DynamoDB on demand", workload.now()).and(kept),
                throughput
                        .provisioned("DynamoDB provisioned, 70 % used", workload, Throughput.TARGET)
                        .and(kept),
                throughput
                        .provisioned("DynamoDB provisioned, 50 % used", workload, Throughput.HALF)
                        .and(kept),
                new ScaledCapacity(prices)
                        .month("DynamoDB provisioned, scaled over the day", workload)
                        .and(kept),
                throughput
                        .infrequent("DynamoDB on demand, Standard-IA", workload.now(), unit -> true)
                        .and(storage.infrequentMonth(workload))
                        .and(besides),
                aurora.provisioned(relational, false),
                aurora.provisioned(relational, true),
                aurora.serverless(relational, false),
                aurora.serverless(relational, true),
                new Rds(prices).month(relational));
    }

    /** Without a stated size, the relational store is as large as the items, without what DynamoDB adds to them. */
    private static RelationalSizes sized(Workload workload, Prices prices, RelationalSizes relational) {
        if (relational.storageGb() != null || workload.stored().isEmpty()) {
            return relational;
        }
        BigDecimal bytes = workload.stored().stream()
                .filter(stored -> !stored.index())
                .map(StoredItems::plainBytes)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return relational.withStorage(prices.constants().gb(bytes));
    }

    private static List<String> leftOut(Workload workload) {
        List<String> subjects = workload.notes().stream()
                .filter(Note::isMissing)
                .map(Note::subject)
                .distinct()
                .toList();
        return subjects.isEmpty()
                ? List.of()
                : List.of("Figures are missing, so it is not the whole: " + String.join(", ", subjects) + ".");
    }

    private static List<PatternCost> patterns(Workload workload, Throughput throughput) {
        BigDecimal all = throughput.onDemand("", workload.now()).exactUsd();
        return workload.demands().stream()
                .map(demand -> {
                    Bill bill = throughput.onDemand(demand.patternId(), List.of(demand));
                    return new PatternCost(
                            demand, bill, demand.now() ? percent(bill.exactUsd(), all) : BigDecimal.ZERO);
                })
                .toList();
    }

    private static List<StructureCost> structures(Workload workload, Prices prices) {
        Throughput throughput = new Throughput(prices);
        Storage storage = new Storage(prices);
        return workload.structures().stream()
                .map(structure -> {
                    List<StoredItems> stored = workload.in(structure);
                    return new StructureCost(
                            structure,
                            structure.indexOf(':') >= 0,
                            throughput.onDemand(
                                    structure,
                                    workload.now(),
                                    unit -> unit.structure().equals(structure)),
                            throughput.provisioned(structure, workload.now(), Throughput.TARGET),
                            stored.isEmpty()
                                    ? Bill.unknown(structure, "The number or the size of its items is not known.")
                                    : Bill.of(
                                            structure,
                                            prices.line("Storage", storage.gb(stored), Rate.DYNAMODB_STORAGE)));
                })
                .toList();
    }

    /** Write units of indexes for each write unit of the tables; 0 without writes. */
    public BigDecimal amplification() {
        BigDecimal index = sum(
                workload.now().stream().map(Demand::indexWriteUnitsPerSecond).toList());
        BigDecimal table = sum(workload.now().stream()
                        .map(Demand::writeUnitsPerSecond)
                        .toList())
                .subtract(index);
        return table.signum() == 0 ? BigDecimal.ZERO : IndexWrites.amplification(index, table);
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : part.movePointRight(2).divide(whole, 1, RoundingMode.HALF_UP);
    }
}
