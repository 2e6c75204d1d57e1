package dev.drover.web.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/** Hands that use no pointer: they reach everything with the tabulator key, as the focus goes. */
public final class Keyboard {

    private static final int MOST_STEPS = 60;

    private final Browser browser;

    public Keyboard(Browser browser) {
        this.browser = browser;
    }

    /** Skips what is above the content of the page. */
    public Keyboard skipToTheContent() {
        focused().sendKeys(Keys.TAB);
        focused().sendKeys(Keys.ENTER);
        browser.until(() -> "content".equals(focused().getAttribute("id")));
        return this;
    }

    public Keyboard tabTo(By place) {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (isFocused(place)) {
                return this;
            }
            focused().sendKeys(Keys.TAB);
        }
        throw new AssertionError("The tabulator key does not lead to " + place + " within " + MOST_STEPS + " steps on "
                + browser.path());
    }

    public Keyboard type(By field, String text) {
        tabTo(field);
        focused().sendKeys(text);
        return this;
    }

    /** Presses a button or follows a link, and waits until the next page is there. */
    public Browser enter(By place) {
        tabTo(place);
        return browser.leave(() -> focused().sendKeys(Keys.ENTER));
    }

    public static By button(String text) {
        return By.xpath("//button[normalize-space()='" + text + "']");
    }

    public static By link(String text) {
        return By.xpath("//a[normalize-space()='" + text + "']");
    }

    private WebElement focused() {
        return browser.driver().switchTo().activeElement();
    }

    private boolean isFocused(By place) {
        try {
            return browser.driver().findElements(place).contains(focused());
        } catch (StaleElementReferenceException replaced) {
            return isFocused(place);
        }
    }
}
