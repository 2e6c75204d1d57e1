package dev.drover.model.cost;

import dev.drover.model.cost.Autoscaling.Day;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What provisioned capacity costs that follows the day: for every table and index, the capacity-hours of a day of {@link
 * DayCurve} under {@link Autoscaling} * days of the month * price of a capacity-hour.
 */
final class ScaledCapacity {

    private final Prices prices;

    ScaledCapacity(Prices prices) {
        this.prices = prices;
    }

    Bill month(String name, Workload workload) {
        Map<String, DayCurve> reads = new LinkedHashMap<>();
        Map<String, DayCurve> writes = new LinkedHashMap<>();
        for (Demand demand : workload.now()) {
            for (UnitsPerCall units : demand.units()) {
                add(reads, demand, units.structure(), units.readUnits());
                add(writes, demand, units.structure(), units.writeUnits());
            }
        }
        List<CostLine> lines = new ArrayList<>();
        Day read = days(reads, " RCU", Rate.READ_CAPACITY_HOUR, lines);
        Day written = days(writes, " WCU", Rate.WRITE_CAPACITY_HOUR, lines);
        Bill bill = new Bill(name, lines, List.of());
        return lines.isEmpty() ? bill : noted(bill, workload, read, written);
    }

    private static void add(Map<String, DayCurve> curves, Demand demand, String structure, BigDecimal unitsPerCall) {
        if (unitsPerCall.signum() > 0) {
            curves.computeIfAbsent(structure, name -> new DayCurve()).add(demand.frequency(), unitsPerCall);
        }
    }

    private Day days(Map<String, DayCurve> curves, String unit, Rate rate, List<CostLine> lines) {
        BigDecimal days = prices.constants().monthHours().divide(BigDecimal.valueOf(24), Money.PRECISION);
        Day all = Day.NOTHING;
        for (Map.Entry<String, DayCurve> curve : curves.entrySet()) {
            Day day = Autoscaling.day(curve.getValue().perMinute(), Throughput.TARGET);
            all = all.and(day);
            if (day.capacityUnitHours().signum() > 0) {
                BigDecimal average = day.capacityUnitHours().divide(BigDecimal.valueOf(24), 1, RoundingMode.HALF_UP);
                lines.add(prices.line(
                        curve.getKey() + ": " + average.toPlainString() + unit + " on average",
                        day.capacityUnitHours().multiply(days),
                        rate));
            }
        }
        return all;
    }

    private static Bill noted(Bill bill, Workload workload, Day reads, Day writes) {
        List<String> used = new ArrayList<>();
        if (reads.capacityUnitHours().signum() > 0) {
            used.add("reads use " + percent(reads) + " %");
        }
        if (writes.capacityUnitHours().signum() > 0) {
            used.add("writes use " + percent(writes) + " %");
        }
        Bill noted = bill.noting("On average " + String.join(" and ", used) + " of their capacity.");
        int above = Math.max(reads.minutesAbove(), writes.minutesAbove());
        if (above > 0) {
            noted = noted.noting("In up to " + above + (above == 1 ? " minute" : " minutes")
                    + " of a day a table or index has less capacity than is asked for.");
        }
        boolean guessed = workload.now().stream()
                .map(Demand::frequency)
                .anyMatch(calls ->
                        calls.peakMinutes() == null && calls.peakPerSecond().compareTo(calls.averagePerSecond()) > 0);
        return guessed
                ? noted.noting("A peak whose length nobody stated is taken as " + DayCurve.USUAL_PEAK_MINUTES
                        + " minutes a day.")
                : noted;
    }

    private static String percent(Day day) {
        return day.utilisation()
                .movePointRight(2)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
