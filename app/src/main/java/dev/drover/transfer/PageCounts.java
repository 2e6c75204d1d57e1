package dev.drover.transfer;

/**
 * What became of the rows of a page that the target acknowledged without a gap.
 *
 * @param newerThere rows for which the feed had brought something newer
 * @param passed rows that become items of another entity, or that another entity counts as left behind
 * @param leftBehind rows that stay behind on purpose
 */
record PageCounts(
        int written,
        int alreadyThere,
        int newerThere,
        int passed,
        int leftBehind,
        long bytes,
        double writeUnits,
        int throttled) {

    static final PageCounts NONE = new PageCounts(0, 0, 0, 0, 0, 0, 0, 0);

    int read() {
        return written + alreadyThere + newerThere + passed + leftBehind;
    }
}
