package dev.drover.web.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.migration.Migration;
import dev.drover.people.Directory;
import dev.drover.people.Role;
import dev.drover.people.Theme;
import dev.drover.testing.Office;
import dev.drover.testing.SampleMigration;
import dev.drover.web.ServerTest;
import dev.drover.web.browser.Browser;
import dev.drover.web.browser.Members;
import dev.drover.web.browser.Members.Member;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages in a browser: nothing for axe to find, and no page that has to be moved sideways. */
@ServerTest
class ValidationInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    @Autowired
    Directory directory;

    @Autowired
    Office office;

    @Autowired
    SampleMigration sample;

    @Autowired
    Members members;

    @Test
    void isCleanInBothThemesAndWidths() {
        Member stakeholder = members.member(Role.STAKEHOLDER);
        Migration migration =
                sample.open(stakeholder.workspace(), office.member(stakeholder.workspace(), Role.ARCHITECT));
        ValidationRows rows = new ValidationRows(sql);
        long mismatch = rows.mismatch(migration, false);
        long passed = rows.passed(migration);
        String validations = "/migrations/" + migration.id() + "/validations";
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.signInAs(stakeholder);
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                directory.prefer(stakeholder.person().id(), theme, null);
                for (int width : List.of(1280, 320)) {
                    browser.resize(width);
                    for (String path : List.of("", "/" + mismatch, "/" + mismatch + "?cause=CASE", "/" + passed)) {
                        browser.go(validations + path).assertSound(Browser.WCAG);
                        assertThat(browser.driver()
                                        .findElement(By.tagName("h1"))
                                        .getText())
                                .startsWith("Validation");
                    }
                }
            }
        }
    }
}
