package dev.drover.web.model;

import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.coverage.CoveredPattern;

/** Which rows of the coverage matrix are shown. */
enum CoverageFilter {
    ALL,
    GAPS,
    READS,
    WRITES;

    boolean takes(CoveredPattern row) {
        return switch (this) {
            case ALL -> true;
            case GAPS -> row.isGap();
            case READS -> row.pattern().direction() == Direction.READ;
            case WRITES -> row.pattern().direction().writes();
        };
    }
}
