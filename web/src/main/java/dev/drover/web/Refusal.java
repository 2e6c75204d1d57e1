package dev.drover.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * An answer that refuses a request and says why.
 *
 * @param sentence what happened and what to do; people read it
 * @param retryAfter when it makes sense to ask again; null if it does not
 */
public record Refusal(
        HttpStatus status, String sentence, @Nullable Duration retryAfter) {

    static final String SENTENCE = "sentence";

    public static Refusal of(HttpStatus status, String sentence) {
        return new Refusal(status, sentence, null);
    }

    public static Refusal busy(String sentence, Duration retryAfter) {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, sentence, retryAfter);
    }

    /** Gives the error page of this request a sentence; whoever calls sends the status. */
    public static void explain(HttpServletRequest request, String sentence) {
        request.setAttribute(SENTENCE, sentence);
    }

    /** The error page, for people. */
    public void asPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        explain(request, sentence);
        sayWhen(response);
        response.sendError(status.value());
    }

    /** The sentence alone, where no page can be shown. */
    public void asText(HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        sayWhen(response);
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().println(sentence);
    }

    private void sayWhen(HttpServletResponse response) {
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
        }
    }
}
