package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.relational.ObjectPrefix;
import java.util.List;
import java.util.stream.Stream;

/** Judges what objects under a prefix do for a pattern: they hand out everything of a partition, and nothing online. */
final class PrefixUse {

    private PrefixUse() {}

    static BesideCell cell(AccessPattern pattern, ObjectPrefix prefix) {
        String address = prefix.address();
        if (pattern.direction().writes()) {
            return BesideCell.notOnline(
                    address, "Objects under a prefix are written as a whole by an export, never row by row.");
        }
        if (pattern.promise().latencyP99Ms() != null) {
            return BesideCell.notOnline(
                    address,
                    "A prefix serves nothing online, and the pattern needs an answer within "
                            + pattern.promise().latencyP99Ms() + " ms.");
        }
        Consistency consistency = pattern.promise().consistency();
        if (consistency == Consistency.STRONG || consistency == Consistency.TRANSACTIONAL) {
            return BesideCell.notOnline(
                    address, "Objects are as old as the last export, and the pattern needs a fresh answer.");
        }
        List<String> other = Stream.concat(pattern.partitionBy().stream(), pattern.sortBy().stream())
                .filter(condition -> !isPartition(condition, prefix))
                .map(KeyCondition::attribute)
                .toList();
        if (pattern.cardinality() != Cardinality.ALL || !other.isEmpty() || pattern.ordering() != null) {
            return BesideCell.notOnline(
                    address,
                    "A prefix serves nothing online: it hands out everything of "
                            + (prefix.partitionColumns().isEmpty()
                                    ? "its objects"
                                    : "a partition by " + Words.list(prefix.partitionColumns()))
                            + ", and the pattern asks for "
                            + (other.isEmpty() ? "less or for an order" : "rows by " + Words.list(other)) + ".");
        }
        return BesideCell.exported(
                address,
                "The pattern asks for everything"
                        + (pattern.partitionBy().isEmpty() ? "" : " of a partition")
                        + ": an export reads the objects under " + address + ".",
                List.of("Nothing online is served: the objects are as old as the last export."));
    }

    private static boolean isPartition(KeyCondition condition, ObjectPrefix prefix) {
        String attribute = condition.attribute().substring(condition.attribute().lastIndexOf('.') + 1);
        return condition.operator() == Operator.EQ
                && prefix.partitionColumns().stream()
                        .anyMatch(column -> Words.plain(column).equals(Words.plain(attribute)));
    }
}
