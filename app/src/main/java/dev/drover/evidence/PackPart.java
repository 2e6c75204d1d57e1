package dev.drover.evidence;

import dev.drover.execution.Run;
import java.io.IOException;

/** Something that goes into every pack, in files of its own. Spring collects all of them, in their order. */
interface PackPart {

    /** Adds it; everything is of the moment at which the pack is made. */
    void addTo(PackWriter pack, Run run) throws IOException;
}
