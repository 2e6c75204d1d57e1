package dev.drover.web.signoff;

import dev.drover.signoff.ScopeStatus;
import dev.drover.signoff.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A scope as the signoff page shows it to one person.
 *
 * @param digest the first digits of what a signature on it is bound to
 * @param waitingFor names of the members who could sign it now
 * @param drift by signature, what differs between the numbers that the person saw and those of now
 * @param changed what the newest plan has otherwise than the one that was signed, in words; empty if nothing
 * @param mayDecide whether this person may sign it now
 * @param mayWithdraw whether this person's own signature is on it
 * @param because why this person may not decide; null if they may, or if they have no part in it
 */
record ScopeCard(
        ScopeStatus status,
        String digest,
        List<String> waitingFor,
        List<Drift> drift,
        List<String> changed,
        boolean mayDecide,
        boolean mayWithdraw,
        @Nullable String because) {

    private static final int NAMED = 5;

    /** What changed since somebody signed, in sentences. */
    record Drift(long decision, List<String> sentences) {}

    public String tone() {
        return switch (status.state()) {
            case SIGNED -> status.openConditions().isEmpty() ? "ok" : "warn";
            case WAITING -> "idle";
            case CHANGES_REQUESTED, VOIDED, LAPSED, EXPIRED -> "warn";
            case REJECTED -> "bad";
        };
    }

    public String icon() {
        return tone().equals("idle") ? "dot" : tone();
    }

    public String word() {
        String word = status.state().label();
        boolean several = status.required().rule().quorum() > 1;
        return word
                + (status.openConditions().isEmpty() ? "" : ", with an open condition")
                + (several ? ", " + status.progress() : "");
    }

    /** Who is waited for: "Waits for Lead 3 or Lead 4 (or 2 more)"; empty if nobody is. */
    public String waits() {
        if (status.isSigned()) {
            return "";
        }
        if (waitingFor.isEmpty()) {
            return "Nobody in this workspace can sign it now. It is signed by: "
                    + status.required().rule().who() + ".";
        }
        int more = waitingFor.size() - NAMED;
        return "Waits for "
                + String.join(" or ", waitingFor.stream().limit(NAMED).toList())
                + (more > 0 ? " or " + more + " more." : ".");
    }

    /** The decision that says how it came to be like this, where no signature does. */
    public boolean showsLatest() {
        return status.latest() != null
                && status.signatures().stream()
                        .noneMatch(signature ->
                                signature.decision().id() == status.latest().id());
    }

    public boolean expiresSoon(Signature signature, Instant now) {
        return signature.expiresSoon(now);
    }

    public List<String> driftOf(Signature signature) {
        return drift.stream()
                .filter(one -> one.decision() == signature.decision().id())
                .flatMap(one -> one.sentences().stream())
                .toList();
    }

    public String address() {
        return status.scope().id().toLowerCase(Locale.ROOT);
    }
}
