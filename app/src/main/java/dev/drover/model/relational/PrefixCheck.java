package dev.drover.model.relational;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what S3 would refuse about a prefix. Rules: S3 user guide, "General purpose bucket naming rules". */
final class PrefixCheck {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final List<String> BEGINNINGS = List.of("xn--", "sthree-", "amzn-s3-demo-");
    private static final List<String> ENDINGS = List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

    /** A key has 1,024 bytes; the rest is for folders of partitions and the name of an object. */
    private static final int MOST_BYTES = 512;

    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9!_.*'()=-]+/)+");

    private final ObjectPrefix prefix;
    private final RelationalCheck check;

    PrefixCheck(ObjectPrefix prefix, RelationalCheck check) {
        this.prefix = prefix;
        this.check = check;
    }

    void run() {
        bucket(prefix.bucket());
        path(prefix.prefix());
        if (prefix.sourceTable().isBlank()) {
            problem("Source", "The prefix names no table of the source. Say whose rows it is for.");
        }
        Set<String> seen = new HashSet<>();
        for (String column : prefix.partitionColumns()) {
            if (!seen.add(column)) {
                problem("Partition columns", "The partition column " + column + " is there twice.");
            }
        }
        if (prefix.purpose().isBlank()) {
            problem("Purpose", "Nobody says what the objects are for. Write it down in a few words.");
        }
    }

    private void bucket(String name) {
        if (!BUCKET.matcher(name).matches()) {
            problem(
                    "Bucket",
                    "The bucket is \"" + name
                            + "\". A name has 3 to 63 lower-case letters, digits, hyphens and dots, and"
                            + " begins and ends with a letter or digit.");
        } else if (name.contains("..") || ADDRESS.matcher(name).matches()) {
            problem(
                    "Bucket",
                    "The bucket is \"" + name + "\". A name has no two dots side by side and is no IP address.");
        } else {
            BEGINNINGS.stream()
                    .filter(name::startsWith)
                    .forEach(begin -> problem(
                            "Bucket",
                            "The bucket is \"" + name + "\". S3 keeps names that begin with " + begin
                                    + " for itself."));
            ENDINGS.stream()
                    .filter(name::endsWith)
                    .forEach(end -> problem(
                            "Bucket",
                            "The bucket is \"" + name + "\". S3 keeps names that end with " + end + " for itself."));
        }
    }

    private void path(String path) {
        if (!PREFIX.matcher(path).matches()) {
            problem(
                    "Path",
                    "The prefix is \"" + path + "\". It consists of folders, each with a slash behind it, of letters,"
                            + " digits and ! _ . * ' ( ) = -: orders/ or archive/orders/.");
        } else if (path.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            problem("Path", "The prefix has more than " + MOST_BYTES + " bytes. Shorten it: a whole key has 1,024.");
        }
    }

    private void problem(String part, String sentence) {
        check.problem(prefix.place() + " · " + part, sentence);
    }
}
