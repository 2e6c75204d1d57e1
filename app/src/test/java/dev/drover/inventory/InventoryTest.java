package dev.drover.inventory;

import static dev.drover.inventory.PatternField.OWNER;
import static dev.drover.inventory.PatternField.PEAK_RPS;
import static dev.drover.inventory.PatternField.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drover.AppTest;
import dev.drover.audit.AuditEntry;
import dev.drover.audit.AuditTrail;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.SampleMigration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class InventoryTest {

    @Autowired
    Inventory inventory;

    @Autowired
    AuditTrail audit;

    @Autowired
    Office office;

    @Autowired
    SampleMigration sample;

    Workspace workspace;
    Actor architect;
    MigrationId migration;

    @BeforeEach
    void aMigration() {
        workspace = office.workspace();
        architect = office.member(workspace, Role.ARCHITECT);
        Migration opened = sample.open(workspace, architect);
        migration = opened.id();
    }

    @Test
    void keepsEveryField() {
        StoredPattern added = inventory.add(migration, Patterns.complete("Get order"), architect);
        assertThat(inventory.find(migration, added.id())).contains(added);
        assertThat(added.version()).isEqualTo(1);
        assertThat(added.changedBy()).isEqualTo(architect.name());
    }

    @Test
    void givesEveryPatternAnIdOfItsOwnWhenManyAreAddedAtOnce() {
        IntStream.range(0, 20)
                .parallel()
                .forEach(i -> inventory.add(migration, Patterns.named("Pattern " + i), architect));
        assertThat(inventory.all(migration))
                .extracting(stored -> stored.id().number())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void countsIdsPerMigration() {
        inventory.add(migration, Patterns.named("One"), architect);
        MigrationId other = sample.open(workspace, architect).id();
        assertThat(inventory.add(other, Patterns.named("One"), architect).id()).hasToString("AP-001");
        assertThat(inventory.find(other, new PatternId(2))).isEmpty();
    }

    @Test
    void neverUsesTheIdOfARetiredPatternAgain() {
        StoredPattern first = inventory.add(migration, Patterns.named("One"), architect);
        inventory.retire(migration, first.id(), first.version(), architect);
        assertThat(inventory.patterns(migration)).isEmpty();
        assertThat(inventory.add(migration, Patterns.named("Two"), architect).id())
                .hasToString("AP-002");
        assertThat(inventory.all(migration)).hasSize(2);
        assertThat(lastAudit().sentence()).isEqualTo("Added AP-002 Two.");
    }

    @Test
    void aRetiredPatternComesBackWithItsId() {
        StoredPattern added = inventory.add(migration, Patterns.named("One"), architect);
        StoredPattern retired = inventory.retire(migration, added.id(), 1, architect);
        inventory.change(migration, added.id(), Patterns.edit(STATUS, "DRAFT"), retired.version(), architect);
        assertThat(inventory.patterns(migration)).extracting(AccessPattern::id).containsExactly("AP-001");
    }

    @Test
    void recordsWhatChangedInWords() {
        StoredPattern added =
                inventory.add(migration, Patterns.named("One", PEAK_RPS, "120", OWNER, "Checkout"), architect);
        StoredPattern changed = inventory.change(
                migration, added.id(), Patterns.edit(PEAK_RPS, "340", OWNER, ""), added.version(), architect);
        assertThat(changed.version()).isEqualTo(2);
        assertThat(lastAudit().action()).isEqualTo("inventory.changed");
        assertThat(lastAudit().sentence())
                .isEqualTo("Changed AP-001: peak calls per second 120 → 340, owner Checkout → nothing.");
    }

    @Test
    void recordsNothingWhenNothingChanged() {
        StoredPattern added = inventory.add(migration, Patterns.named("One", PEAK_RPS, "120"), architect);
        AuditEntry before = lastAudit();
        StoredPattern same = inventory.change(migration, added.id(), Patterns.edit(PEAK_RPS, "120.0"), 1, architect);
        assertThat(same).isEqualTo(added);
        assertThat(lastAudit()).isEqualTo(before);
        assertThat(inventory.state(migration).revision()).isEqualTo(1);
    }

    @Test
    void refusesAChangeOfAVersionThatIsGoneAndShowsTheCurrentOne() {
        StoredPattern added = inventory.add(migration, Patterns.named("One", PEAK_RPS, "120"), architect);
        Actor other = office.member(workspace, Role.ARCHITECT);
        StoredPattern theirs = inventory.change(migration, added.id(), Patterns.edit(PEAK_RPS, "130"), 1, other);
        PatternChangedException refused = catchThrowableOfType(
                PatternChangedException.class,
                () -> inventory.change(migration, added.id(), Patterns.edit(PEAK_RPS, "140"), 1, architect));
        assertThat(refused.current()).isEqualTo(theirs);
        assertThat(refused).hasMessageContaining("AP-001 was changed by " + other.name());
        assertThat(inventory.find(migration, added.id())).contains(theirs);
    }

    @Test
    void letsOneOfManyWritersWin() {
        StoredPattern added = inventory.add(migration, Patterns.named("One"), architect);
        long won = IntStream.range(0, 10)
                .parallel()
                .filter(i -> {
                    try {
                        inventory.change(migration, added.id(), Patterns.edit(PEAK_RPS, "" + (i + 1)), 1, architect);
                        return true;
                    } catch (PatternChangedException lost) {
                        return false;
                    }
                })
                .count();
        assertThat(won).isEqualTo(1);
        assertThat(inventory.find(migration, added.id()).orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void writesNothingOfAnInvalidChange() {
        StoredPattern added = inventory.add(migration, Patterns.named("One"), architect);
        InvalidPatternException refused = catchThrowableOfType(
                InvalidPatternException.class,
                () -> inventory.change(
                        migration, added.id(), Patterns.edit(OWNER, "Checkout", PEAK_RPS, "abc"), 1, architect));
        assertThat(refused.problems()).extracting(PatternProblem::field).containsExactly(PEAK_RPS);
        assertThat(inventory.find(migration, added.id())).contains(added);
    }

    @Test
    void knowsNoPatternThatIsNotThere() {
        assertThatThrownBy(() -> inventory.retire(migration, new PatternId(7), 1, architect))
                .isInstanceOf(PatternNotFoundException.class)
                .hasMessageContaining("AP-007");
    }

    @Test
    void takesOverManyInOneGoOrNothing() {
        StoredPattern first = inventory.add(migration, Patterns.named("One"), architect);
        AccessPattern numbered = ((EditOutcome.Accepted) Patterns.named("Seven").draft("AP-007")).pattern();
        AccessPattern free = ((EditOutcome.Accepted) Patterns.named("Next").draft("")).pattern();
        AccessPattern changed =
                ((EditOutcome.Accepted) Patterns.edit(OWNER, "Checkout").applyTo(first.pattern())).pattern();
        Takeover takeover = new Takeover(
                List.of(free, numbered),
                List.of(new StoredPattern(changed, first.version(), first.changedBy(), first.changedAt())),
                ChangeWay.IMPORT,
                "patterns.csv");

        assertThatThrownBy(() -> inventory.takeOver(migration, takeover, 0, architect))
                .isInstanceOf(InventoryChangedException.class);
        assertThat(inventory.all(migration)).containsExactly(first);

        inventory.takeOver(migration, takeover, 1, architect);
        assertThat(inventory.patterns(migration))
                .extracting(AccessPattern::id)
                .containsExactly("AP-001", "AP-007", "AP-008");
        assertThat(inventory.find(migration, first.id()).orElseThrow().version())
                .isEqualTo(2);
        assertThat(lastAudit().sentence()).isEqualTo("Imported patterns.csv: 2 added, 1 changed (AP-001).");
    }

    private AuditEntry lastAudit() {
        return audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0);
    }
}
