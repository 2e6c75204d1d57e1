package dev.drover.model.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the target may cost and what it did cost.
 *
 * @param budgetUsd a month; null if nobody has said
 * @param alarmPercent the part of the budget at which somebody is told; null for no alarm
 * @param bills of single days, in order
 * @param version what the person saw who changes it; 0 if nothing is kept yet
 */
public record Spending(
        @Nullable BigDecimal budgetUsd, @Nullable Integer alarmPercent, List<ActualBill> bills, int version) {

    /** Nobody has said anything. */
    public static final Spending UNKNOWN = new Spending(null, null, List.of(), 0);

    public Spending {
        bills = List.copyOf(bills);
    }

    /**
     * What AWS charged for a day.
     *
     * @param day in UTC
     */
    public record ActualBill(LocalDate day, BigDecimal usd) {}
}
