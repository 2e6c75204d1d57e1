package dev.drover.people;

import static dev.drover.people.Permission.ADMINISTER;
import static dev.drover.people.Permission.ANNOUNCE;
import static dev.drover.people.Permission.DECIDE;
import static dev.drover.people.Permission.PLAN;
import static dev.drover.people.Permission.RUN;
import static dev.drover.people.Permission.SIGN;
import static dev.drover.people.Permission.SIGN_BUSINESS;
import static dev.drover.people.Permission.SIGN_DATA;
import static dev.drover.people.Permission.VIEW;

import java.util.Set;

/** A part somebody plays in a workspace. A person may have several. */
public enum Role {
    /** Fills in the inventory, designs the target model, writes the runbook. */
    ARCHITECT("Architect", Set.of(VIEW, SIGN, PLAN)),
    /** Signs for the data, decides go or no-go. */
    LEAD("Lead", Set.of(VIEW, SIGN, SIGN_DATA, SIGN_BUSINESS, DECIDE, ANNOUNCE)),
    /** Rehearses, runs, pauses, rolls back. */
    OPERATOR("Operator", Set.of(VIEW, SIGN, RUN, ANNOUNCE)),
    /** Signs for the business, watches. */
    STAKEHOLDER("Stakeholder", Set.of(VIEW, SIGN, SIGN_BUSINESS)),
    /** Looks after people and connections; may not plan or run without another role. */
    ADMIN("Admin", Set.of(VIEW, SIGN, ADMINISTER));

    private final String label;
    private final Set<Permission> permissions;

    Role(String label, Set<Permission> permissions) {
        this.label = label;
        this.permissions = permissions;
    }

    /** The word people read. */
    public String label() {
        return label;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
