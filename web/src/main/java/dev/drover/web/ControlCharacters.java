package dev.drover.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests with control characters, which no text here may hold: PostgreSQL keeps no NUL, and the others spoil
 * logs and files. Tabs and line breaks are text.
 */
@Component
@Order(ControlCharacters.BEFORE_SIGNING_IN)
class ControlCharacters extends OncePerRequestFilter {

    /** After requests got their number and their encoding. */
    static final int BEFORE_SIGNING_IN = Ordered.HIGHEST_PRECEDENCE + 100;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> refused = request.getParameterMap().entrySet().stream()
                .flatMap(ControlCharacters::sentence)
                .findFirst();
        if (refused.isPresent()) {
            Refusal.of(HttpStatus.BAD_REQUEST, refused.get()).asPage(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Stream<String> sentence(Map.Entry<String, String[]> parameter) {
        if (firstIn(parameter.getKey()).isPresent()) {
            return Stream.of("The name of a field holds a control character. Fields of this application never do.");
        }
        return Arrays.stream(parameter.getValue())
                .map(ControlCharacters::firstIn)
                .flatMapToInt(OptionalInt::stream)
                .mapToObj(character -> "The field \"" + parameter.getKey() + "\" holds the control character U+"
                        + String.format(Locale.ROOT, "%04X", character)
                        + ", which is no text. Go back, remove it, and try again.");
    }

    private static OptionalInt firstIn(String text) {
        return text.chars()
                .filter(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r')
                .findFirst();
    }
}
