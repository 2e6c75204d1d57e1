package dev.drover.model.coverage;

import java.util.List;

/**
 * One access pattern and one relational table or prefix that holds something of it.
 *
 * @param structure the table's name, or the prefix' address
 * @param word what serves the pattern: "Primary key", the index's name, "Insert", "Scan", "Export", or "No path"
 * @param reason why it is so, in whole sentences
 * @param caveats what a reader should know besides, although the pattern is served
 */
public record BesideCell(
        String structure, boolean isTable, Verdict verdict, String word, String reason, List<String> caveats) {

    public BesideCell {
        caveats = List.copyOf(caveats);
    }

    static BesideCell serves(String table, String word, String reason, List<String> caveats) {
        return new BesideCell(table, true, Verdict.KEY, word, reason, caveats);
    }

    static BesideCell scans(String table, String reason, List<String> caveats) {
        return new BesideCell(table, true, Verdict.SCAN, "Scan", reason, caveats);
    }

    static BesideCell noPath(String table, String reason) {
        return new BesideCell(table, true, Verdict.NO_PATH, "No path", reason, List.of());
    }

    static BesideCell exported(String prefix, String reason, List<String> caveats) {
        return new BesideCell(prefix, false, Verdict.SCAN, "Export", reason, caveats);
    }

    static BesideCell notOnline(String prefix, String reason) {
        return new BesideCell(prefix, false, Verdict.NO_PATH, "No path", reason, List.of());
    }

    /** Smaller is better: a key before a scan, without caveats before with them. */
    int rank() {
        return (verdict == Verdict.KEY ? 0 : 2) + (caveats.isEmpty() ? 0 : 1);
    }
}
