package dev.drover.sandbox.shop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Answers like OFREP, with what a test sets: which share of customers reads new, and where writes go. */
final class FlagServer implements AutoCloseable {

    volatile int percent;
    volatile String writeMode = "old";
    volatile boolean broken;
    private final HttpServer server;

    FlagServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/ofrep/v1/evaluate/flags/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String value = exchange.getRequestURI().getPath().endsWith("-write-mode")
                    ? writeMode
                    : customer(body) % 100 < percent ? "new" : "old";
            byte[] answer = ("{\"value\":\"" + value + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(broken ? 500 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    private static int customer(String body) {
        String digits = body.replaceAll("[^0-9]", "");
        return Integer.parseInt(digits);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
