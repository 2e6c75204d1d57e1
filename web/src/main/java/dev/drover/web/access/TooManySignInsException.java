package dev.drover.web.access;

import java.io.Serial;
import org.springframework.security.core.AuthenticationException;

/** Thrown when so many people sign in at once that a password cannot be looked at soon. */
class TooManySignInsException extends AuthenticationException {

    @Serial
    private static final long serialVersionUID = 1;

    TooManySignInsException() {
        super(
                "Many people are signing in at this moment. Your password was not looked at. Try again in a few seconds.");
    }
}
