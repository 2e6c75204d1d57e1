package dev.drover.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person was told.
 *
 * @param sentence what happened, without data of rows and without what others wrote
 * @param address the page that it is about, from the root
 * @param readAt when the person marked it as read; null while they did not
 */
public record Notice(
        long id,
        NoticeKind kind,
        String sentence,
        String address,
        Instant createdAt,
        @Nullable Instant readAt) {}
