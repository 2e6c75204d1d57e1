package dev.drover.web.access;

import dev.drover.people.Directory;
import dev.drover.people.Person;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks names and passwords.
 *
 * <p>A wrong name takes as long as a wrong password, and so does an account that waits after too many of them: its
 * password is not even compared then.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Directory directory;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final String hashOfNobody;

    PasswordSignIn(Directory directory, PasswordEncoder passwords, Clock clock) {
        this.directory = directory;
        this.passwords = passwords;
        this.clock = clock;
        this.hashOfNobody = passwords.encode("no password opens this");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        Optional<Person> person = directory.personWithSignInName(attempt.getName());
        boolean waits = person.flatMap(known -> known.lockedAt(clock.instant())).isPresent();
        String hash =
                waits ? hashOfNobody : person.flatMap(Person::passwordHash).orElse(hashOfNobody);
        boolean matches = passwords.matches(String.valueOf(attempt.getCredentials()), hash);
        if (person.isEmpty() || person.get().passwordHash().isEmpty() || waits || !matches) {
            if (!waits) {
                person.ifPresent(known -> directory.failedToSignIn(known.id()));
            }
            throw new BadCredentialsException("wrong name or password");
        }
        directory.signedIn(person.get().id());
        SignedIn who = SignedIn.as(person.get());
        return UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
