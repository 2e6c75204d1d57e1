package dev.drover.runbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.runbook.file.RunbookFiles;
import dev.drover.step.StepTypesAlone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunbookCommandTest {

    private static final String RIGHT = "steps: [{key: hold, type: time.hold, name: Hold, parameters: {seconds: 1}}]";

    private static final RunbookFiles FILES = new RunbookFiles(StepTypesAlone.catalog(), StepTypesAlone.parameters());

    @TempDir
    Path directory;

    private final ByteArrayOutputStream findings = new ByteArrayOutputStream();
    private final ByteArrayOutputStream failures = new ByteArrayOutputStream();

    @Test
    void right_files_are_fine_and_wrong_ones_are_named_with_line_and_column() throws IOException {
        String right = file("right.yaml", RIGHT);
        String wrong = file("wrong.yaml", "steps:\n- key: hold\n  type: time.hold\n  parameters: {seconds: 0}\n");

        assertThat(run("validate", right)).isZero();
        assertThat(findings.size()).isZero();

        assertThat(run("validate", right, wrong)).isEqualTo(1);
        assertThat(text(findings)).isEqualTo(wrong + ":4:25: Seconds to wait: at least 1." + System.lineSeparator());
        assertThat(run("validate", wrong, directory.resolve("none.yaml").toString()))
                .isEqualTo(2);
        assertThat(text(failures)).contains("none.yaml: The file cannot be read.");
    }

    @Test
    void differences_are_told_by_what_they_mean() throws IOException {
        String old = file("old.yaml", RIGHT);
        String young = file("new.yaml", RIGHT.replace("seconds: 1", "seconds: 2"));

        assertThat(run("diff", old, old)).isZero();
        assertThat(run("diff", old, young)).isEqualTo(1);
        assertThat(text(findings).strip()).isEqualTo("Changed · Steps · Hold · Parameter seconds: \"1\" → \"2\"");
        assertThat(run("diff", old, file("wrong.yaml", "a: b"))).isEqualTo(2);
        assertThat(text(failures)).contains("wrong.yaml:1:1: ");
    }

    @Test
    void whoever_asks_for_something_else_reads_how_to_ask() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("validate")).isEqualTo(2);
        assertThat(run("diff", "one.yaml")).isEqualTo(2);
        assertThat(text(failures)).contains("drover runbook validate FILE");
        assertThat(findings.size()).isZero();
    }

    private int run(String... arguments) {
        return new RunbookCommand(FILES, print(findings), print(failures)).run(List.of(arguments));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }
}
