package dev.drover.runbook;

/** A part of the resolved plan that a scope can cover. Each has a digest of its own. */
public enum PlanPart {
    PLACE("kind and address of the environment"),
    ACCESS("account, Region, role, endpoint and database user"),
    PERMISSIONS("the AWS actions and database privileges that the steps need"),
    MODEL("target model and mapping"),
    KEYS("keys of the tables and indexes that serve the access patterns"),
    COMMANDS("the command of every step"),
    TRAFFIC("the steps that move traffic"),
    ORDER("order of the steps"),
    PHASES("which steps are taken back together"),
    LENGTHS("kind and length of the steps"),
    CONTACTS("owner, stand-in, team and escalation contact of every step"),
    IMPACT("impact sentences and milestones"),
    DOWNTIME("what moves where, and the downtime that is acceptable");

    private final String words;

    PlanPart(String words) {
        this.words = words;
    }

    /** For people, as a part of a list. */
    public String words() {
        return words;
    }
}
