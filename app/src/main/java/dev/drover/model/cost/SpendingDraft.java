package dev.drover.model.cost;

import dev.drover.model.cost.Spending.ActualBill;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in about budget and bills, as typed.
 *
 * @param alarm percent of the budget
 * @param bills one a line: a day and an amount of USD, with a comma, semicolon or tab between them
 */
public record SpendingDraft(String budget, String alarm, String bills, int version) {

    private static final int MOST_BILLS = 400;
    private static final int MOST_PERCENT = 1000;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");
    private static final Pattern LINE = Pattern.compile("\"?([^\",;\t]+)\"?[,;\t]\\s*\"?([^\",;\t]+)\"?");

    public SpendingDraft {
        budget = budget.strip();
        alarm = alarm.strip();
        bills = bills.strip();
    }

    /** The form of what is kept. */
    public static SpendingDraft of(Spending spending) {
        return new SpendingDraft(
                spending.budgetUsd() == null ? "" : spending.budgetUsd().toPlainString(),
                spending.alarmPercent() == null ? "" : spending.alarmPercent().toString(),
                spending.bills().stream()
                        .map(bill -> bill.day() + ", " + bill.usd().toPlainString())
                        .collect(Collectors.joining("\n")),
                spending.version());
    }

    /** What is wrong with it, by field; empty if it can be kept. */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!budget.isEmpty() && budgetUsd() == null) {
            problems.put(
                    "budget",
                    "Enter the budget of a month in USD as a number above 0, for example 500, not \"" + budget + "\"");
        }
        if (!alarm.isEmpty() && alarmPercent() == null) {
            problems.put(
                    "alarm",
                    "Enter the alarm as a whole number of percent from 1 to " + MOST_PERCENT + ", not \"" + alarm
                            + "\"");
        } else if (!alarm.isEmpty() && budget.isEmpty()) {
            problems.put("budget", "Enter the budget of a month that the alarm of " + alarm + " % is about");
        }
        lineProblem().ifPresent(problem -> problems.put("bills", problem));
        return problems;
    }

    /** What it says, for {@link Spendings} to keep. */
    Spending spending() {
        return new Spending(budgetUsd(), alarmPercent(), read(), version);
    }

    private Optional<String> lineProblem() {
        List<Line> lines = lines();
        if (lines.size() > MOST_BILLS) {
            return Optional.of("There are " + lines.size() + " lines, and there is room for " + MOST_BILLS
                    + ". Leave out the oldest");
        }
        Map<LocalDate, Integer> days = new HashMap<>();
        for (Line line : lines) {
            Optional<ActualBill> bill = read(line.text());
            if (bill.isEmpty()) {
                return Optional.of("Line " + line.number() + " is \"" + shortened(line.text())
                        + "\". Enter a day and an amount of USD, for example 2026-11-01, 12.34");
            }
            Integer before = days.putIfAbsent(bill.get().day(), line.number());
            if (before != null) {
                return Optional.of("Lines " + before + " and " + line.number() + " are both about "
                        + bill.get().day() + ". Keep one of them");
            }
        }
        return Optional.empty();
    }

    private List<ActualBill> read() {
        return lines().stream()
                .flatMap(line -> read(line.text()).stream())
                .sorted(Comparator.comparing(ActualBill::day))
                .toList();
    }

    /** @param number from 1, as an editor counts */
    private record Line(int number, String text) {}

    /** Those that say something: not the empty ones, and not a first line of headings. */
    private List<Line> lines() {
        List<String> all = bills.lines().map(String::strip).toList();
        boolean headed = !all.isEmpty() && all.get(0).chars().noneMatch(Character::isDigit);
        return IntStream.range(headed ? 1 : 0, all.size())
                .mapToObj(i -> new Line(i + 1, all.get(i)))
                .filter(line -> !line.text().isEmpty())
                .toList();
    }

    private static Optional<ActualBill> read(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || !AMOUNT.matcher(parts.group(2).strip()).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ActualBill(
                    LocalDate.parse(parts.group(1).strip()),
                    new BigDecimal(parts.group(2).strip())));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private @Nullable BigDecimal budgetUsd() {
        return AMOUNT.matcher(budget).matches() && new BigDecimal(budget).signum() > 0 ? new BigDecimal(budget) : null;
    }

    private @Nullable Integer alarmPercent() {
        if (!alarm.matches("[0-9]{1,4}")) {
            return null;
        }
        int percent = Integer.parseInt(alarm);
        return percent < 1 || percent > MOST_PERCENT ? null : Integer.valueOf(percent);
    }

    private static String shortened(String line) {
        return line.codePointCount(0, line.length()) <= 40
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 40)) + "…";
    }
}
