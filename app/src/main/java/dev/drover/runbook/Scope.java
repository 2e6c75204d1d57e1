package dev.drover.runbook;

import dev.drover.people.Permission;

/** What a signature answers for. */
public enum Scope {
    /** Source, target, mapping and commands: that what runs is right and nothing gets lost. */
    DATA("Data", "Source, target model, mapping, and the command of every step", Permission.SIGN_DATA),
    /** What users notice and for how long, and that this is acceptable. */
    BUSINESS("Business", "Downtime, impact sentences, order and length of the steps", Permission.SIGN_BUSINESS);

    private final String label;
    private final String covers;
    private final Permission permission;

    Scope(String label, String covers, Permission permission) {
        this.label = label;
        this.covers = covers;
        this.permission = permission;
    }

    /** The word people read. */
    public String label() {
        return label;
    }

    /** What a signature on it covers, for people. */
    public String covers() {
        return covers;
    }

    /** What somebody needs to sign it, and to go on answering for it. */
    public Permission permission() {
        return permission;
    }
}
