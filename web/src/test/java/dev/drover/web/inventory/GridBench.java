package dev.drover.web.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.drover.Drover;
import dev.drover.inventory.ChangeWay;
import dev.drover.inventory.EditOutcome;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.Takeover;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.FreshDatabase;
import dev.drover.testing.Office;
import dev.drover.testing.SampleMigration;
import dev.drover.web.access.SignedIn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;

/** How long the table of 1,000 patterns takes to answer, and how large it is, beside the table of 1 pattern. */
@SpringBootTest(classes = Drover.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshDatabase.class)
@Tag("bench")
class GridBench {

    private static final int ROUNDS = 20;

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

    @Test
    void showsAHundredOfAThousandPatterns() throws Exception {
        Workspace workspace = office.workspace();
        Actor architect = office.member(workspace, Role.ARCHITECT);
        String large = table(workspace, architect, 1_000);
        String small = table(workspace, architect, 1);
        double[] largeMillis = new double[ROUNDS];
        double[] smallMillis = new double[ROUNDS];
        int bytes = 0;
        for (int round = -5; round < ROUNDS; round++) {
            long start = System.nanoTime();
            bytes = answer(architect, large + "?page=5").length;
            double millis = (System.nanoTime() - start) / 1e6;
            start = System.nanoTime();
            answer(architect, small);
            if (round >= 0) {
                largeMillis[round] = millis;
                smallMillis[round] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(largeMillis);
        Arrays.sort(smallMillis);
        System.out.printf(
                "Table of 1,000 patterns, a page of 100: median %.0f ms, slowest of %d %.0f ms, %,d bytes before"
                        + " compression. Reference: table of 1 pattern, median %.0f ms; ratio %.1f.%n",
                largeMillis[ROUNDS / 2],
                ROUNDS,
                largeMillis[ROUNDS - 1],
                bytes,
                smallMillis[ROUNDS / 2],
                largeMillis[ROUNDS / 2] / smallMillis[ROUNDS / 2]);
        assertThat(largeMillis[ROUNDS / 2]).isLessThan(1_000);
    }

    private String table(Workspace workspace, Actor architect, int count) {
        Migration migration = sample.open(workspace, architect);
        inventory.takeOver(
                migration.id(),
                new Takeover(
                        IntStream.range(0, count)
                                .mapToObj(i -> PatternEdit.ofForm(
                                                Map.of("name", "Pattern " + i, "direction", "READ", "peak_rps", "9"))
                                        .draft(""))
                                .map(outcome -> ((EditOutcome.Accepted) outcome).pattern())
                                .toList(),
                        List.of(),
                        ChangeWay.IMPORT,
                        "bench.csv"),
                0,
                architect);
        return "/migrations/" + migration.id() + "/inventory";
    }

    private byte[] answer(Actor actor, String path) throws Exception {
        byte[] page = http.perform(get(path)
                        .with(user(SignedIn.as(directory.person(actor.id()).orElseThrow()))))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(page).hasSizeGreaterThan(2_000);
        return page;
    }
}
