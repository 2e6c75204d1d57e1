package dev.drover.discovery;

import java.util.Map;

/** What comes of choosing drafts. */
public sealed interface Taking {

    /**
     * They are in the inventory.
     *
     * @param number how many; 0 if somebody else had taken all of them
     */
    record Taken(int number) implements Taking {}

    /**
     * Nothing was written.
     *
     * @param problems what to do, as sentences without a full stop, by the key of the draft
     */
    record Refused(Map<String, String> problems) implements Taking {}
}
