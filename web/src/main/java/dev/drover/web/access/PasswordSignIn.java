package dev.drover.web.access;

import dev.drover.people.SignIns;
import dev.drover.people.SignIns.Attempt;
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

    private final SignIns signIns;
    private final PasswordEncoder passwords;
    private final HashingPlaces places;
    private final String hashOfNobody;

    PasswordSignIn(SignIns signIns, PasswordEncoder passwords, HashingPlaces places) {
        this.signIns = signIns;
        this.passwords = passwords;
        this.places = places;
        this.hashOfNobody = passwords.encode("no password opens this");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        // Whoever finds no place did not try: an attempt counts only when its password is looked at.
        return places.with(() -> check(attempt.getName(), String.valueOf(attempt.getCredentials())));
    }

    private Authentication check(String name, String password) {
        Optional<Attempt> counted = signIns.begin(name);
        boolean matches =
                passwords.matches(password, counted.map(Attempt::passwordHash).orElse(hashOfNobody));
        if (counted.isEmpty() || !matches) {
            throw new BadCredentialsException("wrong name or password");
        }
        signIns.succeeded(counted.get().person());
        SignedIn who =
                new SignedIn(counted.get().person().value(), counted.get().signInName());
        return UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
