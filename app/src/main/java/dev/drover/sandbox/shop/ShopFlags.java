package dev.drover.sandbox.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks Drover where to read and write, over OFREP, once for each read and each write.
 *
 * <p>Without an answer reads go to the store that leads: the old one, or the new one once it is the only one that is
 * written. Writes stay where they were; before the first answer there are none.
 */
final class ShopFlags {

    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final JsonMapper json = new JsonMapper();
    private final URI endpoint;
    private final String token;
    private final String flagKey;
    private final ShopFigures figures;
    private volatile WriteTo lastWriteTo = WriteTo.UNKNOWN;

    /** @param endpoint what OFREP_ENDPOINT would say: everything before {@code /ofrep} */
    ShopFlags(URI endpoint, String token, String flagKey, ShopFigures figures) {
        this.endpoint = endpoint;
        this.token = token;
        this.flagKey = flagKey;
        this.figures = figures;
    }

    Store readFrom(long customer) {
        try {
            return ask(flagKey, "customer-" + customer).asString().equals("new") ? Store.NEW : Store.OLD;
        } catch (IOException e) {
            figures.flagUnanswered();
            return lastWriteTo == WriteTo.NEW ? Store.NEW : Store.OLD;
        }
    }

    WriteTo writeTo() {
        try {
            lastWriteTo = WriteTo.of(ask(flagKey + "-write-mode", "checkout").asString());
        } catch (IOException e) {
            figures.flagUnanswered();
        }
        return lastWriteTo;
    }

    private JsonNode ask(String key, String targetingKey) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/ofrep/v1/evaluate/flags/" + key))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        json.writeValueAsString(Map.of("context", Map.of("targetingKey", targetingKey)))))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode value =
                    response.statusCode() == OK ? json.readTree(response.body()).path("value") : json.missingNode();
            if (!value.isString()) {
                throw new IOException("No value for " + key + ": " + response.statusCode());
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
