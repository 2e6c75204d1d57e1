package dev.drover.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.drover.web.browser.Members.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chrome or Chromium that looks at one Drover. */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Everything that WCAG 2.2 AA demands, with the size of what one clicks, which axe leaves out of itself. */
    public static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final ChromeDriver driver;
    private final String address;

    private Browser(ChromeDriver driver, String address) {
        this.driver = driver;
        this.address = address;
    }

    /**
     * Opens a browser, or skips the test with a loud line when there is none; with {@code -Ddrover.browser=required} the
     * test fails instead.
     */
    public static Browser open(String address) {
        Browser browser = new Browser(Drivers.take(), address);
        browser.resize(1280);
        return browser;
    }

    public ChromeDriver driver() {
        return driver;
    }

    /** Presses the button of a role; what was signed in before is signed out. */
    public Browser signIn(String role) {
        driver.manage().deleteAllCookies();
        go("/sign-in");
        click(driver.findElement(
                By.cssSelector(".role-buttons button[value='" + role.toUpperCase(Locale.ROOT) + "']")));
        waitFor(By.cssSelector("header.top"));
        return this;
    }

    /** Signs in with a name and a password; what was signed in before is signed out. */
    public Browser signInAs(String name, String password) {
        driver.manage().deleteAllCookies();
        go("/sign-in").type("name", name);
        driver.findElement(By.id("password")).sendKeys(password + Keys.ENTER);
        // Opened before the answer is there, the next page would be that of somebody who is not signed in.
        waitFor(By.cssSelector("header.top"));
        return this;
    }

    public Browser signInAs(Member member) {
        return signInAs(member.person().signInName(), member.password());
    }

    public Browser go(String path) {
        driver.get(address + path);
        return this;
    }

    /** The path of the page that is open. */
    public String path() {
        return driver.getCurrentUrl().substring(address.length());
    }

    public WebElement waitFor(By place) {
        return new WebDriverWait(driver, PATIENCE).until(d -> d.findElement(place));
    }

    public Browser until(BooleanSupplier condition) {
        new WebDriverWait(driver, PATIENCE).until(d -> condition.getAsBoolean());
        return this;
    }

    /** Clicks and waits until the next page is there. */
    public Browser click(WebElement element) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
        return leave(element::click);
    }

    /** Does something that leads to another page, and waits until that is there. */
    public Browser leave(Runnable deed) {
        WebElement page = driver.findElement(By.tagName("html"));
        deed.run();
        new WebDriverWait(driver, PATIENCE).until(d -> {
            try {
                page.isEnabled();
                return false;
            } catch (StaleElementReferenceException replaced) {
                return true;
            } catch (WebDriverException inBetween) {
                // Chromium says this for a moment while it puts the next page in.
                if (String.valueOf(inBetween.getMessage()).contains("does not belong to the document")) {
                    return true;
                }
                throw inBetween;
            }
        });
        return this;
    }

    public Browser clickButton(String text) {
        return click(waitFor(By.xpath("//button[normalize-space()='" + text + "']")));
    }

    public Browser clickLink(String text) {
        return click(waitFor(By.xpath("//a[normalize-space()='" + text + "']")));
    }

    public Browser type(String id, String text) {
        WebElement field = waitFor(By.id(id));
        field.clear();
        field.sendKeys(text);
        return this;
    }

    /** Everything that can be read on the page. */
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    public Browser resize(int width) {
        // A window has a least width, a viewport has none.
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** @param scheme {@code light} or {@code dark} */
    public Browser prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                // Axe would measure colours on their way from one scheme to the other.
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        return this;
    }

    /** Once through axe on a wide screen, and nothing to move sideways on a narrow one; then the screen is wide again. */
    public Browser assertFits() {
        resize(320);
        assertNothingSideways();
        return resize(1280).assertSound();
    }

    /** Fails if the page scrolls sideways, if axe finds anything, or if the content-security policy was broken. */
    public Browser assertSound() {
        return assertSound(new AxeBuilder());
    }

    /** The same, with the rules of axe that have one of these tags. */
    public Browser assertSound(List<String> tags) {
        return assertSound(new AxeBuilder().withTags(tags));
    }

    private void assertNothingSideways() {
        assertThat(driver.executeScript("return document.documentElement.scrollWidth - window.innerWidth"))
                .as("%s scrolls sideways by pixels", path())
                .asInstanceOf(InstanceOfAssertFactories.LONG)
                .isLessThanOrEqualTo(0);
    }

    private Browser assertSound(AxeBuilder axe) {
        assertNothingSideways();
        // Otherwise axe puts its results together in a second window, for pages whose frames come from elsewhere.
        assertThat(driver.findElements(By.cssSelector("iframe, frame"))).isEmpty();
        assertThat(axe.setLegacyMode().analyze(driver).getViolations())
                .as("axe on %s", path())
                .extracting(Rule::toString)
                .isEmpty();
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .as("the browser's console on %s", path())
                .extracting(LogEntry::getMessage)
                .noneMatch(message -> message.contains("Content Security Policy") || message.contains("Uncaught"));
        return this;
    }

    /** Keeps a picture of the whole page where {@code -Ddrover.screenshots} says; without that none is taken. */
    public Browser picture(String name) {
        String directory = System.getProperty("drover.screenshots");
        if (directory == null) {
            return this;
        }
        Number height = (Number) driver.executeScript("return document.documentElement.scrollHeight");
        Number width = (Number) driver.executeScript("return window.innerWidth");
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width,
                        "height",
                        Math.min(4000, height.intValue()),
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        false));
        try {
            Path file = Path.of(directory, name + ".png");
            Files.createDirectories(file.getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return resize(width.intValue());
    }

    @Override
    public void close() {
        Drivers.giveBack(driver, address);
    }
}
