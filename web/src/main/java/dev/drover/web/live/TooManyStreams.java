package dev.drover.web.live;

import dev.drover.web.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers a stream that is too many; the page goes on without it. */
@ControllerAdvice
class TooManyStreams {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    @ExceptionHandler
    void refuse(TooManyStreamsException problem, HttpServletResponse response) throws IOException {
        Refusal.busy(String.valueOf(problem.getMessage()), RETRY_AFTER).asText(response);
    }
}
