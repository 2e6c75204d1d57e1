package dev.drover.transfer;

import com.sun.management.GarbageCollectionNotificationInfo;
import dev.drover.TestApplication;
import dev.drover.connection.SourceAddress;
import dev.drover.db.testing.TestDatabase;
import dev.drover.testing.TestDynamoDb;
import java.io.File;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A copy in a process of its own, with a small heap, that can be measured and killed. */
final class CopyProcess {

    private static final Duration SLICE = Duration.ofSeconds(4);
    private static final long BETWEEN_LOOKS_MILLIS = 1_500;
    private static final AtomicLong peakLive = new AtomicLong();
    private static final AtomicLong peakAfterCollection = new AtomicLong();

    private CopyProcess() {}

    /**
     * Starts the copy of orders.
     *
     * @param output where it prints what it finds
     */
    static Process start(
            TestDatabase drover, SourceAddress source, String endpoint, String table, long stepRunId, File output)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CopyProcess.class.getName(),
                drover.jdbcUrl(),
                String.valueOf(source.port()),
                source.database(),
                endpoint,
                table,
                String.valueOf(stepRunId)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }

    public static void main(String[] arguments) {
        SourceAddress source = new SourceAddress(
                "127.0.0.1",
                Integer.parseInt(arguments[1]),
                arguments[2],
                "public",
                TestDatabase.USER,
                "env:" + SampleShop.PASSWORD.substring(0, SampleShop.PASSWORD.indexOf('=')));
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(TestApplication.class)
                .web(WebApplicationType.NONE)
                .properties(
                        SampleShop.PASSWORD,
                        "drover.source.allowed=" + source.password() + "=127.0.0.1:*",
                        "spring.datasource.url=" + arguments[0],
                        "spring.datasource.username=" + TestDatabase.USER,
                        "spring.datasource.password=" + TestDatabase.PASSWORD,
                        "spring.main.banner-mode=off")
                .run()) {
            Copy copy = context.getBean(Copy.class);
            CopyJob job = new CopyJob(
                    Long.parseLong(arguments[5]),
                    SampleShop.orders(),
                    source,
                    TestDynamoDb.at(arguments[3]),
                    name -> arguments[4],
                    100,
                    new CopySettings(4, 32, 1_000, 0));
            System.out.println("begins at " + copy.totals(job.stepRunId()));
            watchHeap();
            CopyResult result;
            do {
                result = copy.slice(job, Instant.now().plus(SLICE), () -> false, System.out::println);
            } while (result instanceof CopyResult.More);
            System.out.println(result);
            System.out.println("peak live bytes: " + peakLive);
            System.out.println("peak bytes after an ordinary collection: " + peakAfterCollection);
        }
    }

    /** Collects all garbage every now and then, so that what is left is what the copy holds. */
    private static void watchHeap() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> {
                                var info = GarbageCollectionNotificationInfo.from(
                                        (CompositeData) notification.getUserData());
                                long used = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                                        .filter(pool -> pool.getKey().startsWith("G1"))
                                        .map(java.util.Map.Entry::getValue)
                                        .mapToLong(MemoryUsage::getUsed)
                                        .sum();
                                boolean whole = "System.gc()".equals(info.getGcCause());
                                (whole ? peakLive : peakAfterCollection).accumulateAndGet(used, Math::max);
                            },
                            null,
                            null);
        }
        Executors.newSingleThreadScheduledExecutor(work -> {
                    Thread thread = new Thread(work, "heap watch");
                    thread.setDaemon(true);
                    return thread;
                })
                .scheduleWithFixedDelay(System::gc, 0, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
    }
}
