package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.model.TargetModel;
import dev.drover.model.coverage.RowJoins.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Judges what a query does for a read that begins at one relational table and joins the others. */
final class RowRead {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final AccessPattern pattern;
    private final List<HeldRows> all;
    private final RowJoins joins;

    /** @param all the relational tables that hold entities of the pattern */
    RowRead(TargetModel model, AccessPattern pattern, List<HeldRows> all) {
        this.pattern = pattern;
        this.all = all;
        this.joins = new RowJoins(model);
    }

    /** Empty if the query would begin at another table, because only that one has what every call knows. */
    Optional<BesideCell> cell(HeldRows rows) {
        List<HeldRows> others =
                all.stream().filter(other -> !other.equals(rows)).toList();
        RowConditions known = new RowConditions(pattern, rows, others);
        String table = rows.table().name();
        if (!known.unknown().isEmpty()) {
            return Optional.of(BesideCell.noPath(table, unknown(all, known)));
        }
        if (known.columns().isEmpty() && !known.elsewhere().isEmpty()) {
            return Optional.empty();
        }
        Optional<RowPath> path = RowPath.best(rows.table(), known, pattern.filters());
        if (path.isEmpty() && !(known.columns().isEmpty() && pattern.cardinality() == Cardinality.ALL)) {
            return Optional.of(BesideCell.noPath(table, scanOnly(table, known)));
        }
        List<String> caveats = new ArrayList<>(path.map(RowPath::caveats).orElse(List.of()));
        if (path.isEmpty() && known.isOrdered()) {
            caveats.add("The rows are sorted after they are read.");
        }
        List<String> joined = new ArrayList<>();
        for (HeldRows other : others) {
            Optional<List<Step>> way = joins.way(rows.table(), other.table());
            if (way.isEmpty()) {
                caveats.add("No foreign key leads from " + table + " to "
                        + other.table().name() + ", so the pattern takes another query.");
                continue;
            }
            for (Step step : way.get()) {
                if (step.by().isEmpty() && path.isPresent()) {
                    return Optional.of(BesideCell.noPath(table, unindexed(table, step)));
                }
            }
            joined.add(words(way.get()));
        }
        caveats.addAll(caveats(rows, known, path));
        String reason = path.map(found -> reason(table, found))
                        .orElseGet(
                                () -> "The pattern asks for everything: a sequential scan reads all of " + table + ".")
                + (joined.isEmpty() ? "" : " Joined with " + Words.list(joined) + ".")
                + filters();
        return Optional.of(path.map(found -> BesideCell.serves(table, found.word(), reason, caveats))
                .orElseGet(() -> BesideCell.scans(table, reason, caveats)));
    }

    static String reason(String table, RowPath path) {
        String how = path.oneRow() ? "One row of " + table + " by " : "Rows of " + table + " by ";
        return how + (path.word().equals("Primary key") ? "its primary key" : "the index " + path.word()) + ": "
                + path.condition() + ".";
    }

    static String unknown(List<HeldRows> all, RowConditions known) {
        return "No column of "
                + Words.list(all.stream().map(held -> held.table().name()).toList()) + " is called "
                + Words.list(known.unknown()) + ".";
    }

    static String scanOnly(String table, RowConditions known) {
        if (known.columns().isEmpty()) {
            return "The pattern names no attribute that every call knows, so only a sequential scan of " + table
                    + " finds it.";
        }
        return "Only a sequential scan of " + table + " finds it: no key or index begins with "
                + Words.list(known.columns()) + ". Add an index on (" + String.join(", ", known.wished()) + ").";
    }

    private static String unindexed(String table, Step step) {
        String columns = String.join(", ", step.columns());
        return "From " + table + ", only a sequential scan of " + step.to().name()
                + " finds the rows to join: no key or index of it begins with " + columns + ". Add an index on ("
                + columns + ").";
    }

    private static String words(List<Step> way) {
        List<String> words = new ArrayList<>();
        for (Step step : way) {
            words.add(step.to().name() + " by "
                    + (step.by().isEmpty() ? "a sequential scan" : step.by()) + " ("
                    + String.join(", ", step.columns()) + ")");
        }
        Collections.reverse(words);
        return String.join(" through ", words);
    }

    private List<String> caveats(HeldRows rows, RowConditions known, Optional<RowPath> path) {
        List<String> caveats = new ArrayList<>();
        if (!known.elsewhere().isEmpty()) {
            caveats.add(Words.list(known.elsewhere()) + (known.elsewhere().size() == 1 ? " is" : " are")
                    + " compared after the join.");
        }
        caveats.addAll(elsewhere("call"));
        List<String> missing = pattern.attributesNeeded().stream()
                .filter(name -> all.stream().noneMatch(held -> held.column(name).isPresent()))
                .toList();
        if (!missing.isEmpty() && elsewhere("call").isEmpty()) {
            caveats.add("No column in the target holds " + Words.list(missing) + ".");
        }
        if (path.filter(RowPath::oneRow).isPresent()
                && pattern.cardinality() == Cardinality.MULTIPLE
                && all.size() == 1) {
            caveats.add("The key leads to one row of " + rows.table().name() + ", and the pattern reads several.");
        }
        if (pattern.selectivity() != null && pattern.selectivity().compareTo(HALF) < 0) {
            caveats.add("Most of what is read is thrown away by the filter, and takes time all the same.");
        }
        return caveats;
    }

    private List<String> elsewhere(String call) {
        return elsewhere(pattern, all, call);
    }

    /** What to say about entities that are in no relational table. */
    static List<String> elsewhere(AccessPattern pattern, List<HeldRows> all, String call) {
        List<String> names = pattern.entities().stream()
                .filter(name -> all.stream()
                        .noneMatch(held -> Words.sameThing(held.entity(), name)
                                || Words.sameThing(held.table().name(), name)
                                || Words.sameThing(held.table().sourceTable(), name)))
                .toList();
        return names.isEmpty()
                ? List.of()
                : List.of(Words.list(names) + (names.size() == 1 ? " is" : " are")
                        + " in no relational table, so the pattern takes another " + call + ".");
    }

    private String filters() {
        return pattern.filters().isBlank()
                ? ""
                : " What is read is then filtered by " + pattern.filters().strip() + ".";
    }
}
