package dev.drover.inventory.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.audit.AuditEntry;
import dev.drover.audit.AuditTrail;
import dev.drover.migration.Migration;
import dev.drover.migration.PlanChanged;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.SampleMigration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@AppTest
@RecordApplicationEvents
class ConsumersTest {

    @Autowired
    Consumers consumers;

    @Autowired
    AuditTrail audit;

    @Autowired
    Office office;

    @Autowired
    SampleMigration migrations;

    @Autowired
    ApplicationEvents events;

    Workspace workspace;
    Actor actor;
    Migration migration;

    @BeforeEach
    void aMigration() {
        workspace = office.workspace();
        actor = office.member(workspace, Role.ARCHITECT);
        migration = migrations.open(workspace, actor);
    }

    @Test
    void keepsWhatSomebodySaysAndWhoSaidIt() {
        Consumer added = consumers.add(migration.id(), draft("Shop website"), actor);
        Consumer agreed = consumers.agree(migration.id(), added.id(), "Order", "{\"type\": \"object\"}", 1, actor);

        assertThat(consumers.of(migration.id())).containsExactly(agreed);
        assertThat(agreed.described()).isEqualTo(draft("Shop website"));
        assertThat(agreed.version()).isEqualTo(2);
        assertThat(agreed.entitiesRead()).containsExactly("Customer", "Order");
        assertThat(agreed.entities()).containsExactly("Customer", "Order", "Payment");
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 2))
                .extracting(AuditEntry::sentence)
                .containsExactly("Changed the contract of Shop website for Order.", "Added the consumer Shop website.");
        assertThat(events.stream(PlanChanged.class)).hasSize(2);
    }

    @Test
    void refusesASecondOneOfTheSameNameAndWhatIsNoSchema() {
        Consumer added = consumers.add(migration.id(), draft("Shop website"), actor);

        assertThatThrownBy(() -> consumers.add(migration.id(), draft("shop WEBSITE"), actor))
                .isInstanceOf(NameTakenException.class);
        assertThatThrownBy(() -> consumers.agree(migration.id(), added.id(), "Order", "{", 1, actor))
                .isInstanceOf(RefusedSchemaException.class);
        assertThat(consumers.of(migration.id())).containsExactly(added);
    }

    @Test
    void letsOnlyOneOfTwoPeopleSave() {
        Consumer added = consumers.add(migration.id(), draft("Shop website"), actor);
        consumers.change(migration.id(), added.id(), draft("Website"), 1, actor);

        assertThatThrownBy(() -> consumers.change(migration.id(), added.id(), draft("Shop"), 1, actor))
                .isInstanceOf(ConsumerChangedException.class)
                .hasMessageContaining("Website was changed by " + actor.name());
        assertThatThrownBy(() -> consumers.agree(migration.id(), added.id(), "Order", "{}", 1, actor))
                .isInstanceOf(ConsumerChangedException.class);
        assertThatThrownBy(() -> consumers.remove(migration.id(), added.id(), 1, actor))
                .isInstanceOf(ConsumerChangedException.class);
        consumers.remove(migration.id(), added.id(), 2, actor);
        assertThatThrownBy(() -> consumers.change(migration.id(), added.id(), draft("Shop"), 2, actor))
                .isInstanceOf(ConsumerChangedException.class)
                .hasMessageContaining("was removed");
    }

    @Test
    void asksForWhatIsMissing() {
        ConsumerDraft draft = new ConsumerDraft(
                " ", null, "", "x".repeat(121), List.of("Order total"), List.of(), LocalDate.of(2999, 1, 1));
        assertThat(draft.problems(LocalDate.of(2026, 11, 24)))
                .containsOnlyKeys("name", "kind", "owner", "contact", "reads", "confirmedOn")
                .containsEntry(
                        "reads", "\"Order total\" is no field. Write Order.total, or Order for the whole entity");
    }

    private static ConsumerDraft draft(String name) {
        return new ConsumerDraft(
                name,
                ConsumerKind.SERVICE,
                "Shop team",
                "#shop",
                List.of("Order.total", "Customer"),
                List.of("Payment.amount"),
                LocalDate.of(2026, 11, 1));
    }
}
