package dev.drover.discovery;

import dev.drover.connection.SourceAddress;

/** Knows one kind of source database. */
public interface SourceReader {

    /**
     * Whether it is for that kind.
     *
     * @param product as {@link SourceReading#product} says it
     */
    boolean knows(String product);

    /**
     * Reads counters and statistics now, without changing anything and within a time limit.
     *
     * @throws SourceNotReadyException if the source does not count statements, or does not show them
     * @throws dev.drover.connection.ConnectionProblem if it cannot be reached or refuses
     */
    SourceReading read(SourceAddress address);

    /** What a statement needs. Never fails: what is not understood is {@link StatementClass#OTHER}. */
    Classified classify(String statement, SourceFacts facts);
}
