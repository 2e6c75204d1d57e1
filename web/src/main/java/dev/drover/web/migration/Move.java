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
 * @param who it waits for, in the words of the roles: "Lead or Stakeholder"
 * @param forViewer whether the person who looks at the page can do it
 */
public record Move(String sentence, String address, String who, boolean forViewer) {

    /** One that waits for everybody with a permission. */
    Move(String sentence, String address, Permission needed, boolean forViewer) {
        this(
                sentence,
                address,
                Arrays.stream(Role.values())
                        .filter(role -> role.may(needed))
                        .map(Role::label)
                        .collect(Collectors.joining(" or ")),
                forViewer);
    }
}
