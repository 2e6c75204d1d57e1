package dev.drover.step;

import java.util.List;

/**
 * What people and machines need to know about a kind of work.
 *
 * @param id stable and unique, {@code service.verb-noun}; runbooks are stored with it
 * @param name for people, in sentence case
 * @param sentence what it does
 * @param permissions AWS actions and database privileges that it needs
 */
public record StepDescription(String id, String name, String sentence, Effect effect, List<String> permissions) {

    public StepDescription {
        permissions = List.copyOf(permissions);
    }
}
