package dev.drover.transfer;

/**
 * What became of the rows of a page that the target acknowledged without a gap.
 *
 * @param passed rows that become items of another entity, if of any
 */
record PageCounts(int written, int alreadyThere, int passed, long bytes, double writeUnits, int throttled) {

    static final PageCounts NONE = new PageCounts(0, 0, 0, 0, 0, 0);

    int read() {
        return written + alreadyThere + passed;
    }
}
