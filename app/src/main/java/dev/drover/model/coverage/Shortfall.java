package dev.drover.model.coverage;

import java.util.List;

/**
 * What a pattern does not get from a structure although its key fits.
 *
 * @param elsewhere entities of the pattern that this key does not find, so that each takes another call
 * @param notCarried attributes that the items have and the index leaves out
 * @param unknown attributes that nothing in the target holds
 * @param stale whether the answers are older than the pattern allows
 */
public record Shortfall(List<String> elsewhere, List<String> notCarried, List<String> unknown, boolean stale) {

    static final Shortfall NOTHING = new Shortfall(List.of(), List.of(), List.of(), false);
    static final Shortfall STALE = new Shortfall(List.of(), List.of(), List.of(), true);

    public Shortfall {
        elsewhere = List.copyOf(elsewhere);
        notCarried = List.copyOf(notCarried);
        unknown = List.copyOf(unknown);
    }
}
