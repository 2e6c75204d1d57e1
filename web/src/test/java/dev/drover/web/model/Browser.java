package dev.drover.web.model;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Somebody who signs in over HTTP, follows links and sends forms, without scripts. */
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern INPUT = Pattern.compile("<(input|select|textarea)\\b([^>]*)>");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String root;

    Browser(int port) {
        this.root = "http://127.0.0.1:" + port;
    }

    /** A page as it arrived. */
    record Page(int status, String address, String html) {

        /** What people read: without marks, entities or line breaks. */
        String text() {
            String body =
                    html.replaceAll("(?s)<(script|style|head)\\b.*?</\\1>", " ").replaceAll("<[^>]+>", " ");
            return HtmlUtils.htmlUnescape(body).replaceAll("\\s+", " ").replaceAll(" ([,.])", "$1");
        }

        /** The value that a field of the page's forms has. */
        String value(String name) {
            Matcher input = INPUT.matcher(html);
            while (input.find()) {
                if (attribute(input.group(2), "name").equals(name)) {
                    return attribute(input.group(2), "value");
                }
            }
            throw new AssertionError("There is no field " + name + " on " + address);
        }

        private static String attribute(String attributes, String name) {
            Matcher value =
                    Pattern.compile("(?<![\\w-])" + name + "=\"([^\"]*)\"").matcher(attributes);
            return value.find() ? HtmlUtils.htmlUnescape(value.group(1)) : "";
        }

        private String token() {
            Matcher token = TOKEN.matcher(html);
            if (!token.find()) {
                throw new AssertionError("There is no form on " + address + ": " + text());
            }
            return token.group(1);
        }
    }

    Browser signIn(String name, String password) {
        Page home = send("/sign-in", "/sign-in", Map.of("name", name, "password", password));
        if (!home.address().endsWith("/")) {
            throw new AssertionError("Not signed in: " + home.text());
        }
        return this;
    }

    Page get(String path) {
        return exchange(HttpRequest.newBuilder(URI.create(root + path)).build());
    }

    /** As somebody asks who reads it, so that errors are pages too. */
    Page page(String path) {
        return exchange(HttpRequest.newBuilder(URI.create(root + path))
                .header("Accept", "text/html")
                .build());
    }

    /** The answer to a script that asks for a part of a page. */
    Page part(String path) {
        return exchange(HttpRequest.newBuilder(URI.create(root + path))
                .header("HX-Request", "true")
                .build());
    }

    /** Opens the page of a form, and sends what its hidden fields say and what is typed. */
    Page send(String formPage, String action, Map<String, String> typed) {
        Page page = get(formPage);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_csrf", page.token());
        if (page.html().contains("name=\"modelVersion\"")) {
            fields.put("modelVersion", page.value("modelVersion"));
        }
        fields.putAll(typed);
        return post(action, fields);
    }

    Page post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = raw(HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() == 302) {
            return get(URI.create(answer.headers().firstValue("Location").orElseThrow())
                    .getRawPath());
        }
        return new Page(answer.statusCode(), path, answer.body());
    }

    /** Opens the page of a form, and sends it with a file. */
    Page upload(String formPage, String action, String field, String content) {
        String boundary = "--------of-the-test";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                + get(formPage).token() + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field
                + "\"; filename=\"file.json\"\r\nContent-Type: application/json\r\n\r\n" + content + "\r\n--"
                + boundary + "--\r\n";
        return exchange(HttpRequest.newBuilder(URI.create(root + action))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private Page exchange(HttpRequest request) {
        HttpResponse<String> answer = raw(request);
        if (answer.statusCode() == 302) {
            URI there = URI.create(answer.headers().firstValue("Location").orElseThrow());
            return get(there.getRawPath() + (there.getRawQuery() == null ? "" : "?" + there.getRawQuery()));
        }
        return new Page(answer.statusCode(), request.uri().getPath(), answer.body());
    }

    private HttpResponse<String> raw(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
