package dev.drover.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.lint.TableWork;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesInRunbookTest {

    @Test
    void tables_are_created_first_only_if_a_step_does_it_before_the_copy() {
        assertThat(TablesInRunbook.work(List.of("check.preflight", "dynamodb.create-tables", "transfer.copy")))
                .isEqualTo(new TableWork(true, true));
        assertThat(TablesInRunbook.work(List.of("transfer.copy", "dynamodb.create-tables")))
                .isEqualTo(new TableWork(true, false));
        assertThat(TablesInRunbook.work(List.of("check.preflight", "transfer.copy")))
                .isEqualTo(new TableWork(true, false));
        assertThat(TablesInRunbook.work(List.of("dynamodb.create-tables"))).isEqualTo(new TableWork(false, true));
        assertThat(TablesInRunbook.work(List.of("check.preflight"))).isEqualTo(new TableWork(false, false));
    }
}
