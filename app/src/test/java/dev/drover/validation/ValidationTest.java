package dev.drover.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.Environments;
import dev.drover.migration.Migrations;
import dev.drover.testing.Office;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every planted difference is found, with its cause and both values. */
@AppTest
class ValidationTest {

    private static final AtomicLong stepRuns = new AtomicLong(1000);

    @Autowired
    Validation validation;

    @Autowired
    Validations validations;

    @Autowired
    CopiedShop.Maker maker;

    @Autowired
    Office office;

    @Autowired
    Environments environments;

    @Autowired
    Migrations migrations;

    long migration;

    @BeforeEach
    void aMigration() {
        migration = TestMigration.open(office, environments, migrations);
    }

    @Test
    void passesCleanDataAndKeepsTheNumbers() {
        ValidationReport report = validate(maker.shop());
        assertThat(report.state()).isEqualTo(ValidationState.PASSED);
        assertThat(report.sourceCount()).isEqualTo(16);
        assertThat(report.targetCount()).isEqualTo(16);
        assertThat(report.differing()).isZero();
        assertThat(report.entities())
                .extracting(
                        EntityCount::entity, EntityCount::sourceCount, EntityCount::targetCount, EntityCount::passed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Customer", 3L, 3L, true),
                        org.assertj.core.groups.Tuple.tuple("Product", 3L, 3L, true),
                        org.assertj.core.groups.Tuple.tuple("Order", 6L, 6L, true),
                        org.assertj.core.groups.Tuple.tuple("Payment", 4L, 4L, true));
        assertThat(report.sentence()).isEqualTo("All 16 records are the same on both sides.");
        assertThat(validations.find(migration, report.id())).contains(report);
        assertThat(validations.find(migration + 1, report.id())).isEmpty();
    }

    private ValidationReport validate(CopiedShop shop) {
        ValidationOutcome outcome = validation.slice(
                shop.job(stepRuns.incrementAndGet(), migration), Limits.standard(), () -> false, l -> {});
        assertThat(outcome).isInstanceOf(ValidationOutcome.Finished.class);
        return ((ValidationOutcome.Finished) outcome).report();
    }
}
