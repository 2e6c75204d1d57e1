package dev.drover.sign.signs;

import dev.drover.discovery.Activity;
import dev.drover.discovery.Classified;
import dev.drover.discovery.Confidence;
import dev.drover.discovery.Discovery;
import dev.drover.discovery.Draft;
import dev.drover.discovery.Snapshot;
import dev.drover.discovery.SourceCoverage;
import dev.drover.discovery.SourceFacts;
import dev.drover.discovery.SourceReading;
import dev.drover.discovery.StatementClass;
import dev.drover.discovery.StatementCount;
import dev.drover.inventory.ChangeWay;
import dev.drover.inventory.FieldChange;
import dev.drover.inventory.PatternChange;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.PatternId;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.InventoryWorkload;
import dev.drover.model.cost.MoveSizes;
import dev.drover.model.cost.PriceFile;
import dev.drover.model.cost.RelationalSizes;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.JudgedFinding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintReport;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.rules.Given;
import dev.drover.sign.History;
import dev.drover.sign.Measured;
import dev.drover.sign.Measurement;
import dev.drover.sign.SignInput;
import dev.drover.sign.WarningSign;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known for the test of one sign, written in few words. */
final class Known {

    static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private final Given given;
    private final List<PatternChange> statuses = new ArrayList<>();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<JudgedFinding> findings = new ArrayList<>();
    private boolean compared = true;
    private Optional<Instant> live = Optional.empty();

    private Known(Given given) {
        this.given = given;
    }

    static Known nothing() {
        return of(Given.nothing());
    }

    static Known of(Given given) {
        return new Known(given);
    }

    Known live(double daysAgo) {
        live = Optional.of(ago(daysAgo));
        return this;
    }

    Known withoutSource() {
        compared = false;
        return this;
    }

    /** The change of a pattern's status, some days ago. */
    Known status(int pattern, double daysAgo, String status) {
        statuses.add(new PatternChange(
                new PatternId(pattern),
                statuses.size() + 1,
                statuses.size() + 1,
                ChangeWay.EDIT,
                "",
                "Architect",
                ago(daysAgo),
                List.of(new FieldChange(PatternField.STATUS, "", status))));
        return this;
    }

    /** A snapshot with one table, orders, and one statement on it. */
    Known snapshot(double daysAgo, double rows, long calls, double totalMs, String... moreDigests) {
        List<StatementCount> counts = new ArrayList<>();
        counts.add(count("1", calls, totalMs));
        for (String digest : moreDigests) {
            counts.add(count(digest, 1, 1));
        }
        SourceFacts.Table orders = new SourceFacts.Table("orders", rows, List.of(), List.of(), List.of(), List.of());
        snapshots.add(new Snapshot(
                snapshots.size(),
                new SourceReading(
                        "db:5432/shop",
                        "PostgreSQL",
                        ago(daysAgo),
                        Instant.EPOCH,
                        0L,
                        counts,
                        new SourceFacts("shop", List.of(orders), List.of()),
                        List.of()),
                "Architect"));
        return this;
    }

    private static StatementCount count(String digest, long calls, double totalMs) {
        return new StatementCount(digest, "select", true, calls, 1, totalMs, 1, Instant.EPOCH, null, List.of());
    }

    /** A statement on orders; in the inventory if it has a pattern. */
    Known draft(String digest, double shareOfCalls, double shareOfTime, @Nullable String pattern) {
        drafts.add(new Draft(
                List.of(digest),
                List.of("select"),
                Classified.bare(StatementClass.COLLECTION, List.of("orders"), ""),
                new Activity(1, 1, 1, 1, 1.0, null),
                shareOfCalls,
                shareOfTime,
                Confidence.HIGH,
                List.of(),
                Map.of(PatternField.NAME, "Orders " + digest),
                pattern));
        return this;
    }

    Known error(String rule, String subject) {
        RuleDescription description = RuleDescription.of(rule, Severity.ERROR, "", "");
        findings.add(new JudgedFinding(
                description,
                Limits.DEFAULT,
                new Finding(rule, Severity.ERROR, new Place.Named(subject), "", ""),
                null));
        return this;
    }

    /** What the sign kept some days ago. */
    Known kept(WarningSign sign, double daysAgo, double base, String... subjects) {
        measurements.add(new Measurement(
                sign.describe().id(),
                ago(daysAgo),
                null,
                Measured.missing("").withBase(base).in(List.of(subjects))));
        return this;
    }

    Measured by(WarningSign sign) {
        LintInput lint = given.input();
        CostSheet cost = CostSheet.of(
                InventoryWorkload.of(lint.model(), lint.patterns().toList(), Map.of()),
                PriceFile.read(PriceFile.shipped()),
                RelationalSizes.UNKNOWN,
                MoveSizes.UNKNOWN);
        return sign.measure(new SignInput(
                NOW,
                new SignInput.Design(lint, new LintReport(findings, List.of(), List.of(), List.of()), cost, compared),
                statuses,
                source(),
                new History(measurements),
                live));
    }

    private Optional<Discovery> source() {
        return snapshots.isEmpty()
                ? Optional.empty()
                : Optional.of(new Discovery(
                        snapshots,
                        snapshots.get(0).at(),
                        true,
                        drafts,
                        List.of(),
                        new SourceCoverage(0, 0, List.of(), true)));
    }

    private static Instant ago(double days) {
        return NOW.minus(Duration.ofMinutes(Math.round(days * 24 * 60)));
    }
}
