package dev.drover.notice;

import java.time.Instant;

/**
 * A notice that could not be mailed; its person has it in the inbox.
 *
 * @param id of the notice
 * @param person display name
 * @param attempts since the notice was written, or since an admin asked to mail it again
 * @param problem what the mail server said last
 * @param goesOn whether another attempt is due
 */
public record Undelivered(
        long id, String person, NoticeKind kind, Instant createdAt, int attempts, String problem, boolean goesOn) {}
