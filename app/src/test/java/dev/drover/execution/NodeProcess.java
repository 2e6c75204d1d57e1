package dev.drover.execution;

import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** An {@link EngineNode} on the database of this process, to be told what to do, and to be killed. */
final class NodeProcess implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int LINES_OF_LOG = 60;
    private static final String ENDED = "ended";

    private final Process process;
    private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedDeque<String> log = new ConcurrentLinkedDeque<>();

    private NodeProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "output-of-node");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a node; its first answer tells when it was ready, in ns of {@link System#nanoTime}. */
    static NodeProcess start(Environment own) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Duser.timezone=" + System.getProperty("user.timezone"),
                "-cp",
                System.getProperty("java.class.path"),
                EngineNode.class.getName(),
                "--spring.main.banner-mode=off"));
        Stream.of(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "spring.datasource.hikari.maximum-pool-size",
                        "spring.jpa.open-in-view",
                        "drover.source.allowed")
                .map(name -> "--" + name + "=" + own.getRequiredProperty(name))
                .forEach(command::add);
        return new NodeProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(EngineNode.ANSWER)) {
                    answers.add(line.substring(EngineNode.ANSWER.length()));
                } else {
                    log.add(line);
                    if (log.size() > LINES_OF_LOG) {
                        log.poll();
                    }
                }
            }
        } catch (IOException killed) {
            log.add(killed.toString());
        }
        answers.add(ENDED);
    }

    /** Says what to do; the answer comes when it is done. */
    void tell(String command) {
        try {
            process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The node is gone: " + lastWords(), e);
        }
    }

    String answer() throws InterruptedException {
        String answer = answers.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
        if (answer == null || answer.equals(ENDED)) {
            throw new AssertionError("No answer from the node: " + lastWords());
        }
        return answer;
    }

    String ask(String command) throws InterruptedException {
        tell(command);
        return answer();
    }

    /** What its steps were called for since it was asked last. */
    List<StepCalls.Call> calls() throws InterruptedException {
        return Stream.of(ask("calls").split(" "))
                .filter(written -> !written.isEmpty())
                .map(StepCalls.Call::parse)
                .toList();
    }

    private String lastWords() {
        return log.stream().collect(joining("\n"));
    }

    /** Like {@code kill -9}: nothing in it gets a last word. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
