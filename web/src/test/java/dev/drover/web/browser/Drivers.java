package dev.drover.web.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Starting Chromium takes seconds, so the tests of a JVM hand one on, as empty as a new one. */
final class Drivers {

    private static final List<String> BROWSERS = List.of("chromium", "google-chrome", "chrome", "chromium-browser");

    private static final Deque<ChromeDriver> idle = new ConcurrentLinkedDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> idle.forEach(ChromeDriver::quit)));
    }

    private Drivers() {}

    static ChromeDriver take() {
        ChromeDriver waiting = idle.poll();
        return waiting == null ? start() : waiting;
    }

    /** @param address whose data the browser has to forget */
    static void giveBack(ChromeDriver driver, String address) {
        try {
            if (driver.getWindowHandles().size() > 1) {
                driver.quit();
                return;
            }
            driver.get("about:blank");
            driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", address, "storageTypes", "all"));
            driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
            driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
            driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
            driver.manage().logs().get(LogType.BROWSER);
            idle.push(driver);
        } catch (WebDriverException broken) {
            driver.quit();
        }
    }

    private static ChromeDriver start() {
        Optional<Path> program = BROWSERS.stream().flatMap(Drivers::onPath).findFirst();
        Optional<Path> bridge = onPath("chromedriver").findFirst();
        if (program.isEmpty() || bridge.isEmpty()) {
            String sentence = "NO BROWSER: install Chromium and ChromeDriver to run this test.";
            if ("required".equals(System.getProperty("drover.browser"))) {
                throw new AssertionError(sentence);
            }
            System.err.println("\n*** " + sentence + " It is skipped. ***\n");
            Assumptions.abort(sentence);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program.orElseThrow().toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile());
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(bridge.orElseThrow().toFile())
                        .build(),
                options);
    }

    private static Stream<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable);
    }

    private static Path profile() {
        try {
            Path profile = Files.createTempDirectory("drover-browser");
            profile.toFile().deleteOnExit();
            return profile;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
