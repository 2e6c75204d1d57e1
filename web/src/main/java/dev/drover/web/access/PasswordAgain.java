package dev.drover.web.access;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.Migration;
import dev.drover.people.Directory;
import dev.drover.people.Person;
import dev.drover.people.PersonId;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks somebody who is signed in for their password once more, under the same limits as at sign-in. */
@Component
public class PasswordAgain {

    private final PasswordSignIn signIn;
    private final Directory directory;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    PasswordAgain(PasswordSignIn signIn, Directory directory, AuditTrail audit, TransactionTemplate transaction) {
        this.signIn = signIn;
        this.directory = directory;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What came of it. */
    public enum Outcome {
        RIGHT("", HttpStatus.OK),
        MISSING(
                "Enter your password: this is about production. Nothing was decided.",
                HttpStatus.UNPROCESSABLE_CONTENT),
        WRONG(
                "That is not your password, or your account waits after several wrong ones. Nothing was decided.",
                HttpStatus.UNPROCESSABLE_CONTENT),
        BUSY(
                "Many people are signing in at this moment. Your password was not looked at, and nothing was decided."
                        + " Try again in a few seconds.",
                HttpStatus.SERVICE_UNAVAILABLE),
        NONE(
                "You signed in without a password, and production asks for one. Nothing was decided.",
                HttpStatus.UNPROCESSABLE_CONTENT);

        private final String sentence;
        private final HttpStatus status;

        Outcome(String sentence, HttpStatus status) {
            this.sentence = sentence;
            this.status = status;
        }

        /** What the person reads; empty if the password was right. */
        public String sentence() {
            return sentence;
        }

        /** The status of the answer that says so. */
        public int status() {
            return status.value();
        }
    }

    /** Whether this person has a password at all; the people of the sandbox have none. */
    public boolean isPossible(PersonId id) {
        return directory.person(id).flatMap(Person::passwordHash).isPresent();
    }

    /**
     * Looks at a password. An empty one is no attempt; every other one counts like an attempt to sign in, and a wrong one is
     * recorded.
     *
     * @param migration whose plan the decision is about
     */
    public Outcome check(Viewer viewer, Migration migration, String password) {
        Person person = directory.person(viewer.id()).orElseThrow();
        if (person.passwordHash().isEmpty()) {
            return Outcome.NONE;
        }
        if (password.isEmpty()) {
            return Outcome.MISSING;
        }
        try {
            Authentication found = signIn.authenticate(
                    UsernamePasswordAuthenticationToken.unauthenticated(person.signInName(), password));
            boolean same =
                    found.getPrincipal() instanceof SignedIn who && who.id().equals(viewer.id());
            return same ? Outcome.RIGHT : wrong(viewer, migration);
        } catch (TooManySignInsException busy) {
            return Outcome.BUSY;
        } catch (AuthenticationException wrong) {
            return wrong(viewer, migration);
        }
    }

    private Outcome wrong(Viewer viewer, Migration migration) {
        transaction.executeWithoutResult(t -> audit.record(
                viewer.actor(),
                migration.workspace(),
                migration.id().value(),
                "signoff.password-refused",
                "A decision about production came with a wrong password, or while the account waited."
                        + " Nothing was decided."));
        return Outcome.WRONG;
    }
}
