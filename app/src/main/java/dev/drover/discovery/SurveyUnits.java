package dev.drover.discovery;

/** What one call costs, by the rules of the DynamoDB developer guide, "Read and write operations". */
final class SurveyUnits {

    private static final double READ_BYTES = 4096;
    private static final double WRITE_BYTES = 1024;

    private SurveyUnits() {}

    /** Read units of a call that need not see the latest writes: half a unit for each 4 KB or part of it. */
    static double ofRead(double bytes) {
        return Math.max(1, Math.ceil(bytes / READ_BYTES)) / 2;
    }

    /** Write units: one for each 1 KB or part of it. */
    static double ofWrite(double bytes) {
        return Math.max(1, Math.ceil(bytes / WRITE_BYTES));
    }
}
