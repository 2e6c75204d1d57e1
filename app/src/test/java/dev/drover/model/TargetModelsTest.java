package dev.drover.model;

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
import dev.drover.testing.SmallShop;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@AppTest
@RecordApplicationEvents
class TargetModelsTest {

    @Autowired
    TargetModels models;

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
    void beginsWithAnEmptyModelOfVersionZero() {
        assertThat(models.of(migration.id()).model()).isEqualTo(TargetModel.empty());
        assertThat(models.of(migration.id()).version()).isZero();
    }

    @Test
    void keepsEveryKindOfMapping() {
        models.save(migration.id(), SmallShop.model(), 0, "everything", actor);
        StoredModel stored = models.of(migration.id());
        assertThat(stored.model()).isEqualTo(SmallShop.model());
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.changedBy()).isEqualTo(actor.name());
    }

    @Test
    void recordsTheChangeAndTellsThatThePlanChanged() {
        ModelChange change = new ModelChange("Added the index GSI1 to the table shop.", "index GSI1 of shop");
        models.save(migration.id(), SmallShop.model(), 0, change, actor);
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1))
                .extracting(AuditEntry::action, AuditEntry::sentence, AuditEntry::migrationId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "model.changed",
                        "Added the index GSI1 to the table shop.",
                        migration.id().value()));
        assertThat(events.stream(PlanChanged.class))
                .containsExactly(new PlanChanged(migration.id(), actor, "index GSI1 of shop"));
    }

    @Test
    void refusesToOverwriteWhatSomebodyElseSaved() {
        Actor other = office.member(workspace, Role.ARCHITECT);
        models.save(migration.id(), SmallShop.model(), 0, "everything", other);
        for (int stale : new int[] {0, 2}) {
            assertThatThrownBy(() -> models.save(migration.id(), TargetModel.empty(), stale, "nothing", actor))
                    .isInstanceOf(ModelChangedException.class)
                    .hasMessage("The target model was changed by " + other.name()
                            + " while you were editing. Look at their version and make your change again.");
        }
        assertThat(models.of(migration.id()).model()).isEqualTo(SmallShop.model());
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 10))
                .filteredOn(entry -> entry.action().equals("model.changed"))
                .hasSize(1);
    }

    @Test
    void letsOneOfManyAtOnceWin() {
        AtomicInteger refused = new AtomicInteger();
        List<StoredModel> saved = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> {
                    try {
                        return models.save(migration.id(), SmallShop.model(), 0, "everything", actor);
                    } catch (ModelChangedException e) {
                        refused.incrementAndGet();
                        return models.of(migration.id());
                    }
                })
                .toList();
        assertThat(saved).extracting(StoredModel::version).containsOnly(1);
        assertThat(refused.get()).isEqualTo(7);
    }
}
