package dev.drover.model.cost;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** A price that the formulas need, under the names that the AWS price list gives it. */
public enum Rate {
    WRITE_REQUEST_UNIT("AmazonDynamoDB", "WriteRequestUnits", "WRU", "0.0001"),
    READ_REQUEST_UNIT("AmazonDynamoDB", "ReadRequestUnits", "RRU", "0.0001"),
    WRITE_CAPACITY_HOUR("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "WCU-hour", "0.1"),
    READ_CAPACITY_HOUR("AmazonDynamoDB", "ReadCapacityUnit-Hrs", "RCU-hour", "0.1"),
    DYNAMODB_STORAGE("AmazonDynamoDB", "TimedStorage-ByteHrs", "GB-month", "20"),
    POINT_IN_TIME_RECOVERY("AmazonDynamoDB", "TimedPITRStorage-ByteHrs", "GB-month", "20"),
    DYNAMODB_IMPORT("AmazonDynamoDB", "ImportDataSize-Bytes", "GB", "20"),
    IA_WRITE_REQUEST_UNIT("AmazonDynamoDB", "IA-WriteRequestUnits", "WRU", "0.0001"),
    IA_READ_REQUEST_UNIT("AmazonDynamoDB", "IA-ReadRequestUnits", "RRU", "0.0001"),
    IA_WRITE_CAPACITY_HOUR("AmazonDynamoDB", "IA-WriteCapacityUnit-Hrs", "WCU-hour", "0.1"),
    IA_READ_CAPACITY_HOUR("AmazonDynamoDB", "IA-ReadCapacityUnit-Hrs", "RCU-hour", "0.1"),
    IA_STORAGE("AmazonDynamoDB", "IA-TimedStorage-ByteHrs", "GB-month", "20"),
    AURORA_ACU_HOUR("AmazonRDS.Aurora", "Aurora:ServerlessV2Usage", "ACU-hour", "20"),
    AURORA_IO_OPTIMIZED_ACU_HOUR("AmazonRDS.Aurora", "Aurora:ServerlessV2IOOptimizedUsage", "ACU-hour", "20"),
    AURORA_STORAGE("AmazonRDS.Aurora", "Aurora:StorageUsage", "GB-month", "20"),
    AURORA_IO_OPTIMIZED_STORAGE("AmazonRDS.Aurora", "Aurora:IO-OptimizedStorageUsage", "GB-month", "20"),
    AURORA_IO("AmazonRDS.Aurora", "Aurora:StorageIOUsage", "I/O request", "0.0001"),
    AURORA_BACKUP("AmazonRDS.Aurora", "Aurora:BackupUsage", "GB-month", "20"),
    RDS_STORAGE("AmazonRDS.PostgreSQL", "RDS:GP3-Storage", "GB-month", "20"),
    RDS_MULTI_AZ_STORAGE("AmazonRDS.PostgreSQL", "RDS:Multi-AZ-GP3-Storage", "GB-month", "20"),
    RDS_IOPS("AmazonRDS.PostgreSQL", "RDS:GP3-PIOPS", "IOPS-month", "20"),
    RDS_MULTI_AZ_IOPS("AmazonRDS.PostgreSQL", "RDS:Multi-AZ-GP3-PIOPS", "IOPS-month", "20"),
    RDS_BACKUP("AmazonRDS.PostgreSQL", "RDS:ChargedBackupUsage", "GB-month", "20"),
    RDS_EXTENDED_SUPPORT("AmazonRDS.PostgreSQL", "ExtendedSupport Yr1-2 per vCPU-hour", "vCPU-hour", "20");

    private final String service;
    private final String usage;
    private final String per;
    private final BigDecimal mostUsd;

    Rate(String service, String usage, String per, String mostUsd) {
        this.service = service;
        this.usage = usage;
        this.per = per;
        this.mostUsd = new BigDecimal(mostUsd);
    }

    /** The part of the price file it stands in. */
    public String service() {
        return service;
    }

    /** Its name in that part. */
    public String usage() {
        return usage;
    }

    /** What one costs: {@code WCU-hour}. */
    public String per() {
        return per;
    }

    /** The whole name: {@code AmazonDynamoDB/WriteRequestUnits}. */
    public String key() {
        return service + "/" + usage;
    }

    static Optional<Rate> withKey(String key) {
        return Stream.of(values()).filter(rate -> rate.key().equals(key)).findFirst();
    }

    /** More than any Region asks, by a wide margin: beyond it somebody took the price of a million for that of one. */
    BigDecimal mostUsd() {
        return mostUsd;
    }
}
