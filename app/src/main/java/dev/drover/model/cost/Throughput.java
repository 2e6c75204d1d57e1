package dev.drover.model.cost;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What reads and writes cost on DynamoDB in a month.
 *
 * <pre>
 * on demand   = calls/s * units per call * price of a request unit * seconds of the month
 * provisioned = ceil(peak units/s / utilisation) * price of a capacity-hour * hours, for every table and index
 * </pre>
 *
 * <p>Source: AWS pricing page of DynamoDB; 70 % is the default target of its auto scaling, 50 % that of the AWS cost
 * template. What an account gets for nothing is not taken off, because the account may use it elsewhere.
 */
final class Throughput {

    static final BigDecimal TARGET = new BigDecimal("0.70");
    static final BigDecimal HALF = new BigDecimal("0.50");

    private final Prices prices;

    Throughput(Prices prices) {
        this.prices = prices;
    }

    Bill onDemand(String name, List<Demand> demands) {
        return onDemand(name, demands, unit -> true);
    }

    /** The same in the table class Standard-IA. */
    Bill infrequent(String name, List<Demand> demands, Predicate<UnitsPerCall> of) {
        return onDemand(name, demands, of, Rate.IA_READ_REQUEST_UNIT, Rate.IA_WRITE_REQUEST_UNIT);
    }

    /** Reads, writes to tables, and writes that keep indexes in step; without lines of 0. */
    Bill onDemand(String name, List<Demand> demands, Predicate<UnitsPerCall> of) {
        return onDemand(name, demands, of, Rate.READ_REQUEST_UNIT, Rate.WRITE_REQUEST_UNIT);
    }

    private Bill onDemand(
            String name, List<Demand> demands, Predicate<UnitsPerCall> of, Rate readUnit, Rate writeUnit) {
        BigDecimal reads = perMonth(demands, d -> d.reads(of));
        BigDecimal writes = perMonth(demands, d -> d.writes(of.and(unit -> !unit.index())));
        BigDecimal indexWrites = perMonth(demands, d -> d.writes(of.and(UnitsPerCall::index)));
        return new Bill(
                name,
                List.of(
                                prices.line("Reads", reads, readUnit),
                                prices.line("Writes to tables", writes, writeUnit),
                                prices.line("Writes to indexes", indexWrites, writeUnit))
                        .stream()
                        .filter(line -> line.quantity().signum() > 0)
                        .toList(),
                List.of());
    }

    Bill reads(List<Demand> demands) {
        return Bill.of(
                "Reads", prices.line("Reads", perMonth(demands, d -> d.reads(unit -> true)), Rate.READ_REQUEST_UNIT));
    }

    Bill writes(List<Demand> demands) {
        return Bill.of(
                "Writes",
                prices.line("Writes", perMonth(demands, d -> d.writes(unit -> true)), Rate.WRITE_REQUEST_UNIT));
    }

    Bill provisioned(String name, Workload workload, BigDecimal utilisation) {
        return workload.structures().stream()
                .map(structure -> provisioned(structure, workload.now(), utilisation))
                .reduce(new Bill(name, List.of(), List.of()), Bill::and);
    }

    Bill provisioned(String structure, List<Demand> demands, BigDecimal utilisation) {
        BigDecimal reads =
                capacity(demands, d -> d.reads(unit -> unit.structure().equals(structure)), utilisation);
        BigDecimal writes =
                capacity(demands, d -> d.writes(unit -> unit.structure().equals(structure)), utilisation);
        return new Bill(
                structure,
                List.of(
                                hours(
                                        structure + ": " + reads.toPlainString() + " RCU",
                                        reads,
                                        Rate.READ_CAPACITY_HOUR),
                                hours(
                                        structure + ": " + writes.toPlainString() + " WCU",
                                        writes,
                                        Rate.WRITE_CAPACITY_HOUR))
                        .stream()
                        .filter(line -> line.quantity().signum() > 0)
                        .toList(),
                List.of());
    }

    private CostLine hours(String what, BigDecimal units, Rate rate) {
        return prices.line(what, units.multiply(prices.constants().monthHours()), rate);
    }

    private BigDecimal perMonth(List<Demand> demands, Function<Demand, BigDecimal> unitsPerCall) {
        return demands.stream()
                .map(d -> unitsPerCall.apply(d).multiply(d.frequency().averagePerSecond()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(prices.constants().monthSeconds());
    }

    private static BigDecimal capacity(
            List<Demand> demands, Function<Demand, BigDecimal> unitsPerCall, BigDecimal utilisation) {
        BigDecimal peak = demands.stream()
                .map(d -> unitsPerCall.apply(d).multiply(d.frequency().peakPerSecond()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Money.ceil(peak.divide(utilisation, Money.PRECISION));
    }
}
