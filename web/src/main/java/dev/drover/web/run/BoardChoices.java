package dev.drover.web.run;

import dev.drover.execution.BackOut;
import dev.drover.execution.Holds;
import dev.drover.execution.KeepProof;
import dev.drover.execution.ProofFile;
import dev.drover.execution.ProofFiles;
import dev.drover.execution.ProveStep;
import dev.drover.execution.RollBackRun;
import dev.drover.execution.Run;
import dev.drover.execution.RunForecast;
import dev.drover.execution.StepRequests;
import dev.drover.execution.StepStatus;
import dev.drover.runbook.Revision;
import dev.drover.runbook.RunbookStep;
import dev.drover.step.AsksForProof.ProofField;
import dev.drover.step.RunKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what people can do with a run at this moment: answer, prove, pause a part, go back. */
@Component
class BoardChoices {

    private final RollBackRun rollBack;
    private final BackOut backOut;
    private final Holds holds;
    private final ProveStep prove;
    private final KeepProof keep;
    private final ProofFiles files;
    private final StepRequests requests;
    private final BoardWindow window;

    BoardChoices(
            RollBackRun rollBack,
            BackOut backOut,
            Holds holds,
            ProveStep prove,
            KeepProof keep,
            ProofFiles files,
            StepRequests requests,
            BoardWindow window) {
        this.rollBack = rollBack;
        this.backOut = backOut;
        this.holds = holds;
        this.prove = prove;
        this.keep = keep;
        this.files = files;
        this.requests = requests;
        this.window = window;
    }

    /**
     * A step that a person does by hand.
     *
     * @param fields what they have to enter
     */
    record ByHand(BoardRow row, List<ProofField> fields) {

        public boolean asksForFile() {
            return fields.stream().anyMatch(field -> field.kind() == ProofField.Kind.FILE);
        }
    }

    void show(Run run, Revision revision, List<BoardRow> rows, RunForecast forecast, Instant now, Model model) {
        String noWayBack = rollBack.refusal(run.id()).orElse(null);
        boolean forward = !run.goesBack() && run.kind() != RunKind.DRY_RUN;
        List<RollBackRun.Point> points = forward && noWayBack == null ? rollBack.points(run.id()) : List.of();
        model.addAttribute("noWayBack", noWayBack);
        model.addAttribute("points", points);
        model.addAttribute("undo", points.isEmpty() ? List.of() : points.get(0).undone());
        BackOut.Length goingBack = points.isEmpty() ? null : backOut.of(run);
        model.addAttribute("backOut", goingBack);
        window.show(run, forecast, goingBack, now, model);
        model.addAttribute("holds", holds.of(run.id()));
        model.addAttribute("streams", streams(revision));
        model.addAttribute("mostBytes", keep.mostBytes());
        model.addAttribute("files", files.of(run.id()).stream().collect(Collectors.groupingBy(ProofFile::stepRun)));
        model.addAttribute("requests", requests.of(run.id()));
        model.addAttribute(
                "asking",
                rows.stream()
                        .filter(row -> row.run().status() == StepStatus.NEEDS_SIGNOFF)
                        .toList());
        model.addAttribute(
                "byHand",
                rows.stream()
                        .filter(row -> row.run().status() == StepStatus.NEEDS_PROOF)
                        .map(row -> new ByHand(row, prove.fields(row.planned(), run.goesBack())))
                        .toList());
    }

    /** The streams of a run, if there is more than one. */
    private static List<String> streams(Revision revision) {
        List<String> streams = revision.content().steps().stream()
                .map(RunbookStep::stream)
                .distinct()
                .toList();
        return streams.size() > 1 ? streams : List.of();
    }
}
