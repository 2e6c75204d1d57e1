package dev.drover.evidence;

import dev.drover.execution.ProofFile;
import dev.drover.execution.ProofFiles;
import dev.drover.execution.Run;
import dev.drover.execution.StepRun;
import dev.drover.execution.StepRuns;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The files that people handed in as proof, and a list of them. The story of the run has the checksum of each, too. */
@Component
@Order(2)
class PackedFiles implements PackPart {

    private final ProofFiles files;
    private final StepRuns steps;

    PackedFiles(ProofFiles files, StepRuns steps) {
        this.files = files;
        this.steps = steps;
    }

    @Override
    public void addTo(PackWriter pack, Run run) throws IOException {
        List<ProofFile> all = files.of(run.id());
        Map<Long, StepRun> byId =
                steps.withRolledBack(run.id()).stream().collect(Collectors.toMap(StepRun::id, Function.identity()));
        pack.add("files.tsv", writer -> {
            writer.write(
                    Lines.of("path", "sha256", "bytes", "looksLike", "step", "field", "name", "person", "at") + "\n");
            for (ProofFile file : all) {
                StepRun step = byId.get(file.stepRun());
                writer.write(Lines.of(
                                path(file),
                                file.sha256(),
                                file.bytes(),
                                file.looksLike(),
                                step == null ? "" : step.stepKey(),
                                file.field(),
                                file.name(),
                                file.personName(),
                                file.at())
                        + "\n");
            }
        });
        for (ProofFile file : all) {
            pack.addBytes(path(file), out -> out.write(files.content(file)));
        }
    }

    /** The number keeps two files of one name apart. */
    private static String path(ProofFile file) {
        return "files/" + file.id() + "-" + file.name();
    }
}
