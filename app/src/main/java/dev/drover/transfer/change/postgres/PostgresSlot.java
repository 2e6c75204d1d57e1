package dev.drover.transfer.change.postgres;

import java.util.List;
import java.util.Optional;

/**
 * What must be kept of a logical replication slot to read from it again, and to notice that it is not the same.
 *
 * @param name of the slot and of the publication
 * @param systemIdentifier the number that the source's server gave itself when it was made
 * @param consistentPoint from where on the slot gives changes; what to open it with at first
 * @param horizon the number of a transaction that began after the slot was made: every transaction that the slot does
 *     not give has a smaller one
 */
public record PostgresSlot(
        String name, String systemIdentifier, String consistentPoint, long horizon, List<FollowedTable> tables) {

    Optional<FollowedTable> table(String table) {
        return tables.stream().filter(followed -> followed.name().equals(table)).findFirst();
    }
}
