package dev.drover.web.proof;

import dev.drover.proof.PatternResult;
import dev.drover.proof.Proof;
import dev.drover.proof.ProofFinding;
import dev.drover.proof.ProofResult;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How numbers and verdicts of proofs are written. For templates, as {@code @proofWords}. */
@Component("proofWords")
public class ProofWords {

    /** A state as the fragment wants it. */
    public record State(String tone, String icon, String word) {}

    /** What one pattern came to. */
    public State verdict(ProofResult result, PatternResult pattern) {
        List<ProofFinding> findings = result.of(pattern.id());
        if (findings.stream().anyMatch(finding -> finding.kind().isWrong())) {
            return new State("bad", "bad", "Wrong");
        }
        if (!pattern.wasRun()) {
            return new State("idle", "info", "Not run");
        }
        return findings.isEmpty() ? new State("ok", "ok", "Proven") : new State("warn", "warn", "Look at it");
    }

    /** "1,234", "0.5", "12.3"; "–" for what nobody knows. */
    public String number(@Nullable Double number) {
        if (number == null) {
            return "–";
        }
        return number == Math.rint(number)
                ? String.format(Locale.ENGLISH, "%,.0f", number)
                : String.format(Locale.ENGLISH, number < 10 ? "%,.2f" : "%,.1f", number)
                        .replaceFirst("(\\.[0-9])0$", "$1");
    }

    public String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** "1,234" a second. */
    public String rate(double perSecond) {
        return count(Math.round(perSecond));
    }

    /** What changed since a proof; empty if it still holds. */
    public String outdated(Proof proof, Proof.Versions current) {
        boolean model = proof.holdsFor().model() != current.model();
        boolean inventory = proof.holdsFor().inventory() != current.inventory();
        if (!model && !inventory) {
            return "";
        }
        return (model && inventory ? "The model and the inventory have" : model ? "The model has" : "The inventory has")
                + " changed since.";
    }
}
