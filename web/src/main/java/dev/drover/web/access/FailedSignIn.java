package dev.drover.web.access;

import dev.drover.web.Refusal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/** Leads back to the sign-in page, or says that there are too many. */
class FailedSignIn extends SimpleUrlAuthenticationFailureHandler {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    FailedSignIn() {
        super("/sign-in?problem");
        // Whoever is not signed in has no session.
        setAllowSessionCreation(false);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException, ServletException {
        if (problem instanceof TooManySignInsException) {
            Refusal.busy(String.valueOf(problem.getMessage()), RETRY_AFTER).asPage(request, response);
        } else {
            super.onAuthenticationFailure(request, response, problem);
        }
    }
}
