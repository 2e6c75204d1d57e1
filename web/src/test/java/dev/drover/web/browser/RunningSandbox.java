package dev.drover.web.browser;

import dev.drover.Drover;
import dev.drover.sandbox.shop.SampleShop;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Drover as somebody gets it who configured nothing, with a small shop. */
public final class RunningSandbox implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    /** @param port the port that is asked for; 0 for any */
    public RunningSandbox(Path home, int port) {
        context = new SpringApplicationBuilder(Drover.class)
                .run(
                        "--drover.data-directory=" + home,
                        "--server.port=" + port,
                        "--drover.sandbox.orders=2000",
                        "--spring.main.banner-mode=off");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> bean(SampleShop.class).isOpen());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public String address() {
        return "http://127.0.0.1:" + port();
    }

    public Visitor visitor(String role) {
        return new Visitor(port(), role);
    }

    @Override
    public void close() {
        context.close();
    }
}
