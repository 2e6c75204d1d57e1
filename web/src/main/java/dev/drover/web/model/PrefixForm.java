package dev.drover.web.model;

import dev.drover.model.edit.PrefixEdit;
import dev.drover.model.relational.ObjectPrefix;
import dev.drover.model.relational.ObjectPrefix.Format;
import java.util.List;

/**
 * The form of an S3 prefix.
 *
 * @param old the address that the prefix has; empty for a new one
 * @param partitionColumns as typed
 */
record PrefixForm(
        String old,
        String bucket,
        String prefix,
        String sourceTable,
        Format format,
        String partitionColumns,
        String purpose) {

    static PrefixForm blank(String source) {
        return new PrefixForm("", "", source.isEmpty() ? "" : source + "/", source, Format.PARQUET, "", "");
    }

    static PrefixForm of(ObjectPrefix prefix) {
        return new PrefixForm(
                prefix.address(),
                prefix.bucket(),
                prefix.prefix(),
                prefix.sourceTable(),
                prefix.format(),
                String.join(", ", prefix.partitionColumns()),
                prefix.purpose());
    }

    static PrefixForm of(Typed typed) {
        return new PrefixForm(
                typed.text("old"),
                typed.text("bucket"),
                typed.text("prefix"),
                typed.text("sourceTable"),
                typed.choice("format", Format.PARQUET),
                typed.raw("partitionColumns"),
                typed.text("purpose"));
    }

    PrefixEdit edit(Typed typed) {
        return new PrefixEdit.Put(
                old.isEmpty() ? null : old,
                new ObjectPrefix(bucket, prefix, sourceTable, format, typed.list("partitionColumns"), purpose));
    }

    /** For the form. */
    public List<Format> formats() {
        return List.of(Format.values());
    }

    /** The field that a problem of the prefix is about. */
    static String field(String place, String sentence) {
        return switch (place) {
            case "Bucket" -> "bucket";
            case "Source" -> "sourceTable";
            case "Partition columns" -> "partitionColumns";
            case "Purpose" -> "purpose";
            default -> "prefix";
        };
    }
}
