package dev.drover.transfer.change.postgres;

/** How far the making of a slot is. */
public sealed interface SlotPreparation {

    /** The slot is there, and everything that is committed from now on waits in it. */
    record Ready(PostgresSlot slot) implements SlotPreparation {}

    /**
     * The source makes no slot while transactions are open that wrote something; asking again goes on.
     *
     * @param because one sentence that names the oldest of them
     */
    record Waiting(String because) implements SlotPreparation {}
}
