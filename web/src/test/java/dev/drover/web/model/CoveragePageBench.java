package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.drover.Drover;
import dev.drover.db.testing.TestDatabase;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternEdit;
import dev.drover.migration.Migration;
import dev.drover.model.TargetModels;
import dev.drover.model.coverage.Coverage;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.FreshDatabase;
import dev.drover.testing.LargeModel;
import dev.drover.testing.SmallShop;
import dev.drover.web.model.Browser.Page;
import dev.drover.web.model.ModelPages.Visitor;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** How long the pages about a large model take over HTTP: 1,000 patterns by 40 structures. */
@Tag("bench")
@SpringBootTest(classes = Drover.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
class CoveragePageBench {

    private static final long MOST_MILLIS = 300;
    private static final int TIMES = 15;

    @LocalServerPort
    int port;

    @Autowired
    ModelPages pages;

    @Autowired
    TargetModels models;

    @Autowired
    Inventory inventory;

    @Test
    void answersForALargeModelInUnderThreeHundredMilliseconds() {
        TestDatabase shop = SmallShop.create();
        Workspace workspace = pages.workspace();
        Visitor architect = pages.visitor(port, workspace, Role.ARCHITECT);
        Migration migration = pages.migration(workspace, SmallShop.source(shop), architect.actor());
        models.save(migration.id(), LargeModel.model(), 0, "everything", architect.actor());
        LargeModel.patterns().forEach(fields -> {
            Map<String, String> draft = new HashMap<>(fields);
            draft.put("status", "DRAFT");
            inventory.add(migration.id(), PatternEdit.ofForm(draft), architect.actor());
        });
        String root = "/migrations/" + migration.id();

        List<AccessPattern> patterns = inventory.patterns(migration.id());
        measure(
                "matrix computed",
                () -> assertThat(Coverage.of(LargeModel.model(), patterns).rows())
                        .hasSize(LargeModel.PATTERNS));
        long matrix = page(architect, root + "/coverage");
        page(architect, root + "/coverage?pattern=AP-002");
        page(architect, root + "/coverage/structures");
        page(architect, root + "/cost");
        page(architect, root + "/lint");
        assertThat(matrix).isLessThan(MOST_MILLIS);
    }

    private static long page(Visitor visitor, String address) {
        Page once = visitor.browser().get(address);
        assertThat(once.status()).isEqualTo(200);
        System.out.printf("%s has %,d characters%n", address, once.html().length());
        return measure(address, () -> visitor.browser().get(address));
    }

    /** Beside the time of the clock, the processor time of the whole process: other work on the machine does not change it. */
    private static long measure(String what, Runnable work) {
        long cpu = cpuNanos();
        long[] millis = LongStream.range(0, TIMES)
                .map(n -> {
                    long begun = System.nanoTime();
                    work.run();
                    return (System.nanoTime() - begun) / 1_000_000;
                })
                .toArray();
        long median = LongStream.of(millis).sorted().skip(TIMES / 2).findFirst().orElseThrow();
        System.out.printf(
                "%s: first %,d ms, median %,d ms, worst %,d ms of %d; %,d ms of processor time each%n",
                what,
                millis[0],
                median,
                LongStream.of(millis).max().orElseThrow(),
                TIMES,
                (cpuNanos() - cpu) / TIMES / 1_000_000);
        return median;
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
