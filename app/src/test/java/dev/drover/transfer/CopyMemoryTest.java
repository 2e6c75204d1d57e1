package dev.drover.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.db.testing.TestPostgres;
import dev.drover.testing.NullDynamoDb;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory of a copy does not grow with the number of rows: two million orders in a heap of 512 MB. */
@Tag("large")
class CopyMemoryTest {

    private static final Pattern LIVE = Pattern.compile("peak live bytes: (\\d+)");
    private static final Pattern AFTER = Pattern.compile("peak bytes after an ordinary collection: (\\d+)");

    @TempDir
    Path directory;

    @Test
    void memoryIsTheSameForTenTimesTheRows() throws Exception {
        Peak some = peak(200_000);
        Peak many = peak(2_000_000);
        assertThat(many.live()).isLessThan(some.live() * 11 / 10);
        assertThat(many.afterCollection()).isLessThan(512L << 20);
    }

    private record Peak(long live, long afterCollection) {}

    private Peak peak(int orders) throws Exception {
        SampleShop shop = SampleShop.open().with(2_000, orders);
        File output = directory.resolve(orders + ".txt").toFile();
        long began = System.nanoTime();
        try (NullDynamoDb target = NullDynamoDb.takingEverything()) {
            Process copy = CopyProcess.start(
                    TestPostgres.droverDatabase(),
                    shop.address(),
                    String.valueOf(target.address().endpoint()),
                    "null",
                    1,
                    output);
            assertThat(copy.waitFor(2, TimeUnit.HOURS)).isTrue();
            String said = Files.readString(output.toPath());
            assertThat(said).contains("Finished[totals=CopyTotals[rows=" + orders);
            assertThat(target.puts()).isGreaterThanOrEqualTo(orders);
            Peak peak = new Peak(number(LIVE, said), number(AFTER, said));
            System.out.printf(
                    "%,d orders in %d s: peak heap %.1f MB live, %.1f MB after an ordinary collection%n",
                    orders,
                    (System.nanoTime() - began) / 1_000_000_000,
                    peak.live() / 1048576.0,
                    peak.afterCollection() / 1048576.0);
            return peak;
        }
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
