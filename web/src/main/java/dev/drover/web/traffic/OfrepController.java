package dev.drover.web.traffic;

import static dev.drover.web.access.OpenTo.Audience.EVERYBODY;

import dev.drover.people.WorkspaceId;
import dev.drover.traffic.ApiTokens;
import dev.drover.traffic.FlagEvaluation;
import dev.drover.web.access.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenFeature Remote Evaluation Protocol, version 0.3.0.
 *
 * <p>Every answer has a JSON body, also 401, and there is no rate limit: clients that get 429 fall back to the code
 * default for all flags, which would move every user back to the old store.
 */
@RestController
class OfrepController {

    private static final Logger log = LoggerFactory.getLogger(OfrepController.class);
    private static final String BECAUSE = "applications bring a token, which the method checks itself";

    private final FlagEvaluation flags;
    private final ApiTokens tokens;
    private final JsonMapper json;

    OfrepController(FlagEvaluation flags, ApiTokens tokens, JsonMapper json) {
        this.flags = flags;
        this.tokens = tokens;
        this.json = json;
    }

    @PostMapping("/ofrep/v1/evaluate/flags/{key}")
    @OpenTo(value = EVERYBODY, because = BECAUSE)
    ResponseEntity<byte[]> one(@PathVariable String key, HttpServletRequest request) throws IOException {
        Optional<WorkspaceId> workspace = workspace(request);
        if (workspace.isEmpty()) {
            return unauthorized();
        }
        OfrepQuestion question = OfrepQuestion.read(request, json);
        if (question instanceof OfrepQuestion.Wrong wrong) {
            return answer(
                    HttpStatus.BAD_REQUEST, new OfrepAnswer.Failure(key, wrong.errorCode(), wrong.errorDetails()));
        }
        String targetingKey = ((OfrepQuestion.About) question).targetingKey();
        return flags.evaluate(workspace.get(), key, targetingKey)
                .map(flag -> answer(HttpStatus.OK, OfrepAnswer.Success.of(flag)))
                .orElseGet(() -> answer(
                        HttpStatus.NOT_FOUND,
                        new OfrepAnswer.Failure(
                                key, "FLAG_NOT_FOUND", "The token's workspace has no flag with this key.")));
    }

    @PostMapping("/ofrep/v1/evaluate/flags")
    @OpenTo(value = EVERYBODY, because = BECAUSE)
    ResponseEntity<byte[]> all(
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known,
            HttpServletRequest request)
            throws IOException {
        Optional<WorkspaceId> workspace = workspace(request);
        if (workspace.isEmpty()) {
            return unauthorized();
        }
        OfrepQuestion question = OfrepQuestion.read(request, json);
        if (question instanceof OfrepQuestion.Wrong wrong) {
            return answer(
                    HttpStatus.BAD_REQUEST, new OfrepAnswer.Failure(null, wrong.errorCode(), wrong.errorDetails()));
        }
        String targetingKey = ((OfrepQuestion.About) question).targetingKey();
        byte[] body =
                json.writeValueAsBytes(new OfrepAnswer.Bulk(flags.evaluateAll(workspace.get(), targetingKey).stream()
                        .map(OfrepAnswer.Success::of)
                        .toList()));
        String etag = "\"" + DigestUtils.md5DigestAsHex(body) + "\"";
        if (known != null && List.of(known.split("\\s*,\\s*")).contains(etag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(etag).build();
        }
        return ResponseEntity.ok()
                .eTag(etag)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> failed(Exception e) {
        log.error("A flag could not be evaluated", e);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                new OfrepAnswer.Failure(
                        null, "GENERAL", "Drover cannot evaluate flags at the moment. Use the code default."));
    }

    private Optional<WorkspaceId> workspace(HttpServletRequest request) {
        String key = request.getHeader("X-API-Key");
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (key == null && authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            key = authorization.substring(7);
        }
        return key == null ? Optional.empty() : tokens.workspaceOf(key.strip());
    }

    private ResponseEntity<byte[]> unauthorized() {
        byte[] body = json.writeValueAsBytes(
                new OfrepAnswer.Failure(null, "GENERAL", "Send a valid API token as a bearer token or as X-API-Key."));
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private ResponseEntity<byte[]> answer(HttpStatus status, OfrepAnswer body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(body));
    }
}
