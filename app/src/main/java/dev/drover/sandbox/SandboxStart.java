package dev.drover.sandbox;

import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.sandbox.shop.SampleShop;
import java.net.URI;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts what takes some seconds behind the first page: DynamoDB Local, the shop's rows, and then the shop. */
@Component
@ConditionalOnLocalPostgres
class SandboxStart {

    private static final Logger log = LoggerFactory.getLogger(SandboxStart.class);

    private final SandboxDynamoDb dynamo;
    private final SampleShopData data;
    private final ShopOpening opening;
    private final SampleShop shop;
    private final SandboxStatus status;
    private final ExecutorService background = Executors.newFixedThreadPool(2, SandboxStart::daemon);

    SandboxStart(
            SandboxDynamoDb dynamo, SampleShopData data, ShopOpening opening, SampleShop shop, SandboxStatus status) {
        this.dynamo = dynamo;
        this.data = data;
        this.opening = opening;
        this.shop = shop;
        this.status = status;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(dynamo::start, background),
                        CompletableFuture.runAsync(this::load, background))
                .thenRun(() -> open(port))
                .exceptionally(e -> {
                    log.error("The sandbox is not complete: {}", e.getMessage(), e);
                    return null;
                });
    }

    /** Without a web server there is nobody to ask for flags, and the shop stays closed. */
    private void open(@Nullable String port) {
        if (port != null) {
            opening.settings(URI.create("http://127.0.0.1:" + port)).ifPresent(shop::start);
        }
    }

    private void load() {
        try {
            data.load();
            status.loaded();
        } catch (SQLException e) {
            status.failedToLoad(e);
            throw new IllegalStateException("The sample shop's rows could not be loaded", e);
        }
    }

    @EventListener
    void closing(ContextClosedEvent event) {
        data.cancel();
        background.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sandbox-start");
        thread.setDaemon(true);
        return thread;
    }
}
