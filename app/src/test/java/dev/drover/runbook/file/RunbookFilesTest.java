package dev.drover.runbook.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.drover.runbook.Dependency;
import dev.drover.runbook.Phase;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookStep;
import dev.drover.step.StepTypesAlone;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

class RunbookFilesTest {

    private static final List<String> ODD = List.of(
            " ",
            "yes",
            "null",
            "~",
            "1",
            "010",
            "1_000",
            "0x1F",
            "1.5",
            "2026-01-02",
            "12:30",
            "- a",
            "a: b",
            "# no",
            "a #b",
            "'",
            "\"",
            "\\",
            "&a",
            "*a",
            "!t",
            "%",
            "@",
            "`",
            "{a}",
            "[a]",
            "a\nb",
            "a\r\nb",
            "\na",
            "a\n",
            "a \nb",
            " a\n b",
            "a\n\n\nb",
            "\ttab",
            "a\tb",
            "end ",
            " begin",
            "é ☃ 😀",
            "a\u2028b",
            "---",
            "...",
            "?",
            ":",
            "|",
            ">",
            "x".repeat(5_000),
            "=",
            "<<");

    private static final RunbookFiles FILES = new RunbookFiles(StepTypesAlone.catalog(), StepTypesAlone.parameters());

    @Test
    void a_runbook_comes_back_as_it_was_and_is_written_with_the_same_bytes() {
        Runbook runbook = sample();

        String yaml = FILES.write(runbook);

        assertThat(yaml).isEqualTo("""
                # yaml-language-server: $schema=/schemas/runbook.json
                phases:
                - name: move
                  outcome: Every row is there.
                  rollbackPoint: |-
                    Nothing was touched.
                    The clone is left.
                steps:
                - key: freeze
                  phase: move
                  name: Freeze writes
                  type: traffic.freeze-writes
                  parameters:
                    quietSeconds: 5
                    giveUpSeconds: 60
                  after: []
                  expectedOutcome: It is quiet.
                  rollback: Writes go on.
                  owner: Team A
                  standIn: Team B
                  team: A
                  escalationContact: '112'
                  estimateMinutes: 2
                  impact: No orders.
                  milestone: Frozen!
                - key: copy
                  phase: move
                  name: Copy
                  type: transfer.copy
                  parameters:
                    segments: 4
                    itemsInFlight: 32
                    writeUnitsPerSecond: 0
                - key: watch
                  name: Watch
                  type: time.hold
                  parameters:
                    seconds: 60
                  stream: beside
                  after:
                  - freeze
                  - step: copy
                    moment: start
                    lagMinutes: 10
                """);
        assertThat(FILES.read(yaml)).isEqualTo(runbook);
        assertThat(FILES.read(yaml.replace("\n", "\r\n"))).isEqualTo(runbook);
    }

