package dev.drover.runbook.template;

/**
 * What people do by hand while applications write to two stores.
 *
 * <p>The rules are those that a model of the protocol needs to lose no write and to bring no deleted record back: copied
 * items only where none is, every other write under the condition that it is newer, tombstones instead of deletes.
 */
final class WritesToBoth {

    private static final Task RELEASE =
            new Task("""
            Release every application that writes {old} with the second write built in and switched off. What it has to do once it is on:
            1. Every record has a counter rev, a number. Each write to {old} raises it by 1 in the same statement or conditional update; a record that was never written since has none, which counts as 0. A clock is no counter.
            2. It writes {old} first. If that fails, the write failed.
            3. Then it puts the whole item, with rev, into {new}, under the condition: attribute_not_exists(#pk) OR attribute_not_exists(#rev) OR #rev < :rev, where #pk is {pk} and #rev is rev
            An item that is made of several records has one rev: a change of any of them raises it.{more}
            4. Instead of deleting an item in {new} it puts a tombstone under the same condition: the key, rev, deleted = true. Readers of {new} take a tombstone for no item.
            5. A failed condition is no error: something newer is there. Any other failure goes into a queue of repairs, from which the record is read anew from {old} and put again. A line in a log is not enough.
            6. It counts its writes to {old} and to {new}.
            Go through the page Consumers: services, functions, reports and scripts. The forgotten one is the classic outage.
            """, "Releases: text; Every writer on the page Consumers is released: yes", """
            Release the versions before. Do it only while the second write is switched off. Nothing is lost: {old} has every write.
            """);

    private static final Task SWITCH_ON =
            new Task("""
            Switch the second write on, for one instance first, then for all.
            Look at the queue of repairs and at errors and latency of writes for 10 minutes before you go on to all.
            In a rehearsal use the applications of the rehearsal's environment only.
            """, "Instances that write to both: number; The queue of repairs is empty: yes", """
            Switch the second write off everywhere. Nothing is lost: {old} leads and has every write. What is in {new} is stale from then on: nobody may read it, and it has to be empty before the second write is switched on again.
            """);

    private static final Task REPAIRS = new Task("""
            Empty the queue of repairs, then remove the tombstones that are older than 1 hour.
            For each item with deleted = true: delete it under the condition that it is still the one that was seen:
            aws dynamodb delete-item --table-name "${PREFIX}TABLE" --key file://key.json --condition-expression '#d = :yes AND #r = :rev' --expression-attribute-names '{"#d":"deleted","#r":"rev"}' --expression-attribute-values file://values.json
            A failed condition means that somebody wrote it anew: leave it.
            """, "Repairs left: number; Tombstones removed: number", """
            Nothing to undo: a tombstone stands for a record that {old} does not have either.
            """);

    private static final Task CLEAN_UP = new Task(
            """
            Tidy up, a day after the last write to {old} or later.
            1. Release the applications without the second write, the conditions on rev and the tombstones.
            2. Then delete the tombstones that are left in {new}: items with deleted = true.
            {old} and its backup stay until its owner decides otherwise.
            """,
            "Releases: text; Tombstones left: number",
            "Nothing to undo: what was removed stood for records that nobody has any more.");

    private WritesToBoth() {}

    static Task cleanUp(String old, String now) {
        return named(CLEAN_UP, old, now);
    }

    /** @param more another rule about rev; may be empty */
    static Task release(String old, String now, String partitionKey, String more) {
        return named(RELEASE, old, now).with("pk", partitionKey).with("more", more);
    }

    static Task switchOn(String old, String now) {
        return named(SWITCH_ON, old, now);
    }

    static Task repairs(String old, String now) {
        return named(REPAIRS, old, now);
    }

    private static Task named(Task task, String old, String now) {
        return task.with("old", old).with("new", now);
    }
}
