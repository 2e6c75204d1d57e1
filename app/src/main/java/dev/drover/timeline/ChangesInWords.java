package dev.drover.timeline;

import dev.drover.transfer.follow.Following;
import java.time.Duration;
import java.time.Instant;

/** Says to people who work with the data what becomes of what they change while it is copied. */
final class ChangesInWords {

    private ChangesInWords() {}

    static String of(Following following, Instant now) {
        return switch (following.status()) {
            case PREPARING, ENDED -> "";
            case FOLLOWING ->
                following.isLeftAlone(now)
                        ? waiting()
                        : following
                                .lag()
                                .map(lag ->
                                        "Everything you change now is brought over, about " + words(lag) + " later.")
                                .orElse("");
            case HELD -> waiting();
            case DRAINED -> "Everything that was changed so far has been brought over.";
            case LOST ->
                "What you change now is kept, but not brought over at the moment: a part of the work has to be done again.";
        };
    }

    private static String waiting() {
        return "Changes are waiting; they are kept and will be brought over.";
    }

    /** Nobody outside wants to know it to the second once it is more than a minute. */
    private static String words(Duration lag) {
        long seconds = Math.max(1, lag.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 60 ? minutes + " min" : Math.round(minutes / 60.0) + " h";
    }
}