    @Test
    void text_that_yaml_takes_for_something_else_survives() {
        Runbook odd = new Runbook(
                ODD.stream()
                        .filter(text -> !text.isBlank())
                        .map(text -> new Phase(text, text, text))
                        .toList(),
                IntStream.range(0, ODD.size())
                        .mapToObj(i -> RunbookStep.of(
                                        "step-" + i,
                                        "person.go-no-go",
                                        ODD.get(i),
                                        Map.of("question", "Q" + ODD.get(i)))
                                .named(ODD.get(i), ODD.get(i)))
                        .toList());

        String yaml = FILES.write(odd);

        assertThat(FILES.read(yaml)).isEqualTo(odd);
        assertThat(FILES.write(FILES.read(yaml))).isEqualTo(yaml);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_place() {
        assertThat(problems("""
                colour: red
                phases:
                - name: move
                - name: move
                  goal: none
                steps:
                - key: copy
                  type: transfer.copi
                - key: copy
                  type: time.hold
                  parameters:
                    seconds: 0
                    minutes: 3
                  owner:
                - key: Hold
                  type: person.go-no-go
                  estimateMinutes: 1.5
                  name: 2026-01-02
                  after:
                  - nobody
                  - step: copy
                    moment: noon
                """))
                .startsWith(
                        "1:1 \"colour\" is no field of a runbook. It has: phases, steps.",
                        "4:9 The phase \"move\" is described twice. Remove one of them.",
                        "5:3 \"goal\" is no field of a phase. It has: name, outcome, rollbackPoint.")
                .anyMatch(line -> line.startsWith("8:9 This Drover knows no step type \"transfer.copi\". Use one of:"))
                .contains(
                        "9:8 Another step has the key \"copy\", in line 7. Give this one another key.",
                        "12:14 Seconds to wait: at least 1.",
                        "13:5 \"minutes\" is no field of the parameters of time.hold. It has: seconds.",
                        "14:9 \"owner\" is empty. Write a value, or leave the line out.",
                        "16:9 Write the question that has to be answered.",
                        "17:20 \"estimateMinutes\" has to be a whole number from 0 to 999999, not \"1.5\".",
                        "18:9 \"name\" has to be text, and YAML takes \"2026-01-02\" for something else."
                                + " Write it in quotation marks.",
                        "20:5 There is no step \"nobody\" to wait for. Write the key of another step of this file.",
                        "22:13 \"moment\" is end or start: of the step that this one waits for. It is not \"noon\".")
                .anyMatch(line -> line.startsWith("15:8 The key is small letters and digits"));
    }

    @Test
    void steps_that_wait_for_each_other_are_refused_ring_by_ring() {
        String step = "- {key: %s, type: time.hold, parameters: {seconds: 1}, after: [%s]}\n";

        assertThat(problems(
                        "steps:\n" + step.formatted("a", "b") + step.formatted("b", "a") + step.formatted("c", "c")))
                .hasSize(2)
                .anyMatch(
                        line -> line.endsWith("These steps wait for each other, so none of them can ever begin: a, b."))
                .contains("4:9 The step \"c\" waits for itself, so it can never begin.");
    }

    @Test
    void twenty_problems_are_told_and_the_others_counted() {
        String yaml = "steps:\n" + "- {key: a, type: time.hold, parameters: {seconds: 1}, x: 1}\n".repeat(25);

        RefusedRunbookFileException refused = refused(yaml);

        assertThat(refused.problems()).hasSize(20);
        assertThat(refused.more()).isEqualTo(29);
    }

    @Test
    void what_is_no_yaml_or_could_be_endless_or_no_text_is_refused() {
        assertThat(problems("")).containsExactly("1:1 The file is empty. A runbook has \"steps\".");
        assertThat(problems("- a"))
                .anyMatch(line -> line.startsWith("1:1 Here belong the names and values of a runbook"));
        assertThat(problems("steps: &a [*a]"))
                .containsExactly("1:8 The YAML uses an anchor (&) or an alias (*). Write out what it stands for.");
        assertThat(problems("steps: [")).singleElement().asString().startsWith("1:9 This is no YAML: ");
        assertThat(problems("steps: []\n---\nsteps: []"))
                .singleElement()
                .asString()
                .contains("This is no YAML");
        assertThat(problems("[".repeat(200)))
                .singleElement()
                .asString()
                .startsWith("1:1 The YAML is nested too deeply");
        assertThat(problems("steps: !!set {a}")).anyMatch(line -> line.contains("\"steps\" has to be a list"));
        assertThat(problems("steps: [{key: a, type: !!java.net.URL x}]"))
                .singleElement()
                .asString()
                .startsWith("1:24 This is no YAML: ");
        assertThat(problems("steps: []\nphases: [{name: \"a\\0\"}]"))
                .singleElement()
                .asString()
                .contains("control character");
        assertThat(problems("steps: []\nphases: [{name: \"a\\ud800\"}]"))
                .singleElement()
                .asString()
                .contains("half a character");
        assertThat(problems("x".repeat(RunbookFiles.MOST_BYTES + 1)))
                .singleElement()
                .asString()
                .contains("more than");
        assertThatThrownBy(() -> FILES.read("steps: [{}]")).isInstanceOf(RefusedRunbookFileException.class);
    }

    @Test
    void the_schema_takes_what_drover_writes_and_refuses_what_it_refuses() {
        SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getDraft202012());
        Schema schema = registry.getSchema(FILES.schema());

        assertThat(complaints(schema, FILES.write(sample()))).isEmpty();
        assertThat(complaints(schema, "steps: []")).isEmpty();
        for (String wrong : List.of(
                "phases: []",
                "steps: [{key: a, type: time.hold}]",
                "steps: [{key: a, type: time.hold, parameters: {seconds: 0}}]",
                "steps: [{key: a, type: time.hold, parameters: {seconds: a}}]",
                "steps: [{key: a, type: time.hold, parameters: {seconds: 1, more: 2}}]",
                "steps: [{key: a, type: time.holt, parameters: {seconds: 1}}]",
                "steps: [{key: A, type: time.hold, parameters: {seconds: 1}}]",
                "steps: [{key: a, type: time.hold, parameters: {seconds: 1}, colour: red}]",
                "steps: [{key: a, type: time.hold, parameters: {seconds: 1}, estimateMinutes: -1}]",
                "steps: [{key: a, type: person.go-no-go, parameters: {question: ' '}}]",
                "steps: [{key: a, type: time.hold, parameters: {seconds: 1}, after: [{step: a, moment: noon}]}]")) {
            assertThat(complaints(schema, wrong)).as(wrong).isNotEmpty();
            assertThat(problems(wrong)).as(wrong).isNotEmpty();
        }
    }

    private static List<?> complaints(Schema schema, String yaml) {
        Object tree = new Yaml().load(yaml);
        return schema.validate(new JsonMapper().writeValueAsString(tree), InputFormat.JSON);
    }

    private static Runbook sample() {
        return new Runbook(
                List.of(new Phase("move", "Every row is there.", "Nothing was touched.\nThe clone is left.")),
                List.of(
                        RunbookStep.of(
                                        "freeze",
                                        "traffic.freeze-writes",
                                        "Freeze writes",
                                        Map.of("giveUpSeconds", "60", "quietSeconds", "5"))
                                .named("move", "Freeze writes")
                                .ordered("", List.of())
                                .told("It is quiet.", "Writes go on.", "No orders.", "Frozen!")
                                .staffed("Team A", "Team B", "A", "112")
                                .taking(2),
                        RunbookStep.of(
                                        "copy",
                                        "transfer.copy",
                                        "Copy",
                                        Map.of("segments", "4", "itemsInFlight", "32", "writeUnitsPerSecond", "0"))
                                .named("move", "Copy"),
                        RunbookStep.of("watch", "time.hold", "Watch", Map.of("seconds", "60"))
                                .ordered(
                                        "beside",
                                        List.of(
                                                Dependency.after("freeze"),
                                                new Dependency("copy", Dependency.Kind.START_TO_START, 10)))));
    }

    private List<String> problems(String yaml) {
        return refused(yaml).problems().stream()
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.sentence())
                .collect(Collectors.toList());
    }

    private RefusedRunbookFileException refused(String yaml) {
        return catchThrowableOfType(RefusedRunbookFileException.class, () -> FILES.read(yaml));
    }
}
