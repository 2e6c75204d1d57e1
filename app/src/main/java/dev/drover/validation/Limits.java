package dev.drover.validation;

import dev.drover.validation.pass.PageSize;

/**
 * How much a validation does at once, and how deep it looks.
 *
 * @param threadsPerSide that read the source, and as many the target
 * @param portionRows about how many rows a portion of the source and a segment of the scan have
 * @param portions the most of an entity, and of the target
 * @param keysPerBatch the most keys of each side that are kept at once while differing ones are looked for
 * @param batches the most such batches; records beyond them are not counted, and the report says "at least"
 * @param examined the most changed records whose causes are found out
 * @param listed the most differences that are listed of each cause
 */
record Limits(
        PageSize page,
        int threadsPerSide,
        long portionRows,
        int portions,
        long keysPerBatch,
        int batches,
        int examined,
        int listed) {

    /** Items in a bucket, at most, as far as the estimate is right. */
    static final long BUCKET = 16_384;

    static final int FEWEST_BUCKETS = 64;
    static final int MOST_BUCKETS = 1 << 16;

    static Limits standard() {
        return new Limits(new PageSize(500, null), 4, 50_000, 16, 500_000, 4, 5_000, 200);
    }

    /** The number of buckets for a table: a power of two. */
    static int buckets(long rows) {
        long wanted = Math.max(FEWEST_BUCKETS, Math.min(MOST_BUCKETS, (rows + BUCKET - 1) / BUCKET));
        return Integer.highestOneBit((int) (2 * wanted - 1));
    }
}
