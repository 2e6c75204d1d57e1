package dev.drover.web.access;

import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.people.PersonId;
import dev.drover.people.Role;
import dev.drover.people.Theme;
import dev.drover.people.Workspace;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person who looks at a page, and what they may do there.
 *
 * @param workspace the workspace of the page; null where there is none
 * @param zone the zone in which they read times: the one they chose, else the one their browser names, else UTC
 */
public record Viewer(
        Actor actor, @Nullable Workspace workspace, Set<Role> roles, Theme theme, ZoneId zone, Locale locale) {

    public PersonId id() {
        return actor.id();
    }

    public String name() {
        return actor.name();
    }

    public boolean may(Permission permission) {
        return roles.stream().anyMatch(role -> role.may(permission));
    }

    /** For templates: the permission by its name. */
    public boolean may(String permission) {
        return may(Permission.valueOf(permission));
    }
}
