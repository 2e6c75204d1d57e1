package dev.drover.web.signin;

import static dev.drover.web.access.OpenTo.Audience.EVERYBODY;

import dev.drover.people.Role;
import dev.drover.sandbox.Sandbox;
import dev.drover.web.access.OpenTo;
import dev.drover.web.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The sign-in page: name and password, and in the sandbox a button for each role. */
@Controller
class SignInController {

    /** A page of this Drover: no other host, no query. */
    private static final Pattern OWN_PAGE = Pattern.compile("/(?:[\\w.-]+/)*[\\w.-]*");

    private final ObjectProvider<Sandbox> sandbox;
    private final SecurityContextRepository sessions;
    private final SessionAuthenticationStrategy rotation;

    SignInController(
            ObjectProvider<Sandbox> sandbox,
            SecurityContextRepository sessions,
            SessionAuthenticationStrategy rotation) {
        this.sandbox = sandbox;
        this.sessions = sessions;
        this.rotation = rotation;
    }

    @GetMapping("/sign-in")
    @OpenTo(value = EVERYBODY, because = "nobody is signed in yet")
    String page() {
        return "sign-in";
    }

    /**
     * Signs in as one of the sandbox's people.
     *
     * @param from the page to come back to
     */
    @PostMapping("/sandbox/sign-in")
    @OpenTo(value = EVERYBODY, because = "in the sandbox a role button takes the place of the password")
    String asRole(
            @RequestParam Role role,
            @RequestParam(defaultValue = "/") String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        Sandbox present = sandbox.getIfAvailable();
        if (present == null || !Sandbox.ROLES.contains(role)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        SignedIn who =
                SignedIn.as(present.person(role).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        Authentication authentication =
                UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities());
        request.getSession();
        rotation.onAuthentication(authentication, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        return "redirect:" + (OWN_PAGE.matcher(from).matches() ? from : "/");
    }
}
