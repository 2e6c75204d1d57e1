package dev.drover.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.AppTest;
import dev.drover.execution.HandedInFile;
import dev.drover.execution.ProofFiles;
import dev.drover.execution.ProveStep;
import dev.drover.execution.Run;
import dev.drover.execution.RunStatus;
import dev.drover.execution.Runs;
import dev.drover.execution.StartRun;
import dev.drover.execution.StepRuns;
import dev.drover.execution.StepStatus;
import dev.drover.signoff.round.HoldRound;
import dev.drover.step.RunKind;
import dev.drover.testing.Plans;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class EvidencePackTest {

    private static final Map<String, String> BY_HAND =
            Map.of("task", "Look at the rows.", "proof", "Screen: file", "undo", "Nothing.");

    @Autowired
    Plans plans;

    @Autowired
    StartRun start;

    @Autowired
    Runs runs;

    @Autowired
    StepRuns steps;

    @Autowired
    ProveStep prove;

    @Autowired
    ProofFiles files;

    @Autowired
    HoldRound rounds;

    @Autowired
    EvidencePack evidence;

    @Autowired
    JdbcClient sql;

    @TempDir
    Path directory;

    @Test
    void theVerifierTakesThePackAndFindsEveryChange() throws Exception {
        Plans.Team team = plans.team();
        plans.submit(
                team,
                List.of(
                        Plans.step("by-hand", "person.do-by-hand", BY_HAND),
                        Plans.step("wait", "time.hold", Map.of("seconds", "1"))));
        plans.sign(team);
        rounds.open(team.migration().id(), 1, team.lead());
        rounds.say(team.migration().id(), 1, false, "Count\tfirst", team.operator());
        Run run = start.start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> steps.of(run.id()).get(0).status() == StepStatus.NEEDS_PROOF);
        byte[] seen = "all rows\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        prove.prove(
                run.id(),
                "by-hand",
                Map.of(),
                List.of(new HandedInFile("Screen", "../\u202eseen.txt", seen)),
                team.operator());
        await().atMost(Duration.ofSeconds(20)).until(() -> runs.get(run.id()).status() == RunStatus.COMPLETED);
        sql.sql("insert into step_request values (:step, 'PutItem', 'answered', 16, 'A1', now(), 'B2', now(), '{}')")
                .param("step", steps.of(run.id()).get(1).id())
                .update();
        String file = "files/" + files.of(run.id()).get(0).id() + "-seen.txt";
        Path pack = directory.resolve("pack.zip");
        String checksum;
        try (OutputStream out = Files.newOutputStream(pack)) {
            checksum = evidence.write(runs.get(run.id()), out);
        }
        evidence.recorded(run, checksum, team.operator());
        assertThat(sql.sql("select sentence from audit_entry where migration_id = :id order by seq desc limit 1")
                        .param("id", team.migration().id().value())
                        .query(String.class)
                        .single())
                .contains(checksum);
        assertThat(read(pack).get("revision.json"))
                .contains("\"host\" : \"127.0.0.1\"")
                .doesNotContain("env:DROVER_SOURCE_TEST", "externalId");
        assertThat(read(pack).get("steps.json"))
                .containsPattern("\"requests\" : \\[ *\\]")
                .contains("\"operation\" : \"PutItem\"", "\"calls\" : 16", "\"latestId\" : \"B2\"");
        assertThat(read(pack).get("go-no-go.tsv"))
                .contains("1\t1\t" + run.digest() + "\t" + run.digest())
                .contains("\tOperator\tNO_GO\tCount\\tfirst\t\n");
        assertThat(read(pack).get(file)).isEqualTo(new String(seen, StandardCharsets.UTF_8));
        compile();
        assertThat(problems(pack)).isEmpty();
        assertThat(problems(forged(pack, file, text -> text.replaceFirst("all", "few"))))
                .containsExactly(file + " is not the file that was handed in.");
        assertThat(problems(without(pack, file))).contains(file + " is missing.");
        assertThat(problems(older(pack, file)))
                .as("a pack of a version that knew no files")
                .isEmpty();
        assertThat(checksumOf(pack)).isEqualTo(checksum);

        assertThat(problems(changed(pack, "steps.json", text -> text.replace("DONE", "FAILED"))))
                .containsExactly("steps.json was changed after it was packed.");
        assertThat(problems(forged(pack, "events.tsv", text -> text.replace("Done: ", "Skipped: "))))
                .anyMatch(problem -> problem.contains("does not follow the one before it"));
        assertThat(problems(forged(pack, "audit.tsv", text -> text.replace("Submitted revision", "Withdrew revision"))))
                .anyMatch(problem -> problem.contains("was changed after it was written"));
        assertThat(problems(forged(pack, "audit-links.tsv", EvidencePackTest::withoutSecondLink)))
                .anyMatch(problem -> problem.startsWith("The record has no entry"));
        assertThat(problems(forged(pack, "revision.json", text -> text.replace(run.digest(), "0".repeat(64)))))
                .contains("The revision in this pack has another digest than the run.");
        assertThat(problems(without(pack, "signoffs.tsv"))).contains("signoffs.tsv is missing.");
        assertThat(new String(run(pack), StandardCharsets.UTF_8)).contains("Sound.", checksum);
    }

    @Test
    void keepsFieldsApartWhateverIsInThem() {
        assertThat(Lines.of("a\tb", null, "c\\d\ne")).isEqualTo("a\\tb\t\\N\tc\\\\d\\ne");
    }

    private static String withoutSecondLink(String text) {
        List<String> lines = new java.util.ArrayList<>(List.of(text.split("\n")));
        lines.remove(2);
        return String.join("\n", lines) + "\n";
    }

    private void compile() throws IOException {
        Path source = directory.resolve(EvidencePack.VERIFIER);
        try (var in = Objects.requireNonNull(EvidencePack.class.getResourceAsStream(EvidencePack.VERIFIER))) {
            Files.write(source, in.readAllBytes());
        }
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-proc:none",
                        "-classpath",
                        directory.toString(),
                        "-Xlint:all",
                        "-Werror",
                        source.toString());
        assertThat(failed).as("the verifier compiles").isZero();
    }

    private Object verifier() throws Exception {
        URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null);
        return loader.loadClass("VerifyEvidence").getConstructor().newInstance();
    }

    @SuppressWarnings("unchecked")
    private List<String> problems(Path pack) throws Exception {
        Object verifier = verifier();
        return (List<String>) verifier.getClass().getMethod("check", Path.class).invoke(verifier, pack);
    }

    private String checksumOf(Path pack) throws Exception {
        Object verifier = verifier();
        verifier.getClass().getMethod("check", Path.class).invoke(verifier, pack);
        return (String) verifier.getClass().getMethod("checksum").invoke(verifier);
    }

    /** As people do it: the single file, run by the launcher. */
    private byte[] run(Path pack) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        directory.resolve(EvidencePack.VERIFIER).toString(),
                        pack.toString())
                .redirectErrorStream(true)
                .start();
        byte[] said = process.getInputStream().readAllBytes();
        assertThat(process.waitFor())
                .as(new String(said, StandardCharsets.UTF_8))
                .isZero();
        return said;
    }

    /** A file is changed, and nothing else. */
    private Path changed(Path pack, String name, UnaryOperator<String> change) throws IOException {
        Map<String, String> files = read(pack);
        files.computeIfPresent(name, (n, text) -> change.apply(text));
        return write(files);
    }

    /** A file is changed by somebody who knows that checksums have to fit. */
    private Path forged(Path pack, String name, UnaryOperator<String> change) throws IOException {
        Map<String, String> files = read(pack);
        String before = Objects.requireNonNull(files.get(name));
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        files.put(name, after);
        files.computeIfPresent("SHA256SUMS", (n, text) -> text.replace(sha256(before), sha256(after)));
        return write(files);
    }

    private Path older(Path pack, String file) throws IOException {
        Map<String, String> files = read(pack);
        files.remove(file);
        files.remove("files.tsv");
        files.remove("go-no-go.tsv");
        files.computeIfPresent(
                "SHA256SUMS", (n, text) -> text.replaceAll("(?m)^[0-9a-f]{64} {2}(files[./]|go-no-go).*\\n", ""));
        return write(files);
    }

    private Path without(Path pack, String name) throws IOException {
        Map<String, String> files = read(pack);
        files.remove(name);
        return write(files);
    }

    private static String sha256(String text) {
        return java.util.HexFormat.of().formatHex(PackWriter.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> read(Path pack) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                files.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private Path write(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.write(directory.resolve("other.zip"), bytes.toByteArray());
    }
}
