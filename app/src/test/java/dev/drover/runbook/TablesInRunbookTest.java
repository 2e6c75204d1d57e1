package dev.drover.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.lint.TableWork;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TablesInRunbookTest {

    @Test
    void tables_are_created_first_only_if_every_copy_waits_for_it() {
        assertThat(work("check.preflight", "dynamodb.create-tables", "transfer.copy"))
                .isEqualTo(new TableWork(true, true));
        assertThat(work("transfer.copy", "dynamodb.create-tables")).isEqualTo(new TableWork(true, false));
        assertThat(work("check.preflight", "transfer.copy")).isEqualTo(new TableWork(true, false));
        assertThat(work("dynamodb.create-tables")).isEqualTo(new TableWork(false, true));
        assertThat(work("check.preflight")).isEqualTo(new TableWork(false, false));
        assertThat(TablesInRunbook.work(List.of(
                        step("dynamodb.create-tables"), step("transfer.copy").ordered("copy", List.of()))))
                .isEqualTo(new TableWork(true, false));
    }

    private static TableWork work(String... types) {
        return TablesInRunbook.work(
                Stream.of(types).map(TablesInRunbookTest::step).toList());
    }

    private static RunbookStep step(String type) {
        return RunbookStep.of(type, type, type, Map.of());
    }
}
