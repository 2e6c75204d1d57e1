package dev.drover.execution;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.step.AsksForProof.ProofField;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes files as proof if they are what a step asks for, and gives them out again; both are in the record. */
@Service
@Transactional
public class KeepProof {

    private final ProofFiles files;
    private final StepRuns steps;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final Clock clock;
    private final long mostBytes;

    KeepProof(
            ProofFiles files,
            StepRuns steps,
            Migrations migrations,
            AuditTrail audit,
            Clock clock,
            @Value("${drover.proof-file.most-bytes:5242880}") long mostBytes) {
        this.files = files;
        this.steps = steps;
        this.migrations = migrations;
        this.audit = audit;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    /** How large one file may be, in bytes. */
    public long mostBytes() {
        return mostBytes;
    }

    /** What is wrong with what was handed in, a sentence each. Whether a file is missing is for the step to say. */
    List<String> problems(List<ProofField> fields, List<HandedInFile> handedIn) {
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (HandedInFile file : handedIn) {
            String found = " Found \"" + file.name() + "\"";
            if (fields.stream()
                    .noneMatch(field ->
                            field.kind() == ProofField.Kind.FILE && field.name().equals(file.field()))) {
                problems.add(file.field() + ": this step asks for no such file." + found + ".");
            } else if (!seen.add(file.field())) {
                problems.add(file.field() + ": hand in one file. Put several into an archive." + found + " as well.");
            } else if (file.content().length == 0) {
                problems.add(file.field() + ": the file is empty. Choose one with something in it." + found + ".");
            } else if (file.content().length > mostBytes) {
                problems.add(file.field()
                        + String.format(
                                Locale.ROOT,
                                ": a file may have %,d bytes. Hand in a smaller one, or say where it is kept.%s with %,d bytes.",
                                mostBytes,
                                found,
                                file.content().length));
            }
        }
        return problems;
    }

    /** The caller holds the lock on the run and has asked for {@link #problems}. */
    List<ProofFile> keep(Run run, StepRun step, List<HandedInFile> handedIn, Actor actor) {
        List<ProofFile> kept = handedIn.stream()
                .map(file -> files.add(step, file, actor, clock.instant()))
                .toList();
        for (ProofFile file : kept) {
            record(run, actor, "run.proof-file-kept", "Handed in a file for " + about(run, file) + ".");
        }
        return kept;
    }

    /**
     * A file with its content.
     *
     * @param content never to be shown by a browser: it may pretend to be anything
     */
    public record Opened(ProofFile file, byte[] content) {}

    /**
     * Gives out a file of a run and writes down to whom.
     *
     * @throws java.util.NoSuchElementException if the run has no such file
     */
    public Opened open(Run run, long id, Actor actor) {
        ProofFile file = files.of(run.id()).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow();
        record(run, actor, "run.proof-file-read", "Downloaded the file for " + about(run, file) + ".");
        return new Opened(file, files.content(file));
    }

    private String about(Run run, ProofFile file) {
        return "the step " + steps.get(file.stepRun()).stepKey() + " of run " + run.number() + ", " + file.field()
                + ": " + file.sentence();
    }

    private void record(Run run, Actor actor, String action, String sentence) {
        audit.record(
                actor,
                migrations.get(run.migration()).workspace(),
                run.migration().value(),
                action,
                sentence);
    }
}
