package dev.drover.web.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.Migration;
import dev.drover.migration.Migrations;
import dev.drover.people.Role;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.Scope;
import dev.drover.signoff.ScopeStatus;
import dev.drover.signoff.Signoffs;
import dev.drover.signoff.gate.Gate;
import dev.drover.signoff.gate.GateOverrides;
import dev.drover.testing.Plans;
import dev.drover.traffic.ApiTokens;
import dev.drover.web.ServerTest;
import dev.drover.web.browser.Members;
import dev.drover.web.browser.Members.Member;
import dev.drover.web.browser.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** The policy of a workspace and the signoff page over HTTP, without scripts. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignoffPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Plans plans;

    @Autowired
    Migrations migrations;

    @Autowired
    Members members;

    @Autowired
    Signoffs signoffs;

    @Autowired
    ApiTokens tokens;

    @Autowired
    AuditTrail audit;

    @Autowired
    GateOverrides overrides;

    @Autowired
    Revisions revisions;

    /** Signing in costs a hash each time, so the people are the same for all tests; each test has a migration of its own. */
    Plans.Team office;

    Visitor admin;
    Visitor lead;
    Visitor operator;
    Plans.Team team;
    String page;

    @BeforeAll
    void people() {
        office = plans.team();
        admin = visitor(Role.ADMIN);
        lead = visitor(Role.LEAD);
        operator = visitor(Role.OPERATOR);
    }

    @BeforeEach
    void aSubmittedPlan() {
        Migration migration = migrations.open(
                office.workspace().id(), office.migration().environment(), Plans.description(), office.architect());
        team = new Plans.Team(
                office.workspace(),
                migration,
                office.architect(),
                office.lead(),
                office.operator(),
                office.stakeholder());
        plans.submit(team, List.of(Plans.step("hold", "time.hold", Map.of("seconds", "3"))));
        page = "/migrations/" + migration.id() + "/signoff";
    }

    @Test
    void anAdminSetsThePolicyAndTheSignoffPageFollowsIt() {
        assertThat(text(admin.get("/signoff-policy")))
                .contains("Nobody changed it", "Data: 1 person, Lead, stage 1, no expiry.");
        admin.get("/signoff-policy/TEST");
        HttpResponse<String> refused = admin.post("/signoff-policy/TEST", policy("0", "two"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(text(refused))
                .contains("Security: people: enter a whole number, for example 1, not \"two\".")
                .contains("Bound, in rows");
        assertThat(refused.body()).contains("value=\"two\"");
        HttpResponse<String> saved = admin.post("/signoff-policy/TEST", policy("0", "2"));
        assertThat(text(saved)).contains("The policy for Test environments is saved.", "Security: 2 people");
        assertThat(admin.post("/signoff-policy/TEST", policy("0", "3")).statusCode())
                .isEqualTo(409);

        assertThat(text(lead.get(page)))
                .contains("Security scope", "Waiting, 0 of 2", "Waits for", "The policy of this workspace applies")
                .contains("Because nobody knows yet how many rows move, the Operations scope must be signed as well.");
        lead.post(page + "/security", "revision", "1", "verdict", "SIGNED_WITH_CONDITION", "comment", "Rotate the key");
        HttpResponse<String> half = lead.get(page);
        assertThat(text(half))
                .contains("Waiting, with an open condition, 1 of 2", "Condition: Rotate the key", "expires");
        long decision = status(Scope.SECURITY).signatures().get(0).decision().id();
        assertThat(text(lead.post(page + "/conditions/" + decision, "comment", "It is rotated")))
                .contains("The condition is marked as met.", "It is rotated");
        assertThat(operator.get("/signoff-policy").statusCode()).isEqualTo(403);
    }

    @Test
    void anAdminAddsAScopeAndAClosedPeriod() {
        admin.get("/signoff-policy");
        assertThat(text(admin.post("/signoff-policy/scopes", "scopeName", "Data")))
                .contains("there is a scope Data already", "choose at least one part");
        assertThat(text(admin.post("/signoff-policy/scopes", "scopeName", "Legal", "parts", "CONTACTS")))
                .contains("The scope Legal is added.");
        assertThat(text(admin.post("/signoff-policy/closed", "from", "soon", "to", "", "zone", "UTC", "reason", "")))
                .contains("not \"soon\"", "There are 3 problems");
        assertThat(text(admin.post(
                        "/signoff-policy/closed",
                        "from",
                        "2026-12-20 00:00",
                        "to",
                        "2199-12-27 00:00",
                        "zone",
                        "Europe/Zurich",
                        "reason",
                        "Christmas trade")))
                .contains("The period is closed for live runs.", "Christmas trade", "2199-12-27 00:00");
    }

    @Test
    void oneAsksForAnOverrideAndAnotherConfirmsIt() {
        operator.get(page);
        assertThat(text(operator.post(
                        "/migrations/" + team.migration().id() + "/overrides",
                        "gate",
                        "REHEARSAL",
                        "reason",
                        "The clone is broken")))
                .contains("You asked for an override.", "The clone is broken")
                .doesNotContain("Confirm the override");
        String confirm = lead.get(page).body().replaceAll("(?s).*action=\"([^\"]+/confirm)\".*", "$1");
        assertThat(text(lead.post(confirm))).contains("The override is confirmed.", "valid until");
    }

    @Test
    void aMeetingSeesWhatHoldsTheRunBackAndItsMinutesStay() {
        String meeting = page.replace("/signoff", "/go-no-go");
        assertThat(text(lead.get(page))).contains("Go or no-go: what holds the live run back");
        assertThat(text(lead.get(meeting)))
                .contains(
                        "3 things hold it back", "The Data scope is not signed (waiting).", "No rehearsal of this plan")
                .contains(
                        "You cannot start it, because: Live runs are started by operators, and you have no such role here.")
                .containsPattern("Between .* and .*, most likely .*; 1 of 1 steps is a guess\\.")
                .contains("Waits for", "none open on any step", "Open a round")
                .doesNotContain("Nothing holds it back");
        assertThat(text(operator.get(meeting)))
                .contains("A lead opens it.")
                .doesNotContain("You cannot start it", "Open a round");
        assertThat(operator.post(meeting, "revision", "1").statusCode()).isEqualTo(403);
        assertThat(text(lead.post(meeting, "revision", "1"))).contains("The round is open.", "Round 1: 0 go, 0 no-go");
        operator.get(meeting);
        assertThat(text(operator.post(meeting + "/1/say", "go", "false", "reason", "")))
                .contains("Say why it is a no-go");
        assertThat(text(operator.post(meeting + "/1/say", "go", "false", "reason", "<b>Not</b> counted")))
                .contains("Round 1: 0 go, 1 no-go", "(Operator)", ": <b>Not</b> counted");
        lead.get(meeting);
        assertThat(text(lead.post(meeting + "/1/say", "go", "true"))).contains("That signs and starts nothing.");

        plans.submit(team, List.of(Plans.step("hold", "time.hold", Map.of("seconds", "9"))));
        assertThat(text(lead.get(meeting)))
                .contains("Out of date", "Close with no-go")
                .doesNotContain("Close with go");
        assertThat(text(lead.post(meeting + "/1/close", "go", "false", "note", "Another plan came")))
                .contains("The round is closed with no-go.")
                .contains("Round 1: no-go (1 go, 1 no-go), of another plan than now", ": Another plan came")
                .contains("What held the live run back at that moment: The Data scope is not signed");
    }

    @Test
    void aVoidSignatureNamesThePartsAndStepsThatAreNotAsTheyWereSigned() {
        plans.sign(team);
        plans.submit(team, List.of(Plans.step("hold", "time.hold", Map.of("seconds", "9"))));
        assertThat(text(lead.get(page)))
                .contains("Void: the plan was changed")
                .contains("Not as it was signed: the command of every step; steps that are not the same: Step hold.");
    }

    @Test
    void aTokenOfAMachineCannotSign() throws IOException, InterruptedException {
        String token = tokens.create(team.workspace().id(), "deploy", team.operator());
        HttpRequest.Builder asMachine = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                .header("Authorization", "Bearer " + token);
        HttpClient http = HttpClient.newHttpClient();
        assertThat(http.send(asMachine.GET().build(), HttpResponse.BodyHandlers.ofString())
                        .body())
                .as("a token signs nobody in")
                .doesNotContain("Data scope");
        HttpResponse<String> answer = http.send(
                asMachine
                        .uri(URI.create("http://127.0.0.1:" + port + page + "/data"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("revision=1&verdict=SIGNED"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isNotEqualTo(200);
        assertThat(signoffs.history(team.migration().id())).isEmpty();
    }

    @Test
    void productionAsksForThePasswordWithTheDecision() {
        Plans.Team real = plans.production();
        plans.submit(real, List.of(Plans.step("hold", "time.hold", Map.of("seconds", "3"))));
        Member member = members.member(real.workspace(), Role.LEAD);
        Visitor signer = new Visitor(port);
        signer.get("/sign-in");
        signer.post("/sign-in", "name", member.person().signInName(), "password", member.password());
        String address = "/migrations/" + real.migration().id() + "/signoff";
        assertThat(signer.get(address).body()).contains("autocomplete=\"current-password\"");

        for (String typed : List.of("", "not <this>")) {
            HttpResponse<String> refused = signer.post(
                    address + "/data",
                    "revision",
                    "1",
                    "verdict",
                    "SIGNED",
                    "comment",
                    "As <agreed>",
                    "password",
                    typed);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("As &lt;agreed&gt;</textarea>").doesNotContain("not &lt;this");
            assertThat(text(refused))
                    .contains(typed.isEmpty() ? "Enter your password" : "That is not your password")
                    .contains("Nothing was decided.");
        }
        assertThat(signoffs.history(real.migration().id())).isEmpty();

        signer.post(address + "/data", "revision", "1", "verdict", "SIGNED", "password", member.password());
        assertThat(signoffs.history(real.migration().id()))
                .singleElement()
                .matches(decision -> decision.passwordAgain());
        assertThat(text(signer.get(address)))
                .contains("Signed by " + member.actor().name() + ", password entered again");
        signer.post(address + "/data", "revision", "1", "verdict", "WITHDRAWN", "comment", "No");
        assertThat(signoffs.status(real.migration().id())).noneMatch(ScopeStatus::isSigned);
        assertThat(audit.page(real.workspace().id(), Long.MAX_VALUE, 100))
                .filteredOn(entry -> entry.action().equals("signoff.password-refused"))
                .as("an empty field is no attempt")
                .singleElement()
                .matches(entry -> entry.personName().equals(member.actor().name()));

        overrides.ask(
                revisions.latest(real.migration().id()).orElseThrow(), Gate.REHEARSAL, "No clone", real.operator());
        String confirm = signer.get(address).body().replaceAll("(?s).*action=\"([^\"]+/confirm)\".*", "$1");
        assertThat(text(signer.post(confirm, "password", "")))
                .contains("Enter your password")
                .contains("Asked");
        assertThat(text(signer.post(confirm, "password", member.password()))).contains("The override is confirmed.");

        signer.post(
                address + "/data",
                "revision",
                "1",
                "verdict",
                "SIGNED_WITH_CONDITION",
                "comment",
                "Count first",
                "password",
                member.password());
        String met = signer.get(address).body().replaceAll("(?s).*action=\"([^\"]+/conditions/[0-9]+)\".*", "$1");
        HttpResponse<String> unmet = signer.post(met, "comment", "It is <counted>", "password", "");
        assertThat(unmet.statusCode()).isEqualTo(422);
        assertThat(unmet.body()).contains("It is &lt;counted&gt;</textarea>");
        assertThat(signoffs.history(real.migration().id()).get(0).met()).isNull();
        assertThat(text(signer.post(met, "comment", "It is counted", "password", member.password())))
                .contains("Met by " + member.actor().name() + ", password entered again");
    }

    private static String[] policy(String version, String securityPeople) {
        return new String[] {
            "version",
            version,
            "required.DATA",
            "true",
            "quorum.DATA",
            "1",
            "stage.DATA",
            "1",
            "expiry.DATA",
            "0",
            "roles.DATA",
            "LEAD",
            "quorum.APPLICATION",
            "1",
            "stage.APPLICATION",
            "1",
            "expiry.APPLICATION",
            "0",
            "roles.APPLICATION",
            "LEAD",
            "quorum.OPERATIONS",
            "1",
            "stage.OPERATIONS",
            "1",
            "expiry.OPERATIONS",
            "0",
            "roles.OPERATIONS",
            "OPERATOR",
            "required.SECURITY",
            "true",
            "quorum.SECURITY",
            securityPeople,
            "stage.SECURITY",
            "1",
            "expiry.SECURITY",
            "30",
            "roles.SECURITY",
            "LEAD",
            "required.BUSINESS",
            "true",
            "quorum.BUSINESS",
            "1",
            "stage.BUSINESS",
            "1",
            "expiry.BUSINESS",
            "0",
            "roles.BUSINESS",
            "STAKEHOLDER",
            "rule.rows",
            "true",
            "rule.rows.bound",
            "1,000",
            "rule.rows.scope",
            "OPERATIONS",
            "rule.rows.people",
            "1",
            "rehearsalDays",
            "0",
            "overrideHours",
            "4",
            "extensionPeople",
            "2"
        };
    }

    private ScopeStatus status(Scope scope) {
        List<ScopeStatus> all = signoffs.status(team.migration().id());
        return all.stream().filter(s -> s.scope().equals(scope)).findFirst().orElseThrow();
    }

    private Visitor visitor(Role role) {
        Member member = members.member(office.workspace(), role);
        Visitor visitor = new Visitor(port);
        visitor.get("/sign-in");
        visitor.post("/sign-in", "name", member.person().signInName(), "password", member.password());
        visitor.get("/");
        return visitor;
    }

    private static String text(HttpResponse<String> answer) {
        String body = answer.body()
                .replaceAll("(?s)<(script|style|head)\\b.*?</\\1>", " ")
                .replaceAll("<[^>]+>", " ");
        return HtmlUtils.htmlUnescape(body).replaceAll("\\s+", " ").replaceAll(" ([,.:])", "$1");
    }
}
