package dev.drover.model.coverage;

import java.util.List;

/**
 * One access pattern and one structure.
 *
 * @param operation DynamoDB's name of the call, for example {@code Query}; empty if none serves the pattern
 * @param reason why it is so, in whole sentences that name the attributes
 * @param caveats what a reader should know besides, although the structure serves the pattern
 * @param shortfall the same for machines: what the pattern does not get here
 */
public record Cell(
        Structure structure,
        Verdict verdict,
        String operation,
        String reason,
        List<String> caveats,
        Shortfall shortfall) {

    public Cell {
        caveats = List.copyOf(caveats);
    }

    static Cell serves(
            Structure structure, String operation, String reason, List<String> caveats, Shortfall shortfall) {
        return new Cell(structure, Verdict.KEY, operation, reason, caveats, shortfall);
    }

    static Cell scans(Structure structure, String reason, List<String> caveats, Shortfall shortfall) {
        return new Cell(structure, Verdict.SCAN, "Scan", reason, caveats, shortfall);
    }

    /** For a structure whose key fits and whose answers are older than the pattern allows. */
    static Cell tooStale(Structure structure, String reason) {
        return new Cell(structure, Verdict.NO_PATH, "", reason, List.of(), Shortfall.STALE);
    }

    static Cell noPath(Structure structure, String reason) {
        return new Cell(structure, Verdict.NO_PATH, "", reason, List.of(), Shortfall.NOTHING);
    }

    static Cell none(Structure structure, String reason) {
        return new Cell(structure, Verdict.NONE, "", reason, List.of(), Shortfall.NOTHING);
    }

    /** What the matrix shows: "PK", the index's name, "Scan", "No path", "None". */
    public String word() {
        return switch (verdict) {
            case KEY -> structure.word();
            case SCAN -> "Scan";
            case NO_PATH -> "No path";
            case NONE -> "None";
        };
    }

    /** Smaller is better: a key before a scan, without caveats before with them, the table before an index. */
    int rank() {
        int rank = verdict == Verdict.KEY ? 0 : 8;
        if (!caveats.isEmpty()) {
            rank += 4;
        }
        if (structure.isIndex()) {
            rank += 2;
        }
        return operation.equals("Query") ? rank + 1 : rank;
    }
}
