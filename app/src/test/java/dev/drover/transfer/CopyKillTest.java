package dev.drover.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.db.testing.TestDatabase;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;

/** {@code kill -9} at random moments of the copy: it goes on from its checkpoint, and the result is exact. */
@Tag("storm")
class CopyKillTest extends CopyTestBase {

    private static final int KILLS = 10;
    private static final int ORDERS = 30_000;

    @TempDir
    Path directory;

    @Value("${spring.datasource.url}")
    String drover;

    @Test
    @Tag("failure-1")
    void isExactHoweverOftenItIsKilled() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        CopyJob job = job(SampleShop.open().with(500, ORDERS), SampleShop.orders());
        long readBefore = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            File output = directory.resolve("kill" + kill + ".txt").toFile();
            Process process = process(job, output);
            long target = readBefore + random.nextInt(ORDERS / KILLS);
            while (process.isAlive()
                    && copy.totals(job.stepRunId()).orElse(CopyTotals.NONE).read() <= target) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            process.waitFor(random.nextInt(100), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            CopyTotals totals = copy.totals(job.stepRunId()).orElseThrow();
            assertThat(totals.read()).as("seed %d", seed).isBetween(readBefore, (long)
                    actual(job).size());
            readBefore = totals.read();
        }
        assertThat(readBefore).as("seed %d", seed).isLessThan(ORDERS);
        File output = directory.resolve("last.txt").toFile();
        assertThat(process(job, output).waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output.toPath())).contains("Finished[");
        CopyTotals totals = copy.totals(job.stepRunId()).orElseThrow();
        System.out.printf(
                "%d kills: %,d rows, %,d of them written again after a kill%n",
                KILLS, totals.read(), totals.alreadyThere());
        assertExact(job, totals);
    }

    private Process process(CopyJob job, File output) throws Exception {
        String name = drover.substring(drover.lastIndexOf('/') + 1);
        return CopyProcess.start(
                new TestDatabase(name, job.source().port()),
                job.source(),
                String.valueOf(job.aws().endpoint()),
                job.tableNames().apply("shop"),
                job.stepRunId(),
                output);
    }
}
