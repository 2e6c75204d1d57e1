package dev.drover.web.signoff;

import dev.drover.signoff.ScopeStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A scope as the signoff page shows it to one person.
 *
 * @param digest the first digits of what a signature on it is bound to
 * @param mayDecide whether this person may sign it now
 * @param mayWithdraw whether this person's own signature is on it
 * @param because why this person may not decide; null if they may, or if they have no part in it
 */
record ScopeCard(
        ScopeStatus status,
        String digest,
        boolean mayDecide,
        boolean mayWithdraw,
        @Nullable String because) {

    public String tone() {
        return switch (status.state()) {
            case SIGNED -> "ok";
            case WAITING -> "idle";
            case CHANGES_REQUESTED, VOIDED, LAPSED -> "warn";
            case REJECTED -> "bad";
        };
    }

    public String icon() {
        return switch (status.state()) {
            case SIGNED -> "ok";
            case WAITING -> "dot";
            case CHANGES_REQUESTED, VOIDED, LAPSED -> "warn";
            case REJECTED -> "bad";
        };
    }

    public String address() {
        return status.scope().name().toLowerCase(Locale.ROOT);
    }
}
