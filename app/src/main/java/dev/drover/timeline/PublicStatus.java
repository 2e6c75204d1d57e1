package dev.drover.timeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may know about a migration, in plain words.
 *
 * @param headline one sentence: am I affected?
 * @param explanation a second one: until when, or what comes next
 * @param state the state in the words of status pages
 * @param tone ok, warn, info or idle
 * @param percent how much is done; null while nothing runs
 * @param changes what becomes of what people change meanwhile, as a sentence; empty if there is nothing to say
 * @param undo whether it can be undone, as a sentence
 * @param updates newest first
 */
public record PublicStatus(
        String headline,
        String explanation,
        String state,
        String tone,
        @Nullable Instant started,
        @Nullable Instant expectedEnd,
        @Nullable Instant ended,
        @Nullable Integer percent,
        String changes,
        String undo,
        List<Update> updates) {

    /** One piece of news. */
    public record Update(Instant at, String title, String text) {}
}
