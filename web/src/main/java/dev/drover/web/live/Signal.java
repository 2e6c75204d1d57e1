package dev.drover.web.live;

import dev.drover.execution.RunEvent;
import dev.drover.step.RunKind;

/**
 * Word that something happened in a run, or that something was announced.
 *
 * @param run 0 for an announcement
 * @param seq the number of the event within the run
 * @param kind the name of the event's kind
 * @param isPublic whether the page for everybody may show it
 */
record Signal(long migration, long run, long seq, String kind, boolean isPublic) {

    private static final String ANNOUNCEMENT = "ANNOUNCEMENT";

    /** Reads what PostgreSQL passed on about a run: {@code migration:run:seq:kind:kindOfRun}. */
    static Signal ofRun(String payload) {
        String[] parts = payload.split(":", 5);
        // A node of an older version leaves out the last part.
        boolean live = parts.length == 5 && parts[4].equals(RunKind.LIVE.name());
        return new Signal(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                parts[3],
                live && !parts[3].equals(RunEvent.Kind.LOG.name()));
    }

    /** Reads what PostgreSQL passed on about an announcement: {@code migration:id}. */
    static Signal ofAnnouncement(String payload) {
        String[] parts = payload.split(":", 2);
        return new Signal(Long.parseLong(parts[0]), 0, Long.parseLong(parts[1]), ANNOUNCEMENT, true);
    }
}
