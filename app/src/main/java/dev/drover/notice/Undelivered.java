package dev.drover.notice;

import java.time.Instant;

/**
 * A notice that could not be mailed; its person has it in the inbox.
 *
 * @param person display name
 * @param problem what the mail server said last
 * @param goesOn whether another attempt is due
 */
public record Undelivered(
        String person, NoticeKind kind, Instant createdAt, int attempts, String problem, boolean goesOn) {}
