package dev.drover.traffic;

import dev.drover.people.Actor;

/** Who moved a switch. */
public sealed interface ChangedBy {

    /** The person, or the one on whose behalf the run acts. */
    Actor actor();

    /** Somebody pressed the button. */
    record Person(Actor actor) implements ChangedBy {}

    /**
     * A step of a run did it.
     *
     * @param actor who started the run
     * @param runNumber the number of the run within its migration
     * @param step the step's name, for people
     */
    record RunStep(Actor actor, int runNumber, String step) implements ChangedBy {}
}
