package dev.drover.model.relational;

import java.util.List;

/**
 * Objects of an S3 bucket under one prefix, planned to hold the rows of a source table.
 *
 * @param prefix without a slash in front and with one at its end, for example {@code orders/}
 * @param partitionColumns columns of the source table by whose values the objects are put into folders; may be empty
 * @param purpose what the objects are for
 */
public record ObjectPrefix(
        String bucket,
        String prefix,
        String sourceTable,
        Format format,
        List<String> partitionColumns,
        String purpose) {

    public ObjectPrefix {
        partitionColumns = List.copyOf(partitionColumns);
    }

    /** How rows are written into an object. */
    public enum Format {
        JSON_LINES("JSON lines"),
        CSV("CSV"),
        PARQUET("Parquet");

        private final String label;

        Format(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** {@code s3://archive/orders/}: the prefix' name. */
    public String address() {
        return "s3://" + bucket + "/" + prefix;
    }

    /** The place of the prefix as problems name it. */
    public String place() {
        return place(address());
    }

    /** The place of the prefix with that address. */
    public static String place(String address) {
        return "Prefix " + address;
    }
}
