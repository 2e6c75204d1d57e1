package dev.drover.model.lint.rules;

import dev.drover.model.TableOptions.Capacity;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.cost.Bill;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.Demand;
import dev.drover.model.cost.Prices;
import dev.drover.model.cost.Rate;
import dev.drover.model.cost.StoredItems;
import dev.drover.model.cost.StructureCost;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** What a table with its indexes costs in a month, the way its options say that it is paid. */
final class TableBill {

    private final CostSheet sheet;
    private final TargetTable table;
    private final List<StructureCost> structures;

    TableBill(CostSheet sheet, TargetTable table) {
        this.sheet = sheet;
        this.table = table;
        this.structures = sheet.structures().stream()
                .filter(cost -> isHere(cost.structure()))
                .toList();
    }

    /** What the target costs in a month, every table the way its options say that it is paid. */
    static double all(CostSheet sheet, TargetModel model) {
        return sheet.options().get(0).exactUsd().doubleValue()
                + model.tables().stream()
                        .mapToDouble(table -> new TableBill(sheet, table).beyondOnDemand())
                        .sum();
    }

    private boolean isHere(String structure) {
        return structure.equals(table.name()) || structure.startsWith(table.name() + ":");
    }

    boolean isOnDemand() {
        return table.options().capacity() == null;
    }

    double onDemand() {
        return sum(StructureCost::onDemand);
    }

    /** Capacity for 70 % of the peak, held all month. */
    double provisioned() {
        return sum(StructureCost::provisioned);
    }

    /** What is paid for reads and writes with the options of the table, its class included. */
    double chosen() {
        Capacity capacity = table.options().capacity();
        boolean seldom = table.options().infrequentAccess();
        Prices prices = sheet.prices();
        if (capacity == null) {
            return seldom ? onDemandInfrequent() : onDemand();
        }
        BigDecimal hour = prices.of(seldom ? Rate.IA_READ_CAPACITY_HOUR : Rate.READ_CAPACITY_HOUR)
                .multiply(BigDecimal.valueOf(capacity.readUnits()))
                .add(prices.of(seldom ? Rate.IA_WRITE_CAPACITY_HOUR : Rate.WRITE_CAPACITY_HOUR)
                        .multiply(BigDecimal.valueOf(capacity.writeUnits())));
        long global = table.indexes().stream().filter(index -> !index.local()).count();
        return hour.multiply(prices.constants().monthHours())
                .multiply(BigDecimal.valueOf(1 + global))
                .doubleValue();
    }

    private double onDemandInfrequent() {
        return structures.stream()
                .flatMap(cost -> cost.onDemand().lines().stream())
                .mapToDouble(line -> line.quantity()
                        .multiply(sheet.prices()
                                .of(
                                        line.unit().equals(Rate.READ_REQUEST_UNIT.per())
                                                ? Rate.IA_READ_REQUEST_UNIT
                                                : Rate.IA_WRITE_REQUEST_UNIT))
                        .doubleValue())
                .sum();
    }

    /** Of the table's class, before what is free. */
    double storage() {
        return gb()
                * sheet.prices()
                        .of(table.options().infrequentAccess() ? Rate.IA_STORAGE : Rate.DYNAMODB_STORAGE)
                        .doubleValue();
    }

    /** What the options of the table add to a bill of the same table on demand in the class Standard. */
    double beyondOnDemand() {
        double standard = sheet.prices().of(Rate.DYNAMODB_STORAGE).doubleValue() * gb();
        return chosen() - onDemand() + storage() - standard;
    }

    private double gb() {
        return sheet.workload().stored().stream()
                        .filter(stored -> isHere(stored.structure()))
                        .map(StoredItems::storedBytes)
                        .mapToDouble(BigDecimal::doubleValue)
                        .sum()
                / sheet.prices().constants().bytesPerGb().doubleValue();
    }

    /** The patterns of now that take anything here. */
    List<Demand> demands() {
        return sheet.workload().now().stream()
                .filter(demand -> demand.units().stream().anyMatch(units -> isHere(units.structure())))
                .toList();
    }

    private double sum(Function<StructureCost, Bill> bill) {
        return structures.stream()
                .mapToDouble(cost -> bill.apply(cost).exactUsd().doubleValue())
                .sum();
    }
}
