package dev.drover.notice;

/** Why somebody is told something. */
public enum NoticeKind {
    /** A revision was submitted, or it is the turn of a stage, and this person could sign. */
    SIGNATURE_ASKED("Your signature is asked for"),
    /** An edit voided a signature of this person. */
    SIGNATURE_FALLEN("Your signature is void"),
    /** A signature on a plan that waits for its live run will soon be too old. */
    SIGNATURE_EXPIRES("A signature expires soon"),
    /** A signature on a plan that waits for its live run is too old. */
    SIGNATURE_EXPIRED("A signature expired"),
    /** Somebody asks for changes in a plan that this person worked on. */
    CHANGES_REQUESTED("Changes are asked for"),
    /** Somebody rejected a plan that this person worked on. */
    REJECTED("A plan is rejected"),
    /** Somebody named this person in a comment. */
    MENTIONED("You are mentioned in a comment"),
    /** A run does not go on before this person does something. */
    RUN_HELD("A run waits for you"),
    /** Somebody asks for more time for a run, and this person has a say. */
    MORE_TIME_ASKED("More time is asked for");

    private final String label;

    NoticeKind(String label) {
        this.label = label;
    }

    /** What people read over the sentence, and as the subject of a mail; it names nobody and nothing. */
    public String label() {
        return label;
    }
}
