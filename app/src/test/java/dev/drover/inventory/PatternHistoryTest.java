package dev.drover.inventory;

import static dev.drover.inventory.PatternField.OWNER;
import static dev.drover.inventory.PatternField.PEAK_RPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.audit.AuditTrail;
import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.SampleMigration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class PatternHistoryTest {

    @Autowired
    PatternHistory history;

    @Autowired
    Inventory inventory;

    @Autowired
    AuditTrail audit;

    @Autowired
    Office office;

    @Autowired
    SampleMigration sample;

    @Autowired
    JdbcClient sql;

    Workspace workspace;
    Actor architect;
    Actor other;
    MigrationId migration;
    StoredPattern first;

    @BeforeEach
    void aPattern() {
        workspace = office.workspace();
        architect = office.member(workspace, Role.ARCHITECT);
        other = office.member(workspace, Role.ARCHITECT);
        migration = sample.open(workspace, architect).id();
        first = inventory.add(migration, Patterns.named("One", PEAK_RPS, "120"), architect);
    }

    @Test
    void tellsWhoChangedWhichFieldFromWhatToWhatWhenAndHow() {
        StoredPattern second = change(first, other, PEAK_RPS, "340", OWNER, "Checkout");
        inventory.retire(migration, first.id(), 2, architect);

        List<PatternChange> changes = of(first.id());
        assertThat(changes).extracting(PatternChange::version).containsExactly(3, 2, 1);
        assertThat(changes.get(1))
                .isEqualTo(new PatternChange(
                        first.id(),
                        2,
                        2,
                        ChangeWay.EDIT,
                        "",
                        other.name(),
                        second.changedAt(),
                        List.of(new FieldChange(PEAK_RPS, "120", "340"), new FieldChange(OWNER, "", "Checkout"))));
        assertThat(changes.get(0).fields()).containsExactly(new FieldChange(PatternField.STATUS, "DRAFT", "RETIRED"));
        assertThat(changes.get(2).isAddition()).isTrue();
        assertThat(changes.get(2).of(PatternField.NAME)).contains(new FieldChange(PatternField.NAME, "", "One"));
    }

    @Test
    void showsOlderChangesPageByPage() {
        change(first, architect, PEAK_RPS, "1");
        assertThat(history.of(migration, first.id(), Integer.MAX_VALUE, 1))
                .extracting(PatternChange::version)
                .containsExactly(2);
        assertThat(history.of(migration, first.id(), 2, 1))
                .extracting(PatternChange::version)
                .containsExactly(1);
    }

    @Test
    void recordsNothingOfWhatWasRefused() {
        assertThatThrownBy(() -> change(first, architect, PEAK_RPS, "abc")).isInstanceOf(InvalidPatternException.class);
        change(first, other, PEAK_RPS, "1");
        assertThatThrownBy(() -> change(first, architect, PEAK_RPS, "2")).isInstanceOf(PatternChangedException.class);
        assertThat(of(first.id())).hasSize(2);
    }

    @Test
    void canOnlyBeAddedTo() {
        assertThatThrownBy(() ->
                        sql.sql("update pattern_change set person_name = 'x'").update())
                .hasMessageContaining("pattern_change is append-only");
        assertThatThrownBy(() -> sql.sql("delete from access_pattern where migration_id = :id")
                        .param("id", migration.value())
                        .update())
                .hasMessageContaining("pattern_change");
    }

    @Test
    void undoesOnesOwnChangesOneAfterTheOther() {
        StoredPattern second = change(first, architect, PEAK_RPS, "340", OWNER, "Checkout");
        change(second, architect, PEAK_RPS, "500");
        StoredPattern theirs = inventory.add(migration, Patterns.named("Two"), other);

        assertThat(undo(architect).inWords()).isEqualTo("AP-001 peak calls per second 340 → 500");
        assertThat(text(PEAK_RPS)).isEqualTo("340");
        assertThat(undo(architect).patterns()).isEqualTo(1);
        assertThat(text(PEAK_RPS)).isEqualTo("120");
        assertThat(text(OWNER)).isEmpty();
        assertThat(inventory.find(migration, theirs.id())).contains(theirs);
        assertThat(of(first.id()).get(0).way()).isEqualTo(ChangeWay.UNDO);
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0).sentence())
                .isEqualTo("Undid AP-001 peak calls per second 120 → 340, owner nothing → Checkout.");

        undo(architect);
        assertThat(inventory.find(migration, first.id()).orElseThrow().pattern().isRetired())
                .isTrue();
        assertThat(history.last(migration, architect)).isEmpty();
        assertThat(inventory.add(migration, Patterns.named("Three"), architect).id())
                .hasToString("AP-003");
    }

    @Test
    void leavesFieldsAloneThatOthersChangedMeanwhile() {
        StoredPattern mine = change(first, architect, PEAK_RPS, "340");
        change(mine, other, OWNER, "Search");
        undo(architect);
        assertThat(text(PEAK_RPS)).isEqualTo("120");
        assertThat(text(OWNER)).isEqualTo("Search");
    }

    @Test
    void refusesToUndoAFieldThatSomebodyChangedSince() {
        StoredPattern mine = change(first, architect, PEAK_RPS, "340", OWNER, "Checkout");
        StoredPattern theirs = change(mine, other, PEAK_RPS, "500");
        assertThatThrownBy(() -> undo(architect))
                .isInstanceOf(UndoRefusedException.class)
                .hasMessage("AP-001: the peak calls per second was changed by " + other.name()
                        + " since, to 500. Put back the value you want by hand. Nothing was undone.");
        assertThat(inventory.find(migration, first.id())).contains(theirs);
        assertThat(inventory.state(migration).revision()).isEqualTo(3);
    }

    @Test
    void refusesToUndoAnAdditionThatSomebodyWorkedOn() {
        change(first, other, OWNER, "Search");
        assertThatThrownBy(() -> undo(architect))
                .hasMessageStartingWith("AP-001 was changed by " + other.name() + " since it was added.");
    }

    @Test
    void refusesToUndoAnotherChangeThanThePersonSaw() {
        change(first, architect, PEAK_RPS, "340");
        assertThatThrownBy(() -> history.undo(migration, 1, architect))
                .hasMessageStartingWith("This is not your last change any more.");
        assertThatThrownBy(() -> history.undo(migration, 2, other)).isInstanceOf(UndoRefusedException.class);
    }

    @Test
    void refusesToUndoIntoWhatWouldNotFit() {
        StoredPattern mine = change(first, architect, PEAK_RPS, "340");
        change(mine, other, PatternField.AVG_RPS, "200");
        assertThatThrownBy(() -> undo(architect))
                .hasMessageContaining(
                        "AP-001: what was there before does not fit what was changed since. Enter the peak"
                                + " calls per second as at least 200");
    }

    @Test
    void undoesAWholeTakeover() {
        AccessPattern added = ((EditOutcome.Accepted) Patterns.named("Two").draft("")).pattern();
        AccessPattern changed =
                ((EditOutcome.Accepted) Patterns.edit(OWNER, "Checkout").applyTo(first.pattern())).pattern();
        inventory.takeOver(
                migration,
                new Takeover(
                        List.of(added),
                        List.of(new StoredPattern(changed, 1, first.changedBy(), first.changedAt())),
                        ChangeWay.IMPORT,
                        "shop.csv"),
                1,
                architect);
        assertThat(of(new PatternId(2)).get(0).source()).isEqualTo("shop.csv");

        assertThat(undo(architect).inWords()).isEqualTo("the import of shop.csv, 2 patterns");
        assertThat(inventory.patterns(migration)).extracting(AccessPattern::id).containsExactly("AP-001");
        assertThat(text(OWNER)).isEmpty();
    }

    @Test
    void putsOneValueBack() {
        StoredPattern second = change(first, other, PEAK_RPS, "340", OWNER, "Checkout");
        PatternEdit before = history.before(migration, first.id(), 2, PEAK_RPS).orElseThrow();
        inventory.putBack(migration, first.id(), before, second.version(), architect);
        assertThat(text(PEAK_RPS)).isEqualTo("120");
        assertThat(text(OWNER)).isEqualTo("Checkout");
        assertThat(of(first.id()).get(0).way()).isEqualTo(ChangeWay.PUT_BACK);
        assertThat(history.before(migration, first.id(), 2, PatternField.STATUS))
                .isEmpty();
        assertThat(history.before(migration, first.id(), 9, PEAK_RPS)).isEmpty();
    }

    private StoredPattern change(StoredPattern seen, Actor actor, Object... fieldsAndTexts) {
        return inventory.change(migration, seen.id(), Patterns.edit(fieldsAndTexts), seen.version(), actor);
    }

    private LastChange undo(Actor actor) {
        return history.undo(
                migration, history.last(migration, actor).orElseThrow().revision(), actor);
    }

    private List<PatternChange> of(PatternId id) {
        return history.of(migration, id, Integer.MAX_VALUE, 100);
    }

    private String text(PatternField field) {
        return field.write(inventory.find(migration, first.id()).orElseThrow().pattern());
    }
}
