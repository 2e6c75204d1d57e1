package dev.drover.audit;

import java.util.ArrayList;
import java.util.List;

/** Looks at the entries of the chain one after the other and collects what does not fit. */
final class ChainCheck {

    /** Whoever changed more than that changed everything. */
    private static final int MOST = 100;

    private final List<String> breaks = new ArrayList<>();
    private long seq;
    private String hash = "0".repeat(64);

    void next(AuditEntry entry) {
        if (entry.seq() != seq + 1) {
            found("Entry " + (seq + 1) + " is missing.");
        } else if (!entry.previousHash().equals(hash)) {
            found("Entry " + entry.seq() + " does not follow the entry before it.");
        }
        if (!entry.isIntact()) {
            found("Entry " + entry.seq() + " was changed after it was written.");
        }
        seq = entry.seq();
        hash = entry.hash();
    }

    /** What was found, with whether the chain ends where it should. */
    List<String> endsAt(long headSeq, String headHash) {
        if (headSeq != seq || !headHash.equals(hash)) {
            found("The chain should end at entry " + headSeq + " and ends at " + seq + ".");
        }
        return breaks;
    }

    private void found(String sentence) {
        if (breaks.size() < MOST) {
            breaks.add(sentence);
        }
    }
}
