package dev.drover.web.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.drover.Drover;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.FreshDatabase;
import dev.drover.testing.Office;
import dev.drover.testing.SampleMigration;
import dev.drover.web.access.SignedIn;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SpringBootTest(classes = Drover.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshDatabase.class)
class ValidationPagesTest {

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient sql;

    @Autowired
    Directory directory;

    @Autowired
    Office office;

    @Autowired
    SampleMigration sample;

    Workspace workspace;
    Actor stakeholder;
    Migration migration;
    ValidationRows rows;

    @BeforeEach
    void aMigration() {
        workspace = office.workspace();
        stakeholder = office.member(workspace, Role.STAKEHOLDER);
        migration = sample.open(workspace, office.member(workspace, Role.ARCHITECT));
        rows = new ValidationRows(sql);
    }

    @Test
    void showsBothSidesInNumbers() throws Exception {
        page("/" + rows.mismatch(migration, true))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(containsString(
                                "6 records differ: 201,000 rows in the source, 200,999 items in the target.")))
                .andExpect(content().string(containsString(">200,000</td>")))
                .andExpect(content().string(containsString(">199,999</td>")))
                .andExpect(content().string(containsString(">\u22121</td>")))
                .andExpect(content().string(containsString("not equal")))
                .andExpect(content().string(containsString(">Mismatch</span>")))
                .andExpect(content().string(containsString(">Passed</span>")))
                .andExpect(content().string(containsString("The run copied 20 % of the source.")))
                .andExpect(content().string(containsString("100,000 a second")));
    }

    @Test
    void showsEveryCauseWithExamplesAndBothValues() throws Exception {
        page("/" + rows.mismatch(migration, true))
                .andExpect(content().string(containsString(">Shifted by a time zone</a>")))
                .andExpect(content()
                        .string(containsString("placed_at is 2 h later in the target: 10:00:00 \u2192 12:00:00")))
                .andExpect(content().string(containsString(">-12.3456</span>")))
                .andExpect(content().string(containsString(">-12.35</span>")))
                .andExpect(content().string(containsString("difference-15")))
                .andExpect(content().string(not(containsString("difference-16"))))
                .andExpect(content().string(containsString("&lt;b&gt;=HYPER&lt;/b&gt;")))
                .andExpect(content().string(not(containsString("\u2265"))));
    }

    @Test
    void showsAllOfOneCauseOnRequest() throws Exception {
        long id = rows.mismatch(migration, true);
        page("/" + id + "?cause=CASE")
                .andExpect(content().string(containsString("difference-39")))
                .andExpect(content().string(not(containsString("difference-5\""))))
                .andExpect(content().string(containsString("Show all causes")));
        page("/" + id + "?cause=nothing")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("difference-5\"")));
    }

    @Test
    void saysAtLeastWhereNotEverythingWasCounted() throws Exception {
        page("/" + rows.mismatch(migration, false))
                .andExpect(content().string(containsString("At least 6 records differ")))
                .andExpect(content().string(containsString("\u2265 34")));
    }

    @Test
    void showsAPassWithoutDifferences() throws Exception {
        page("/" + rows.passed(migration))
                .andExpect(content().string(containsString("All 200,000 records are the same on both sides.")))
                .andExpect(content().string(not(containsString("Differences by cause"))))
                .andExpect(content().string(not(containsString("Download"))));
    }

    @Test
    void showsOneThatIsStillRunning() throws Exception {
        page("/" + rows.running(migration))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("The comparison is not finished.")))
                .andExpect(content().string(not(containsString("Both sides in numbers"))));
    }

    @Test
    void answersASummaryForOtherPages() throws Exception {
        page("/" + rows.mismatch(migration, true) + "/summary")
                .andExpect(content().string(not(containsString("<html"))))
                .andExpect(content()
                        .string(containsString("200,000 in the source, 199,999 in the target, checksums not equal")));
    }

    @Test
    void listsAllValidations() throws Exception {
        page("").andExpect(content().string(containsString("There are none yet.")));
        long id = rows.passed(migration);
        page("").andExpect(content().string(containsString("Validation " + id)));
    }

    @Test
    void offersTheDifferencesAsCsvThatNoSpreadsheetRuns() throws Exception {
        long id = rows.mismatch(migration, true);
        String csv = page("/" + id + "/differences.csv")
                .andExpect(status().isOk())
                .andExpect(
                        header().string("Content-Disposition", containsString("validation-" + id + "-differences.csv")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv)
                .startsWith(
                        "position,cause,table,entity,source_key,target_key,attribute,source_value,target_value,sentence\r\n")
                .contains("\"'=HYPERLINK(\"\"http://x\"\")\"")
                .contains("5,ROUNDED,shop,Order,orders with id = 5,ORDER#5 \u00b7 ORDER,total,-12.3456,-12.35,")
                .hasLineCount(40);
    }

    @Test
    void offersTheDifferencesAsJson() throws Exception {
        long id = rows.mismatch(migration, true);
        page("/" + id + "/differences.json")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.report.id").value(id))
                .andExpect(jsonPath("$.report.state").value("MISMATCH"))
                .andExpect(jsonPath("$.report.entities[0].targetCount").value(199_999))
                .andExpect(jsonPath("$.differences.length()").value(39))
                .andExpect(jsonPath("$.differences[2].sourceValue").value("=HYPERLINK(\"http://x\")"));
    }

    @Test
    void doesNotExistForOthers() throws Exception {
        long id = rows.mismatch(migration, true);
        Actor stranger = office.member(office.workspace(), Role.LEAD);
        Migration other = sample.open(workspace, stakeholder);
        for (String path : new String[] {"", "/summary", "/differences.csv", "/differences.json"}) {
            as(stranger, migration, "/" + id + path).andExpect(status().isNotFound());
            as(stakeholder, other, "/" + id + path).andExpect(status().isNotFound());
            as(stakeholder, migration, "/999999999" + path).andExpect(status().isNotFound());
            as(stakeholder, migration, "/abc" + path).andExpect(status().isNotFound());
        }
    }

    private ResultActions page(String path) throws Exception {
        return as(stakeholder, migration, path);
    }

    private ResultActions as(Actor who, Migration of, String path) throws Exception {
        return http.perform(get("/migrations/" + of.id() + "/validations" + path)
                .with(user(SignedIn.as(directory.person(who.id()).orElseThrow()))));
    }
}
