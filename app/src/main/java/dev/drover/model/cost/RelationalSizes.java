package dev.drover.model.cost;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody states about a relational target; an inventory does not tell it.
 *
 * @param storageGb null if neither stated nor known from the source
 * @param averageAcu of a Serverless v2 cluster over a month
 */
public record RelationalSizes(
        @Nullable Instances aurora,
        @Nullable Instances rds,
        @Nullable BigDecimal averageAcu,
        @Nullable BigDecimal storageGb,
        Load load) {

    public static final RelationalSizes UNKNOWN =
            new RelationalSizes(null, null, null, null, new Load(null, null, null, null));

    RelationalSizes withStorage(BigDecimal gb) {
        return new RelationalSizes(aurora, rds, averageAcu, gb, load);
    }

    /**
     * The instances of a cluster, or the one of RDS.
     *
     * @param count for Aurora, writer and readers; for RDS, 2 is Multi-AZ and doubles every price
     */
    public record Instances(String instanceClass, int count) {}

    /**
     * What comes on top, where it is known.
     *
     * @param iosPerSecond reads and writes of 8 KB pages per second, for Aurora
     * @param iops provisioned, for RDS; null for the baseline
     * @param backupGbBeyondStorage backup beyond the size of the database, which is free
     * @param extendedSupportVcpu processors of a version that gets extended support
     */
    public record Load(
            @Nullable BigDecimal iosPerSecond,
            @Nullable BigDecimal iops,
            @Nullable BigDecimal backupGbBeyondStorage,
            @Nullable BigDecimal extendedSupportVcpu) {}
}
