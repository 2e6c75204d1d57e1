package dev.drover.transfer.write;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.ConnectionProblem;
import dev.drover.model.KeyAttribute;
import dev.drover.model.mapping.InvalidMappingException;
import dev.drover.model.mapping.MappedRow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person must mend before a copy can go on.
 *
 * @param problem what happened, to what, with the value
 * @param nextAction what to do
 */
public record Obstacle(String problem, String nextAction) {

    private static final String THEN_RETRY = " Then retry: the copy goes on where it stopped.";

    public static Obstacle of(ConnectionProblem e) {
        return new Obstacle(String.valueOf(e.getMessage()), e.nextAction());
    }

    public static Obstacle of(InvalidMappingException e) {
        return new Obstacle(String.valueOf(e.getMessage()), "Change the source or the target model so that they fit.");
    }

    public static Obstacle rejected(MappedRow.Rejected row) {
        return new Obstacle(row.problem(), "Correct the row in the source." + THEN_RETRY);
    }

    public static Obstacle collision(String row, String key, String table, String difference) {
        return new Obstacle(
                row + " becomes the item " + key + " of " + table + ", but another item with this key is there: "
                        + difference + ".",
                "If two rows share the key, make its template unique and copy anew; if something else wrote the item,"
                        + " remove it." + THEN_RETRY);
    }

    public static Obstacle twoRows(String row, String other, String key, String table) {
        return new Obstacle(
                row + " and " + other + " both become the item " + key + " of " + table + ".",
                "Correct one of the rows in the source, or make the template of the key unique and copy anew."
                        + THEN_RETRY);
    }

    public static Obstacle foreign(String row, String key, String table) {
        return new Obstacle(
                row + " becomes the item " + key + " of " + table + ", but something else has written an item there.",
                "Find out who writes into the table and stop it, and remove the item." + THEN_RETRY);
    }

    public static Obstacle refused(String row, String table, String because) {
        return new Obstacle(
                row + " becomes an item that DynamoDB does not take into " + table + ": " + because + ".",
                "Correct the row in the source, or the table." + THEN_RETRY);
    }

    public static Obstacle invisible(Duration time) {
        return new Obstacle(
                "A change that the source has in its log has not become visible for " + time.toSeconds()
                        + " seconds, as if its commit waited for a standby.",
                "Look at the standbys in synchronous_standby_names of the source." + THEN_RETRY);
    }

    public static Obstacle noTable(String table, AwsAddress aws) {
        return new Obstacle(
                "There is no table " + table + " in " + aws.region() + " of account " + aws.account() + ".",
                "Create the table." + THEN_RETRY);
    }

    public static Obstacle tableNotReady(String table, String status) {
        return new Obstacle(
                "The table " + table + " takes no items yet: DynamoDB says it is " + status + ".",
                "Wait until it is active." + THEN_RETRY);
    }

    public static Obstacle otherKeys(String table, List<KeyAttribute> found, List<KeyAttribute> wanted) {
        return new Obstacle(
                "The table " + table + " has the key " + words(found) + ", and the model says " + words(wanted) + ".",
                "Remove or rename the table that is there, or change the model, and start again.");
    }

    public static Obstacle claimed(String table) {
        return new Obstacle(
                "Another copy is writing into the table " + table + ", and only one may.",
                "Wait until the other copy is finished, or stop it and wait two minutes." + THEN_RETRY);
    }

    public static Obstacle otherMapping() {
        return new Obstacle(
                "The mapping is not the one that this copy began with, so its items would not fit those already"
                        + " written.",
                "Put the mapping back as it was, or roll this step back and copy anew.");
    }

    public static Obstacle otherShare(int began, int now) {
        return new Obstacle(
                "This copy began with " + began + " % of the rows and should now take " + now + " %.",
                "Put the share back to " + began + " %, or roll this step back and copy anew.");
    }

    public static Obstacle otherColumns(String table, String change) {
        return new Obstacle(
                "The table " + table + " changed in the source after this copy began: " + change + ".",
                "Put the columns back as they were, or roll this step back and copy anew.");
    }

    public static Obstacle throttledTooLong(String table, Duration time) {
        return new Obstacle(
                "DynamoDB has throttled every write into " + table + " for " + time.toSeconds() + " seconds.",
                "Raise the table's write capacity, or wait until others use less of it." + THEN_RETRY);
    }

    public static Obstacle failingTooLong(String table, Duration time, String because) {
        return new Obstacle(
                "Every write into " + table + " has failed for " + time.toSeconds() + " seconds; the last time: "
                        + because + ".",
                "Check the network and the state of AWS." + THEN_RETRY);
    }

    private static String words(List<KeyAttribute> keys) {
        return keys.stream().map(key -> key.name() + " (" + key.type() + ")").collect(Collectors.joining(" and "));
    }

    /** What to do where nobody has to retry, because Drover does so by itself. */
    public String nextActionWithoutRetry() {
        return nextAction.replace(THEN_RETRY, "").replace(", then retry.", ".");
    }
}
