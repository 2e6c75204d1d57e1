package dev.drover.web.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.drover.Drover;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.PatternId;
import dev.drover.inventory.StoredPattern;
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
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@SpringBootTest(classes = Drover.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshDatabase.class)
class InventoryPagesTest {

    @Autowired
    MockMvc http;

    @Autowired
    Inventory inventory;

    @Autowired
    Directory directory;

    @Autowired
    Office office;

    @Autowired
    SampleMigration sample;

    Workspace workspace;
    Actor architect;
    Migration migration;
    StoredPattern getOrder;

    @BeforeEach
    void aPattern() {
        workspace = office.workspace();
        architect = office.member(workspace, Role.ARCHITECT);
        migration = sample.open(workspace, architect);
        getOrder = inventory.add(
                migration.id(),
                edit(Map.of("name", "Get order", "direction", "READ", "peak_rps", "120", "owner", "Checkout")),
                architect);
    }

    @Test
    void showsTheTableWithLabelledInputsAndTheirGaps() throws Exception {
        as(architect, get(at("")))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("aria-label=\"Peak calls per second, AP-001\"")))
                .andExpect(content().string(Matchers.containsString("1 pattern has gaps")))
                .andExpect(content().string(Matchers.containsString("1 pattern: 1 read · peak 120 calls per second")));
    }

    @Test
    void declaresATotalWithItsOriginAndTakesItBack() throws Exception {
        as(architect, total("1420", "", "", "0"))
                .andExpect(status().is(422))
                .andExpect(content().string(Matchers.containsString("Say how the total is known")))
                .andExpect(content().string(Matchers.containsString("value=\"1420\"")));
        as(architect, total("1420", "2000", "Load balancer", "0")).andExpect(redirectedUrl(at("")));
        as(architect, get(at("")))
                .andExpect(content()
                        .string(Matchers.containsString("Declared total: 1,420 calls per second on average, 2,000 at"
                                + " peak (Load balancer)")));
        as(architect, total("1", "", "Guess", "0")).andExpect(status().isConflict());
        as(architect, total("", "", "", "1")).andExpect(redirectedUrl(at("")));
        as(architect, get(at("")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("Declared total:"))));
    }

    private AbstractMockHttpServletRequestBuilder<?> total(String average, String peak, String origin, String version) {
        return post(at("/total"))
                .param("average", average)
                .param("peak", peak)
                .param("origin", origin)
                .param("version", version)
                .with(csrf());
    }

    @Test
    void savesARowWithoutJavaScript() throws Exception {
        as(
                        architect,
                        post(at("/rows/AP-001"))
                                .param("version", "1")
                                .param("owner", "Orders")
                                .with(csrf()))
                .andExpect(redirectedUrl(at("?show=ALL&page=1#AP-001")));
        assertThat(stored().pattern().owner()).isEqualTo("Orders");
    }

    @Test
    void savesARowWithHtmxAndAnswersWithItsCells() throws Exception {
        as(architect, row().param("owner", "Orders").with(csrf()))
                .andExpect(status().isOk())
                .andExpect(header().string("HX-Trigger", "inventory-changed"))
                .andExpect(content().string(Matchers.containsString("name=\"version\" value=\"2\"")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("<html"))));
        assertThat(stored().changedBy()).isEqualTo(architect.name());
    }

    @Test
    void answersAWrongValueWithTheRowAndWhatToDo() throws Exception {
        as(architect, row().param("peak_rps", "abc").param("owner", "Orders").with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(Matchers.containsString("value=\"abc\"")))
                .andExpect(content().string(Matchers.containsString("aria-invalid=\"true\"")))
                .andExpect(content()
                        .string(Matchers.containsString(
                                ">Enter the peak calls per second as a number, for example 120</p>")))
                .andExpect(content().string(Matchers.containsString("value=\"Orders\"")));
        assertThat(stored()).isEqualTo(getOrder);
    }

    @Test
    void answersAWrongValueWithoutJavaScriptWithTheWholePageAndASummary() throws Exception {
        as(
                        architect,
                        post(at("/rows/AP-001"))
                                .param("version", "1")
                                .param("peak_rps", "abc")
                                .with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(Matchers.containsString("<title>Error: Access patterns")))
                .andExpect(content().string(Matchers.containsString("There is 1 problem")))
                .andExpect(content()
                        .string(Matchers.containsString("<a href=\"#AP-001-peak_rps\">AP-001: enter the peak calls per"
                                + " second as a number, for example 120</a>")));
    }

    @Test
    void asksWhoseValuesToKeepWhenTwoPeopleChangeTheSameRow() throws Exception {
        Actor other = office.member(workspace, Role.ARCHITECT);
        inventory.change(migration.id(), getOrder.id(), edit(Map.of("peak_rps", "130", "owner", "Search")), 1, other);

        String answer = as(
                        architect,
                        row().param("peak_rps", "140")
                                .param("owner", "Checkout")
                                .param("was", "{\"peak_rps\":\"120\",\"owner\":\"Checkout\"}")
                                .with(csrf()))
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer)
                .contains("Changed by " + other.name())
                .contains("Mine: <strong>140</strong> · theirs: <strong>130</strong>")
                .doesNotContain("Mine: <strong>Checkout");
        assertThat(stored().pattern().load().peakPerSecond()).hasToString("130");

        as(
                        architect,
                        post(at("/rows/AP-001"))
                                .header("HX-Request", "true")
                                .param("version", "2")
                                .param("peak_rps", "140")
                                .with(csrf()))
                .andExpect(status().isOk());
        assertThat(stored().pattern().load().peakPerSecond()).hasToString("140");
        assertThat(stored().pattern().owner()).isEqualTo("Search");
    }

    @Test
    void asksWhoseValuesToKeepInTheFormToo() throws Exception {
        inventory.change(migration.id(), getOrder.id(), edit(Map.of("peak_rps", "130")), 1, architect);
        as(
                        architect,
                        post(at("/patterns/AP-001"))
                                .param("version", "1")
                                .param("peak_rps", "140")
                                .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(Matchers.containsString("Keep mine")))
                .andExpect(content().string(Matchers.containsString("name=\"version\" value=\"2\"")));
        as(architect, post(at("/patterns/AP-001/retire")).param("version", "1").with(csrf()))
                .andExpect(status().isConflict());
        assertThat(stored().pattern().isRetired()).isFalse();
    }

    @Test
    void addsAPatternAndLeadsToAllItsFields() throws Exception {
        as(architect, get(at("/patterns/new"))).andExpect(status().isOk());
        as(
                        architect,
                        post(at("/patterns"))
                                .param("name", "Create order")
                                .param("direction", "WRITE")
                                .param("description", "one\r\ntwo")
                                .param("peak_rps", "")
                                .with(csrf()))
                .andExpect(redirectedUrl(at("/patterns/AP-002")));
        as(architect, get(at("/patterns/AP-002")))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("AP-002 Create order")))
                .andExpect(content().string(Matchers.containsString("things are missing before it can be agreed")));
    }

    @Test
    void keepsWhatWasTypedWhenAPatternCannotBeAdded() throws Exception {
        as(
                        architect,
                        post(at("/patterns"))
                                .param("name", "")
                                .param("owner", "Orders")
                                .with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(Matchers.containsString("value=\"Orders\"")))
                .andExpect(content()
                        .string(Matchers.containsString(
                                "<a href=\"#name\">Enter the name, for example Get order by id</a>")))
                .andExpect(content()
                        .string(Matchers.containsString(
                                "<a href=\"#direction\">Choose the kind: Read, Write, Update, Delete or None</a>")));
    }

    @Test
    void anUntouchedFormChangesNothingWhateverItsLineBreaks() throws Exception {
        inventory.change(migration.id(), getOrder.id(), edit(Map.of("description", "one\ntwo")), 1, architect);
        as(
                        architect,
                        post(at("/patterns/AP-001"))
                                .param("version", "1")
                                .param("was", "{\"description\":\"one\\ntwo\"}")
                                .param("description", "one\r\ntwo")
                                .with(csrf()))
                .andExpect(redirectedUrl(at("/patterns/AP-001")));
        assertThat(stored().version()).isEqualTo(2);
    }

    @Test
    void retiresAPattern() throws Exception {
        as(architect, post(at("/patterns/AP-001/retire")).param("version", "1").with(csrf()))
                .andExpect(redirectedUrl(at("/patterns/AP-001")));
        as(architect, get(at("?show=RETIRED"))).andExpect(content().string(Matchers.containsString("AP-001")));
        as(architect, get(at(""))).andExpect(content().string(Matchers.not(Matchers.containsString("id=\"AP-001\""))));
    }

    @ParameterizedTest
    @EnumSource(names = {"STAKEHOLDER", "OPERATOR", "LEAD", "ADMIN"})
    void letsOthersReadButNotChange(Role role) throws Exception {
        Actor reader = office.member(workspace, role);
        as(reader, get(at("")))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Get order")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("class=\"cell\""))))
                .andExpect(content().string(Matchers.not(Matchers.containsString("hx-post"))))
                .andExpect(content().string(Matchers.not(Matchers.containsString("Add pattern"))));
        as(reader, get(at("/patterns/AP-001")))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.not(Matchers.containsString("Retire"))));
        as(reader, get(at("/export.csv"))).andExpect(status().isOk());
        as(reader, row().param("owner", "Mine").with(csrf())).andExpect(status().isForbidden());
        as(
                        reader,
                        post(at("/patterns/AP-001"))
                                .param("version", "1")
                                .param("owner", "Mine")
                                .with(csrf()))
                .andExpect(status().isForbidden());
        as(reader, post(at("/patterns/AP-001/retire")).param("version", "1").with(csrf()))
                .andExpect(status().isForbidden());
        as(
                        reader,
                        post(at("/patterns"))
                                .param("name", "x")
                                .param("direction", "READ")
                                .with(csrf()))
                .andExpect(status().isForbidden());
        as(reader, post(at("/paste")).param("rows", "name\tkind\nx\tRead").with(csrf()))
                .andExpect(status().isForbidden());
        as(reader, multipart(at("/import")).file(csv("name,kind\nx,Read\n")).with(csrf()))
                .andExpect(status().isForbidden());
        as(reader, post(at("/undo")).param("revision", "1").with(csrf())).andExpect(status().isForbidden());
        as(reader, putBack().param("version", "1").with(csrf())).andExpect(status().isForbidden());
        as(reader, get(at("/patterns/AP-001/history"))).andExpect(status().isOk());
        assertThat(inventory.all(migration.id())).containsExactly(getOrder);
    }

    @Test
    void showsNothingToPeopleOfOtherWorkspaces() throws Exception {
        Actor stranger = office.member(office.workspace(), Role.ARCHITECT);
        as(stranger, get(at(""))).andExpect(status().isNotFound());
        as(stranger, row().param("owner", "Mine").with(csrf())).andExpect(status().isNotFound());
        as(stranger, get(at("/export.csv"))).andExpect(status().isNotFound());
    }

    @Test
    void refusesChangesWithoutTheToken() throws Exception {
        as(architect, row().param("owner", "Mine")).andExpect(status().isForbidden());
        as(architect, multipart(at("/import")).file(csv("name,kind\nx,Read\n"))).andExpect(status().isForbidden());
        assertThat(stored()).isEqualTo(getOrder);
    }

    @Test
    void knowsNoPatternOfAnotherName() throws Exception {
        for (String id : new String[] {"AP-002", "nonsense", "AP-0"}) {
            as(architect, get(at("/patterns/" + id))).andExpect(status().isNotFound());
            as(architect, post(at("/rows/" + id)).param("version", "1").with(csrf()))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void importsInFourPages() throws Exception {
        String preview = as(
                        architect,
                        multipart(at("/import"))
                                .file(
                                        csv(
                                                "name,kind,peak_rps,notes\nGet order,Read,340,x\nNew,Write,1,x\nWrong,Read,abc,x\n"))
                                .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        as(architect, get(preview)).andExpect(redirectedUrl(preview + "/columns"));
        as(architect, get(preview + "/columns"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("340 · 1 · abc")))
                .andExpect(content()
                        .string(Matchers.containsString(
                                "<option value=\"peak_rps\" selected=\"selected\">Peak calls")));
        as(
                        architect,
                        post(preview + "/columns")
                                .param("column", "name", "", "", "")
                                .with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(Matchers.containsString("href=\"#column-0\">No column holds the kind.")))
                .andExpect(content().string(Matchers.containsString("<option value=\"name\" selected=\"selected\">")));
        as(
                        architect,
                        post(preview + "/columns")
                                .param("column", "name", "direction", "peak_rps", "")
                                .with(csrf()))
                .andExpect(redirectedUrl(preview));
        as(architect, get(preview))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Peak calls per second: 120 → 340")))
                .andExpect(content().string(Matchers.containsString("Found &quot;abc&quot;.")))
                .andExpect(content().string(Matchers.containsString("<code>notes</code>")))
                .andExpect(content().string(Matchers.containsString("Import 2 rows")));
        assertThat(inventory.all(migration.id())).containsExactly(getOrder);

        as(architect, post(preview).param("revision", "0").with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(Matchers.containsString("since this preview was made")));
        as(architect, post(preview).param("revision", "1").with(csrf())).andExpect(redirectedUrl(preview));
        as(architect, get(preview))
                .andExpect(content().string(Matchers.containsString("1 row was left out because of errors")));
        as(architect, get(preview + "/errors.csv"))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"rows-with-errors.csv\""))
                .andExpect(content().string(Matchers.containsString("Wrong,Read,abc,x,\"Line 4, column")));
        assertThat(inventory.patterns(migration.id()))
                .extracting(AccessPattern::name)
                .containsExactly("Get order", "New");
        as(architect, post(preview).param("revision", "2").with(csrf())).andExpect(status().isOk());
        assertThat(inventory.state(migration.id()).revision()).isEqualTo(2);

        Actor other = office.member(workspace, Role.ARCHITECT);
        as(other, get(preview)).andExpect(status().isNotFound());
        as(other, get(preview + "/errors.csv")).andExpect(status().isNotFound());
        as(other, get(preview + "/columns")).andExpect(status().isNotFound());
        as(architect, get(preview + "/columns")).andExpect(redirectedUrl(preview));
    }

    @Test
    void undoesOnesLastChangeWithAButton() throws Exception {
        Actor other = office.member(workspace, Role.ARCHITECT);
        inventory.change(migration.id(), getOrder.id(), edit(Map.of("peak_rps", "340")), 1, architect);
        as(architect, get(at("")))
                .andExpect(content().string(Matchers.containsString("AP-001 peak calls per second 120 → 340")))
                .andExpect(content().string(Matchers.containsString("name=\"revision\" value=\"2\"")));
        as(other, get(at(""))).andExpect(content().string(Matchers.not(Matchers.containsString("grid-undo"))));
        as(architect, post(at("/undo")).param("revision", "2").with(csrf()))
                .andExpect(redirectedUrl(at("?show=ALL&page=1#AP-001")));
        assertThat(stored().pattern().load().peakPerSecond()).hasToString("120");

        inventory.change(migration.id(), getOrder.id(), edit(Map.of("owner", "Orders")), 3, architect);
        inventory.change(migration.id(), getOrder.id(), edit(Map.of("owner", "Search")), 4, other);
        as(architect, post(at("/undo")).param("revision", "4").with(csrf()))
                .andExpect(redirectedUrl(at("?show=ALL&page=1")))
                .andExpect(flash().attribute(
                                "refusals",
                                Matchers.contains(Matchers.startsWith("AP-001: the owner was changed by"))));
        assertThat(stored().pattern().owner()).isEqualTo("Search");
    }

    @Test
    void showsTheHistoryOfAPatternAndPutsAValueBack() throws Exception {
        Actor other = office.member(workspace, Role.ARCHITECT);
        inventory.change(migration.id(), getOrder.id(), edit(Map.of("peak_rps", "340", "owner", "<b>")), 1, other);
        as(architect, get(at("/patterns/AP-001")))
                .andExpect(content().string(Matchers.containsString("<span>120</span> → <span>340</span>")))
                .andExpect(content().string(Matchers.containsString("<td>" + other.name() + "</td>")))
                .andExpect(content().string(Matchers.containsString("<span>&lt;b&gt;</span>")))
                .andExpect(content()
                        .string(Matchers.containsString("aria-label=\"Put back peak calls per second: 120\"")));
        as(architect, get(at("/patterns/AP-001/history?before=2")))
                .andExpect(content().string(Matchers.containsString("added, edit")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("<span>340</span>"))));

        as(architect, putBack().param("version", "1").with(csrf()))
                .andExpect(flash().attribute(
                                "refusals",
                                Matchers.contains(Matchers.containsString("was changed by " + other.name()))));
        as(architect, putBack().param("version", "2").with(csrf()))
                .andExpect(redirectedUrl(at("/patterns/AP-001#history")));
        assertThat(stored().pattern().load().peakPerSecond()).hasToString("120");
        assertThat(stored().pattern().owner()).isEqualTo("<b>");
        as(
                        architect,
                        post(at("/patterns/AP-001/put-back"))
                                .param("change", "2")
                                .param("field", "status")
                                .with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        as(architect, multipart(at("/import")).file(csv("name,kind\n")).with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(Matchers.containsString("href=\"#file\">There are no rows in it.")));
        as(architect, multipart(at("/import")).file(csv("")).with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(Matchers.containsString("Choose a file that is not empty.")));
        as(architect, multipart(at("/import")).with(csrf())).andExpect(status().is(422));
    }

    @Test
    void takesAFileWhoseNameHoldsControlCharacters() throws Exception {
        MockMultipartFile file = new MockMultipartFile(
                "file", "sh\0op\u0007.csv", "text/csv", "name,kind\nx,Read\n".getBytes(StandardCharsets.UTF_8));
        as(architect, multipart(at("/import")).file(file).with(csrf())).andExpect(status().is3xxRedirection());
    }

    @Test
    void pastedRowsGoToTheSamePreview() throws Exception {
        String preview = as(
                        architect,
                        post(at("/paste"))
                                .param("rows", "340\t25\n5\t")
                                .param("column", "peak_rps")
                                .param("ids", "AP-001")
                                .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        as(architect, get(preview))
                .andExpect(content().string(Matchers.containsString("Peak calls per second: 120 → 340")))
                .andExpect(content().string(Matchers.containsString("Line 2, name: enter the name")));
        as(architect, post(at("/paste")).param("rows", " ").with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(Matchers.containsString("href=\"#rows\">There are no rows in it.")));
    }

    @Test
    void exportsWithAndWithoutByteOrderMark() throws Exception {
        as(architect, get(at("/export.csv")))
                .andExpect(content().contentTypeCompatibleWith("text/csv"))
                .andExpect(content().string(Matchers.startsWith("id,name,direction,")));
        as(architect, get(at("/export.csv?byteOrderMark=true")))
                .andExpect(content().string(Matchers.startsWith("\uFEFFid,name,")));
        as(architect, get(at("/template.csv"))).andExpect(content().string(Matchers.endsWith(",fallback\r\n")));
    }

    private ResultActions as(Actor actor, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return http.perform(
                request.with(user(SignedIn.as(directory.person(actor.id()).orElseThrow()))));
    }

    private AbstractMockHttpServletRequestBuilder<?> putBack() {
        return post(at("/patterns/AP-001/put-back")).param("change", "2").param("field", "peak_rps");
    }

    private AbstractMockHttpServletRequestBuilder<?> row() {
        return post(at("/rows/AP-001")).header("HX-Request", "true").param("version", "1");
    }

    private String at(String rest) {
        return "/migrations/" + migration.id() + "/inventory" + rest;
    }

    private StoredPattern stored() {
        return inventory.find(migration.id(), new PatternId(1)).orElseThrow();
    }

    private static PatternEdit edit(Map<String, String> texts) {
        assertThat(texts.keySet()).allMatch(key -> PatternField.withKey(key).isPresent());
        return PatternEdit.ofForm(texts);
    }

    private static MockMultipartFile csv(String text) {
        return new MockMultipartFile("file", "shop.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
