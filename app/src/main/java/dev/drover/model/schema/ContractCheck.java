package dev.drover.model.schema;

import dev.drover.inventory.consumer.Consumer;
import dev.drover.inventory.consumer.SchemaText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Whether every consumer can read every version that will be live: those that were declared live, and those that the
 * mapping is going to write.
 *
 * @param problems what stops a gate besides broken contracts; one sentence each
 * @param unread the entities with live versions that nobody reads under a contract
 */
public record ContractCheck(List<Live> versions, List<Answer> answers, List<String> problems, Set<String> unread) {

    public ContractCheck {
        versions = List.copyOf(versions);
        answers = List.copyOf(answers);
        problems = List.copyOf(problems);
    }

    /**
     * A version that readers can meet.
     *
     * @param frozen whether it is kept, and not only what the mapping writes at this moment
     * @param written whether the mapping writes it
     */
    public record Live(String table, String entity, int version, JsonNode schema, boolean frozen, boolean written) {

        /** "shop · Order version 2". */
        public String label() {
            return table + " · " + entity + " version " + version;
        }
    }

    /** How a consumer gets on with a version. */
    public enum Verdict {
        OK("OK", "ok", "ok"),
        BREAKS("Breaks", "bad", "bad"),
        CANNOT_TELL("Cannot tell", "warn", "warn"),
        /** It reads the entity and has not said what it expects. */
        NO_CONTRACT("No contract", "idle", "info");

        private final String word;
        private final String tone;
        private final String icon;

        Verdict(String word, String tone, String icon) {
            this.word = word;
            this.tone = tone;
            this.icon = icon;
        }

        public String word() {
            return word;
        }

        public String tone() {
            return tone;
        }

        public String icon() {
            return icon;
        }
    }

    /** One consumer and one version. */
    public record Answer(String consumer, Live version, Verdict verdict, List<String> reasons) {

        private static final int MOST_REASONS = 10;

        /** Whether a gate stops here. */
        public boolean stops() {
            return verdict == Verdict.BREAKS || verdict == Verdict.CANNOT_TELL;
        }

        /** "Shop website would fail on shop · Order version 2. …". */
        public String sentence() {
            return consumer + (verdict == Verdict.BREAKS ? " would fail on " : " may fail on ") + version.label() + ". "
                    + String.join(". ", reasons.subList(0, Math.min(MOST_REASONS, reasons.size())))
                    + (reasons.size() > MOST_REASONS ? ". And " + (reasons.size() - MOST_REASONS) + " more." : ".");
        }
    }

    public static ContractCheck of(List<CurrentShape> shapes, List<SchemaVersion> frozen, List<Consumer> consumers) {
        List<Live> versions = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (SchemaVersion known : frozen) {
            boolean written = shapes.stream()
                    .anyMatch(shape -> known.isOf(shape.table(), shape.entity()) && shape.version() == known.version());
            if (known.live() || written) {
                versions.add(new Live(known.table(), known.entity(), known.version(), known.schema(), true, written));
            }
        }
        for (CurrentShape shape : shapes) {
            shape.drift(frozen).ifPresent(problems::add);
            if (!shape.problem().isEmpty()) {
                problems.add(shape.problem());
            } else if (shape.frozen(frozen).isEmpty()) {
                versions.add(new Live(shape.table(), shape.entity(), shape.version(), shape.document(), false, true));
            }
        }
        List<Answer> answers = new ArrayList<>();
        Set<String> unread = new TreeSet<>();
        for (Live version : versions) {
            consumers.stream()
                    .filter(consumer -> consumer.entitiesRead().contains(version.entity()))
                    .map(consumer -> answer(consumer, version))
                    .forEach(answers::add);
            if (consumers.stream().noneMatch(c -> c.contracts().containsKey(version.entity()))) {
                unread.add(version.entity());
            }
        }
        for (Consumer consumer : consumers) {
            for (String entity : consumer.contracts().keySet()) {
                if (versions.stream().noneMatch(version -> version.entity().equals(entity))) {
                    problems.add(consumer.name() + " has a contract for " + entity
                            + ", and no version of it will be live. Correct the name of the entity, or remove the"
                            + " contract.");
                }
            }
        }
        return new ContractCheck(versions, answers, problems, unread);
    }

    private static Answer answer(Consumer consumer, Live version) {
        String contract = consumer.contracts().get(version.entity());
        if (contract == null) {
            return new Answer(consumer.name(), version, Verdict.NO_CONTRACT, List.of());
        }
        List<Mismatch> found = Inclusion.mismatches(
                version.entity(), version.schema(), SchemaText.stored(contract), Inclusion.Unknown.AS_WRITTEN);
        Verdict verdict = found.isEmpty()
                ? Verdict.OK
                : found.stream().anyMatch(Mismatch::isKnown) ? Verdict.BREAKS : Verdict.CANNOT_TELL;
        return new Answer(
                consumer.name(),
                version,
                verdict,
                found.stream().map(Mismatch::sentence).toList());
    }

    /** Everything that stops a gate, one sentence each; empty if it opens. */
    public List<String> stops() {
        List<String> stops = new ArrayList<>(problems);
        answers.stream().filter(Answer::stops).map(Answer::sentence).forEach(stops::add);
        return stops;
    }
}
