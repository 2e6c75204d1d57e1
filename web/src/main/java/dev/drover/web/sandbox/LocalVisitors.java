package dev.drover.web.sandbox;

import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only people at this machine into the sandbox, which asks for no password.
 *
 * <p>Listening on loopback is not enough: a web page can give its own host name the address 127.0.0.1 and then read and
 * press everything here, and a proxy on this machine would offer the role buttons to everybody who reaches it.
 */
@Component
@ConditionalOnLocalPostgres
@Order(Ordered.HIGHEST_PRECEDENCE)
class LocalVisitors extends OncePerRequestFilter {

    private static final Pattern THIS_MACHINE =
            Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader(HttpHeaders.HOST);
        if (host == null || !THIS_MACHINE.matcher(host).matches()) {
            Refusal.of(
                            HttpStatus.MISDIRECTED_REQUEST,
                            "The sandbox answers only as localhost, 127.0.0.1 or [::1]."
                                    + " Open it under one of these names on the machine on which it runs.")
                    .asText(response);
        } else if (cameThroughAProxy(request)) {
            Refusal.of(
                            HttpStatus.FORBIDDEN,
                            "The sandbox asks for no password and works behind no proxy."
                                    + " Give Drover a database of its own (spring.datasource.url), and it asks for passwords.")
                    .asText(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean cameThroughAProxy(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals("forwarded") || name.startsWith("x-forwarded-"));
    }
}
