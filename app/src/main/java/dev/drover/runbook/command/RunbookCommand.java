package dev.drover.runbook.command;

import dev.drover.runbook.Runbook;
import dev.drover.runbook.compare.PlanComparison;
import dev.drover.runbook.compare.PlanDifference;
import dev.drover.runbook.file.FileProblem;
import dev.drover.runbook.file.RefusedRunbookFileException;
import dev.drover.runbook.file.RunbookFiles;
import dev.drover.step.StepTypesAlone;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code drover runbook …} does: {@code validate FILE…} and {@code diff OLD NEW}. Findings go to the first stream, what
 * stops the command to the second.
 */
public final class RunbookCommand {

    /** The files are right, or say the same. */
    public static final int FINE = 0;

    /** A file has problems, or two files differ. */
    public static final int FOUND = 1;

    /** The command could not do what it was asked for. */
    public static final int FAILED = 2;

    private static final String USAGE = """
            Use: drover runbook validate FILE…     exit code 0: right, 1: problems, 2: not done
                 drover runbook diff OLD NEW       exit code 0: the same, 1: different, 2: not done
            """;

    private final RunbookFiles files;
    private final PrintStream findings;
    private final PrintStream failures;

    RunbookCommand(RunbookFiles files, PrintStream findings, PrintStream failures) {
        this.files = files;
        this.findings = findings;
        this.failures = failures;
    }

    /** With the step types of this Drover. */
    public static RunbookCommand on(PrintStream findings, PrintStream failures) {
        RunbookFiles files = new RunbookFiles(StepTypesAlone.catalog(), StepTypesAlone.parameters());
        return new RunbookCommand(files, findings, failures);
    }

    /**
     * Runs one command.
     *
     * @param arguments what follows the word {@code runbook}
     * @return the exit code
     */
    public int run(List<String> arguments) {
        String verb = arguments.isEmpty() ? "" : arguments.get(0);
        List<String> names = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        if (verb.equals("validate") && !names.isEmpty()) {
            return validate(names);
        }
        if (verb.equals("diff") && names.size() == 2) {
            return diff(names.get(0), names.get(1));
        }
        failures.print(USAGE);
        return FAILED;
    }

    private int validate(List<String> names) {
        int worst = FINE;
        for (String name : names) {
            Optional<String> text = text(name);
            worst = Math.max(
                    worst,
                    text.isEmpty() ? FAILED : read(name, text.get(), findings).isEmpty() ? FOUND : FINE);
        }
        return worst;
    }

    private int diff(String before, String after) {
        Optional<Runbook> old = text(before).flatMap(text -> read(before, text, failures));
        Optional<Runbook> young = text(after).flatMap(text -> read(after, text, failures));
        if (old.isEmpty() || young.isEmpty()) {
            return FAILED;
        }
        List<PlanDifference> differences = PlanComparison.of(old.get(), young.get());
        differences.forEach(difference -> findings.println(line(difference)));
        return differences.isEmpty() ? FINE : FOUND;
    }

    private static String line(PlanDifference difference) {
        String place = difference.place().isEmpty() ? "" : " · " + difference.place();
        String values = difference.before().isEmpty() && difference.after().isEmpty()
                ? ""
                : ": " + quoted(difference.before()) + " → " + quoted(difference.after());
        return difference.kind().label() + " · " + difference.part().label() + place + " · " + difference.what()
                + values;
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "nothing" : "\"" + value.replaceAll("\\R", " ") + "\"";
    }

    private Optional<String> text(String name) {
        try {
            return Optional.of(Files.readString(Path.of(name)));
        } catch (CharacterCodingException e) {
            failures.println(name + ":1:1: The file is not in UTF-8. Save it as UTF-8.");
        } catch (IOException | InvalidPathException e) {
            failures.println(name + ": The file cannot be read. Check its name and whether you may read it.");
        }
        return Optional.empty();
    }

    private Optional<Runbook> read(String name, String text, PrintStream to) {
        try {
            return Optional.of(files.read(text));
        } catch (RefusedRunbookFileException refused) {
            for (FileProblem problem : refused.problems()) {
                to.println(name + ":" + problem.line() + ":" + problem.column() + ": " + problem.sentence());
            }
            if (refused.more() > 0) {
                to.println(name + ": and " + refused.more() + " more.");
            }
            return Optional.empty();
        }
    }
}
