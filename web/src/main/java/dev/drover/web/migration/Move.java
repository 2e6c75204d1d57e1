package dev.drover.web.migration;

import dev.drover.people.Permission;
import dev.drover.people.Role;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Something that has to be done next to bring a migration on.
 *
 * @param sentence what to do, as a command
 * @param address where it is done
 * @param needed whoever has this permission can do it
 * @param forViewer whether the person who looks at the page can do it
 */
public record Move(String sentence, String address, Permission needed, boolean forViewer) {

    /** Who it waits for, in the words of the roles: "Lead or Stakeholder". */
    public String who() {
        return Arrays.stream(Role.values())
                .filter(role -> role.may(needed))
                .map(Role::label)
                .collect(Collectors.joining(" or "));
    }
}
