package dev.drover.web.live;

/**
 * Word that something happened in a run.
 *
 * @param seq the number of the event within the run
 * @param kind the name of the event's kind
 */
record Signal(long migration, long run, long seq, String kind) {

    /** Reads what PostgreSQL passed on: {@code migration:run:seq:kind}. */
    static Signal parse(String payload) {
        String[] parts = payload.split(":", 4);
        return new Signal(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3]);
    }
}
