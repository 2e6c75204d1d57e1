package dev.drover.signoff.round;

import dev.drover.people.PersonId;
import dev.drover.runbook.Digests;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The minutes of one go/no-go round; what is in them is never changed.
 *
 * @param number counts the rounds of a migration from 1
 * @param revision the number of the revision that was the newest when it was opened
 * @param digest of the whole plan at that moment
 * @param said everything that was said, the earliest first
 * @param closing how it ended; null while it is open
 */
public record Round(
        long id,
        int number,
        int revision,
        String digest,
        String openedName,
        Instant openedAt,
        List<Say> said,
        @Nullable Closing closing) {

    public Round {
        said = List.copyOf(said);
    }

    /**
     * What one person said.
     *
     * @param roles the parts that the person played at that moment, in words
     * @param reason why; empty only for a go
     */
    public record Say(PersonId person, String personName, String roles, boolean go, String reason, Instant at) {}

    /**
     * How a round ended.
     *
     * @param seen what held a live run back at that moment, a line each; empty if nothing did
     */
    public record Closing(boolean go, String note, String seen, String personName, Instant at) {}

    public boolean isOpen() {
        return closing == null;
    }

    /** Whether it is about this plan, and not about another one that it was before or since. */
    public boolean isAbout(Digests plan) {
        return plan.whole().equals(digest);
    }

    /** What counts: of each person the latest, in the order in which they spoke first. */
    public List<Say> counting() {
        Map<PersonId, Say> latest = new LinkedHashMap<>();
        said.forEach(say -> latest.put(say.person(), say));
        return List.copyOf(latest.values());
    }

    /** How many say it now: "3 go, 1 no-go". */
    public String count() {
        long go = counting().stream().filter(Say::go).count();
        return go + " go, " + (counting().size() - go) + " no-go";
    }
}
