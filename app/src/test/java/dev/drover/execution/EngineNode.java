package dev.drover.execution;

import static java.util.stream.Collectors.joining;

import dev.drover.TestApplication;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * A node in a process of its own, for {@link NodeProcess}: it does what each line on its input says, and answers in one
 * line. It ends with its input, so it does not outlive who started it.
 */
public final class EngineNode {

    /** Begins an answer; everything else on the output is the log. */
    static final String ANSWER = "@ ";

    private EngineNode() {}

    /** Readiness, just before the queue is told of it. */
    private static final class Ready implements ApplicationListener<ApplicationReadyEvent>, Ordered {

        private final AtomicLong nanos = new AtomicLong();

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            nanos.set(System.nanoTime());
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    public static void main(String[] settings) throws Exception {
        Ready ready = new Ready();
        SpringApplication application = new SpringApplication(TestApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addListeners(ready);
        try (ConfigurableApplicationContext node = application.run(settings);
                RunDriver driver = new RunDriver(node.getBean(StartRun.class), node.getBean(DataSource.class));
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            answer(Long.toString(ready.nanos.get()));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> words = Arrays.asList(line.split(" "));
                answer(obey(node, driver, words.get(0), words.subList(1, words.size())));
            }
        }
    }

    private static String obey(
            ConfigurableApplicationContext node, RunDriver driver, String command, List<String> words)
            throws Exception {
        switch (command) {
            case "rest" -> node.getBean(SliceQueue.class).stop();
            case "work" -> node.getBean(SliceQueue.class).start();
            case "drive" ->
                driver.drive(
                        Integer.parseInt(words.get(0)),
                        words.stream().skip(1).map(RunDriver.Order::parse).toList());
            case "calls" -> {
                return node.getBean(StepCalls.class).take().stream()
                        .map(StepCalls.Call::written)
                        .collect(joining(" "));
            }
            default -> throw new IllegalArgumentException(command);
        }
        return "";
    }

    private static void answer(String text) {
        System.out.println(ANSWER + text);
    }
}
