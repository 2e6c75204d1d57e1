package dev.drover.signoff.policy;

import dev.drover.people.Permission;
import dev.drover.people.Role;
import dev.drover.runbook.Scope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a policy asks for on one scope.
 *
 * @param scope id of the scope
 * @param required whether every plan needs it; a rule can require it for some
 * @param quorum how many people must sign, 1 to {@link #MOST_PEOPLE}
 * @param roles who may sign
 * @param stage scopes of a lower stage come first, 1 to {@link #LAST_STAGE}
 * @param expiryDays how old a signature may become, up to {@link #LONGEST_DAYS}; 0 means that it does not expire
 */
public record Requirement(String scope, boolean required, int quorum, Set<Role> roles, int stage, int expiryDays) {

    public static final int MOST_PEOPLE = 9;
    public static final int LAST_STAGE = 9;
    public static final int LONGEST_DAYS = 365;

    public Requirement {
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
    }

    /** What holds for a scope while nobody decided otherwise: data and business, one signature each, at any time. */
    public static Requirement standard(Scope scope) {
        boolean required = scope.equals(Scope.DATA) || scope.equals(Scope.BUSINESS);
        return new Requirement(scope.id(), required, 1, standardRoles(scope), 1, 0);
    }

    private static Set<Role> standardRoles(Scope scope) {
        return switch (scope.id()) {
            case "DATA" -> who(Permission.SIGN_DATA);
            case "BUSINESS" -> who(Permission.SIGN_BUSINESS);
            case "OPERATIONS" -> EnumSet.of(Role.LEAD, Role.OPERATOR);
            case "SECURITY" -> EnumSet.of(Role.LEAD, Role.ADMIN);
            default -> EnumSet.of(Role.LEAD);
        };
    }

    private static Set<Role> who(Permission permission) {
        return Arrays.stream(Role.values())
                .filter(role -> role.may(permission))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /** Whether somebody with these roles may sign. */
    public boolean admits(Set<Role> held) {
        return held.stream().anyMatch(roles::contains);
    }

    /** The roles in the words people read: "Lead or Stakeholder". */
    public String who() {
        return Arrays.stream(Role.values())
                .filter(roles::contains)
                .map(Role::label)
                .collect(Collectors.joining(" or "));
    }

    /** The same, required of at least so many people. */
    Requirement raisedTo(int people) {
        return new Requirement(scope, true, required ? Math.max(quorum, people) : people, roles, stage, expiryDays);
    }
}
