package dev.drover.runbook.template;

import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.relational.RelationalDdl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What templates ask a model. */
final class Models {

    private Models() {}

    static Optional<String> withoutDynamoDb(TargetModel model) {
        return model.tables().isEmpty()
                ? Optional.of("The target model has no DynamoDB table. Design it first.")
                : Optional.empty();
    }

    /** The DynamoDB tables for a sentence: "shop, orders". */
    static String names(TargetModel model) {
        return model.tables().stream().map(TargetTable::name).collect(Collectors.joining(", "));
    }

    /** The DynamoDB tables for a loop of a shell: "shop orders". */
    static String words(List<TargetTable> tables) {
        return tables.stream().map(TargetTable::name).collect(Collectors.joining(" "));
    }

    /** The name of the partition key if all tables have the same; else a word to put the right one in for. */
    static String partitionKey(TargetModel model) {
        List<String> names = model.tables().stream()
                .map(table -> table.partitionKey().name())
                .distinct()
                .toList();
        return names.size() == 1 ? names.get(0) : "PARTITION_KEY_OF_THE_TABLE";
    }

    /** Why the relational tables cannot be written as SQL; empty if they can. */
    static Optional<String> withoutSql(TargetModel model) {
        try {
            RelationalDdl.of(model);
            return Optional.empty();
        } catch (IllegalArgumentException problem) {
            return Optional.of("The relational tables of the model cannot be written as SQL. " + problem.getMessage()
                    + ". Mend it on the page of the target model.");
        }
    }

    /** A name for SQL, whatever is in it. */
    static String sql(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Text inside of single quotes of SQL. */
    static String inQuotes(String text) {
        return text.replace("'", "''");
    }
}
