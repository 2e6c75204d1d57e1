package dev.drover.web.traffic;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an OFREP client sent: who it asks about, or what is wrong with the request. */
sealed interface OfrepQuestion {

    /** Longer than any sensible context; a client that sends more is broken. */
    int LONGEST_BODY = 64 * 1024;

    /** A question about one user. */
    record About(String targetingKey) implements OfrepQuestion {}

    /**
     * A question that cannot be answered.
     *
     * @param errorCode in OFREP's words
     */
    record Wrong(String errorCode, String errorDetails) implements OfrepQuestion {}

    static OfrepQuestion read(HttpServletRequest request, JsonMapper json) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            return new Wrong("PARSE_ERROR", "The body has more than " + LONGEST_BODY + " bytes.");
        }
        try {
            return of(json.readTree(body));
        } catch (JacksonException e) {
            return new Wrong("PARSE_ERROR", "The body is not JSON.");
        }
    }

    private static OfrepQuestion of(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            return new Wrong("PARSE_ERROR", "The body must be a JSON object with a context in it.");
        }
        JsonNode context = body.path("context");
        if (!context.isMissingNode() && !context.isNull() && !context.isObject()) {
            return new Wrong("INVALID_CONTEXT", "The context must be a JSON object.");
        }
        JsonNode key = context.path("targetingKey");
        if (key.isMissingNode() || key.isNull()) {
            return new Wrong("TARGETING_KEY_MISSING", "context.targetingKey must say which user is meant.");
        }
        if (!key.isString()) {
            return new Wrong("INVALID_CONTEXT", "context.targetingKey must be a string.");
        }
        return key.asString().isBlank()
                ? new Wrong("TARGETING_KEY_MISSING", "context.targetingKey is empty.")
                : new About(key.asString());
    }
}
