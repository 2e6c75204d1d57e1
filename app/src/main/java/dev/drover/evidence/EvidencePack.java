package dev.drover.evidence;

import dev.drover.audit.AuditEntry;
import dev.drover.audit.AuditTrail;
import dev.drover.execution.Run;
import dev.drover.execution.RunEvent;
import dev.drover.execution.RunEvents;
import dev.drover.execution.StepRequest;
import dev.drover.execution.StepRequests;
import dev.drover.execution.StepRun;
import dev.drover.execution.StepRuns;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Packs what proves a run: the plan as it was frozen, who signed it and what they saw, every event, every step with its
 * evidence and files, and the records of what people did, chained by their hashes.
 */
@Service
public class EvidencePack {

    static final String VERIFIER = "VerifyEvidence.java";

    private static final int PAGE = 1_000;
    private static final String ZERO = "0".repeat(64);

    private final Revisions revisions;
    private final List<PackPart> parts;
    private final StepRuns steps;
    private final StepRequests requests;
    private final RunEvents events;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final JsonMapper json;

    EvidencePack(
            Revisions revisions,
            List<PackPart> parts,
            StepRuns steps,
            StepRequests requests,
            RunEvents events,
            Migrations migrations,
            AuditTrail audit,
            JsonMapper json) {
        this.revisions = revisions;
        this.parts = parts;
        this.steps = steps;
        this.requests = requests;
        this.events = events;
        this.migrations = migrations;
        this.audit = audit;
        this.json = json.rebuild()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }

    /**
     * Writes the pack of a run; everything in it is of one moment.
     *
     * @return the checksum of its list of checksums, which {@link #recorded} anchors in the records
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public String write(Run run, OutputStream out) throws IOException {
        Revision revision = revisions.get(run.revision());
        try (PackWriter pack = new PackWriter(out)) {
            pack.add("run.json", writer -> writer.write(json.writeValueAsString(run)));
            pack.add("revision.json", writer -> writer.write(json.writeValueAsString(withoutAccess(revision))));
            pack.add("steps.json", writer -> writer.write(json.writeValueAsString(steps(run))));
            for (PackPart part : parts) {
                part.addTo(pack, run);
            }
            pack.add("events.tsv", writer -> events(run, writer));
            long first = records(run, pack);
            pack.add("audit-links.tsv", writer -> {
                writer.write(Lines.of("seq", "hash") + "\n");
                audit.eachLink(
                        Math.max(1, first - 1), (seq, hash) -> PackWriter.write(writer, Lines.of(seq, hash) + "\n"));
            });
            pack.add(VERIFIER, writer -> writer.write(resource(VERIFIER)));
            pack.add("README.txt", writer -> writer.write(resource("README.txt")));
            return pack.finish();
        }
    }

    /** Writes down that a pack was made, with the checksum that tells it from a forged one. */
    @Transactional
    public void recorded(Run run, String checksum, Actor actor) {
        audit.record(
                actor,
                migrations.get(run.migration()).workspace(),
                run.migration().value(),
                "run.evidence-packed",
                "Packed the evidence of run " + run.number() + "; the checksum of its list is " + checksum + ".");
    }

    /** A pack is passed on: where passwords are kept and what lets one take a role stays here. */
    private JsonNode withoutAccess(Revision revision) {
        ObjectNode tree = json.valueToTree(revision);
        tree.withObject("/content/source").remove("password");
        tree.withObject("/content/aws").remove("externalId");
        return tree;
    }

    /** Steps that were rolled back to a point and began again are there twice. */
    private List<Map<String, Object>> steps(Run run) {
        Map<Long, List<StepRequest>> asked = requests.of(run.id());
        return steps.withRolledBack(run.id()).stream()
                .map(step -> step(step, asked.getOrDefault(step.id(), List.of())))
                .toList();
    }

    private static Map<String, Object> step(StepRun step, List<StepRequest> asked) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("position", step.position());
        told.put("key", step.stepKey());
        told.put("status", step.status());
        told.put("attempts", step.attempt());
        told.put("startedAt", String.valueOf(step.startedAt()));
        told.put("endedAt", String.valueOf(step.endedAt()));
        told.put("plannedSeconds", step.planned().toSeconds());
        told.put("done", step.progress().done());
        told.put("total", step.progress().total());
        told.put("problem", step.problem());
        told.put("evidence", step.evidence().facts());
        told.put("requests", asked.stream().map(EvidencePack::request).toList());
        return told;
    }

    private static Map<String, Object> request(StepRequest asked) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("operation", asked.operation());
        told.put("outcome", asked.outcome());
        told.put("calls", asked.calls());
        told.put("firstId", asked.firstId());
        told.put("firstAt", asked.firstAt());
        told.put("latestId", asked.latestId());
        told.put("latestAt", asked.latestAt());
        told.put("refusedIds", asked.refusedIds());
        return told;
    }

    private void events(Run run, Writer writer) throws IOException {
        writer.write(Lines.of("hash", "seq", "at", "person", "kind", "step", "sentence") + "\n");
        String hash = ZERO;
        long seen = 0;
        List<RunEvent> page;
        do {
            page = events.after(run.id(), seen, PAGE);
            for (RunEvent event : page) {
                String line = Lines.of(
                        event.seq(), event.at(), event.personName(), event.kind(), event.stepKey(), event.sentence());
                hash = Lines.chained(hash, line);
                writer.write(hash + "\t" + line + "\n");
                seen = event.seq();
            }
        } while (page.size() == PAGE);
    }

    /** The number of the first record about the migration. */
    private long records(Run run, PackWriter pack) throws IOException {
        long[] first = {0};
        pack.add("audit.tsv", writer -> {
            writer.write(Lines.of(
                            "seq",
                            "at",
                            "personId",
                            "personName",
                            "workspaceId",
                            "migrationId",
                            "action",
                            "sentence",
                            "previousHash",
                            "hash")
                    + "\n");
            audit.eachOf(run.migration().value(), entry -> {
                first[0] = first[0] == 0 ? entry.seq() : first[0];
                PackWriter.write(writer, line(entry) + "\n");
            });
        });
        return first[0];
    }

    private static String line(AuditEntry entry) {
        return Lines.of(
                entry.seq(),
                entry.at(),
                entry.personId(),
                entry.personName(),
                entry.workspaceId(),
                entry.migrationId(),
                entry.action(),
                entry.sentence(),
                entry.previousHash(),
                entry.hash());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(EvidencePack.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
