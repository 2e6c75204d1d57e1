package dev.drover.signoff.policy;

import dev.drover.runbook.Revision;
import java.util.Optional;

/** Knows a number about plans. Rooms that do implement it; of several for one measure the first that knows is asked. */
public interface FigureSource {

    Measure measure();

    /** The newest number; empty if it is not known for this plan. */
    Optional<Figure> find(Revision revision);
}
