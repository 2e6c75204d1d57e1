package dev.drover.model.cost;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Fetches offer files of the AWS price list from the one address that the person who runs Drover named, if any. */
@Component
class PriceFetch {

    static final String SETTING = "drover.price-list.address";
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final String address;
    private final long mostBytes;
    private final Duration limit;
    private final Semaphore place = new Semaphore(1);

    /** @param limit of the whole, from the first byte that is sent to the last that is read */
    PriceFetch(
            @Value("${" + SETTING + ":}") String address,
            @Value("${drover.price-list.most-bytes:1073741824}") long mostBytes,
            @Value("${drover.price-list.longest:60s}") Duration limit) {
        this.address = address.strip().replaceFirst("/+$", "");
        this.mostBytes = mostBytes;
        this.limit = limit;
        if (isOn() && !isAllowed(URI.create(this.address))) {
            throw new IllegalArgumentException(SETTING + " must begin with https://, and is " + this.address);
        }
    }

    boolean isOn() {
        return !address.isEmpty();
    }

    /** Plain HTTP only to this machine, where a copy for offline use may be served. */
    private static boolean isAllowed(URI uri) {
        if ("https".equals(uri.getScheme())) {
            return uri.getHost() != null;
        }
        try {
            return "http".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getHost().matches("localhost|127\\.[0-9.]+|\\[::1]")
                    && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The current offer of a service in a Region, one at a time.
     *
     * @throws RefusedPricesException if it cannot be fetched, or is refused by the reader
     */
    <T> T offer(String code, String region, Function<InputStream, T> reader) {
        if (!isOn()) {
            throw RefusedPricesException.notFetched("fetching is switched off; " + SETTING + " switches it on");
        }
        if (!code.matches("[A-Za-z]{1,40}") || !region.matches("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}")) {
            throw RefusedPricesException.notFetched("\"" + region + "\" is no Region");
        }
        if (!place.tryAcquire()) {
            throw RefusedPricesException.notFetched(
                    "another one is being fetched, which takes " + limit.toSeconds() + " seconds at most");
        }
        try {
            return fetched(code, region, reader);
        } finally {
            place.release();
        }
    }

    private <T> T fetched(String code, String region, Function<InputStream, T> reader) {
        long begin = System.nanoTime();
        URI uri = URI.create(address + "/offers/v1.0/aws/" + code + "/current/" + region + "/index.json");
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        AtomicBoolean late = new AtomicBoolean();
        try {
            HttpResponse<InputStream> answer = http.send(
                    HttpRequest.newBuilder(uri).timeout(limit).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = new Capped(answer.body(), mostBytes)) {
                if (answer.statusCode() != OK) {
                    throw RefusedPricesException.notFetched(
                            uri + " answered " + answer.statusCode() + "; redirects are not followed");
                }
                CompletableFuture<Void> end = closeAfterLimit(answer.body(), late, begin);
                try {
                    return reader.apply(body);
                } finally {
                    end.cancel(false);
                }
            }
        } catch (HttpTimeoutException e) {
            throw tooSlow(uri);
        } catch (IOException e) {
            throw late.get() ? tooSlow(uri) : RefusedPricesException.notFetched(uri + " cannot be read");
        } catch (RefusedPricesException refused) {
            // A reader that is cut off says that the file is damaged, which it is not.
            throw late.get() ? tooSlow(uri) : refused;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RefusedPricesException.notFetched("Drover is stopping");
        }
    }

    /** The client's own limit ends with the first byte of the answer; closing the body wakes whoever reads it. */
    private CompletableFuture<Void> closeAfterLimit(InputStream body, AtomicBoolean late, long begin) {
        return CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    try {
                        body.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                CompletableFuture.delayedExecutor(limit.toNanos() - (System.nanoTime() - begin), TimeUnit.NANOSECONDS));
    }

    private RefusedPricesException tooSlow(URI uri) {
        return RefusedPricesException.notFetched(uri + " was not read within " + limit.toSeconds() + " seconds");
    }

    /** Ends with a refusal after so many bytes. */
    private static final class Capped extends FilterInputStream {

        private final long most;
        private long left;

        Capped(InputStream in, long most) {
            super(in);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            return counted(n, n);
        }

        private int counted(int answer, int bytes) {
            left -= answer < 0 ? 0 : bytes;
            if (left < 0) {
                throw RefusedPricesException.notFetched("the file is larger than %,d bytes".formatted(most));
            }
            return answer;
        }
    }
}
