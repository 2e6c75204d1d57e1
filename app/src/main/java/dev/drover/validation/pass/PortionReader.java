package dev.drover.validation.pass;

/** Reads one portion page by page into its intake. Belongs to one thread. */
interface PortionReader extends AutoCloseable {

    /** Reads and hands over one page, and answers the portion as it is after that. */
    Portion next();

    @Override
    void close();
}
