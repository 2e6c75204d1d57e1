package dev.drover.sandbox.mishap;

import java.util.Optional;

/** Something that goes wrong at the press of a button. Spring collects every bean of this type. */
public interface Mishap {

    /** Stands in addresses: lower-case letters and hyphens. */
    String id();

    /** What people read first: "An order that does not fit". */
    String name();

    /** What it does, and what to look for then. */
    String sentence();

    /** What undoing does; empty if there is nothing to undo. */
    Optional<String> undoSentence();

    /** Why it cannot be done at the moment, and what to do about it; empty if it can. */
    Optional<String> obstacle();

    /** Whether it is in force, so that it can be undone. */
    boolean isInForce();

    /**
     * Makes it go wrong.
     *
     * @return what was done, to what, as one sentence for the records
     */
    String cause();

    /**
     * Takes it back; does nothing if it is not in force.
     *
     * @return what was done, to what, as one sentence for the records
     */
    String undo();
}
