package dev.drover.runbook.template;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.Projection;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookTemplate;
import dev.drover.runbook.TemplateDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Global indexes of DynamoDB tables that exist become those of the model: missing ones first, superfluous ones last. */
@Component
@Order(11)
class ChangeIndexes implements RunbookTemplate {

    private static final Task PRUNE_USE =
            new Task("""
            Look whether the indexes that are there and not in the model are still read. Look at 14 days, longer if there are monthly jobs.
            START=$(date -u -d '14 days ago' +%Y-%m-%dT%H:%M:%SZ); END=$(date -u +%Y-%m-%dT%H:%M:%SZ)
            For each such index:
            aws cloudwatch get-metric-statistics --namespace AWS/DynamoDB --metric-name ConsumedReadCapacityUnits --dimensions Name=TableName,Value="${PREFIX}TABLE" Name=GlobalSecondaryIndexName,Value=INDEX --statistics Sum --period 86400 --start-time "$START" --end-time "$END"
            The model has: {indexes}.
            An index is superfluous if it is not in the model and every sum since the applications were released is 0. Its reader is somebody otherwise: find them before you go on.
            """, "Superfluous indexes: text; None of them is read: yes", Task.NOTHING_TO_UNDO);

    private static final Task PRUNE =
            new Task("""
            Remove the superfluous indexes, one after the other for a table. First keep what they are; undoing needs it:
            aws dynamodb describe-table --table-name "${PREFIX}TABLE" --query 'Table.[AttributeDefinitions,GlobalSecondaryIndexes]'
            aws dynamodb update-table --table-name "${PREFIX}TABLE" --global-secondary-index-updates '[{"Delete":{"IndexName":"INDEX"}}]'
            aws dynamodb describe-table --table-name "${PREFIX}TABLE" --query 'Table.[TableStatus,GlobalSecondaryIndexes[].[IndexName,IndexStatus]]'
            Wait until the table is ACTIVE and the index is not listed any more before you remove the next one. Never touch {indexes}.
            """, "Indexes that were removed: text; What they were, as DynamoDB described them: text", """
            Create each of them again from what was kept in the proof, as in the steps that add an index. No item is lost: an index is made from its table. Queries on it fail until it is ACTIVE again, which takes hours for a large table.
            """);

    private final Outlines outlines;

    ChangeIndexes(Outlines outlines) {
        this.outlines = outlines;
    }

    @Override
    public TemplateDescription describe() {
        return new TemplateDescription(
                "change-indexes",
                "Add, change or prune indexes of DynamoDB tables",
                "Suits tables that exist and keep their key, while global indexes are added, replaced under another name, or"
                        + " removed; nothing stops, and every index can be made again from its table.",
                "Does not suit local indexes, which are made with their table only, or an index that changes and keeps its"
                        + " name: give it another name in the model.",
                "All steps but waiting and deciding are done by hand, with the commands that the steps spell out.");
    }

    @Override
    public Optional<String> refusal(TargetModel model) {
        return Models.withoutDynamoDb(model);
    }

    private record Missing(TargetTable table, GlobalIndex index) {}

    @Override
    public Runbook generate(MigrationDescription migration, TargetModel model) {
        List<Missing> planned = model.tables().stream()
                .flatMap(table -> table.indexes().stream()
                        .filter(index -> !index.local())
                        .map(index -> new Missing(table, index)))
                .toList();
        String indexes = planned.isEmpty()
                ? "no global index"
                : planned.stream()
                        .map(p -> p.table().name() + " · " + p.index().name())
                        .collect(Collectors.joining(", "));
        Outline outline = outlines.begin();
        outline.phase(
                "prepare",
                "It is known which indexes are missing and which are superfluous, and every table is backed up.",
                "Nothing was changed; the backups stay.");
        outline.byHand("name-parts", "Name the parts and look at what is there", 15, look(model, indexes))
                .expecting("The account and the Region are the right ones, and the table keys are those of the model.");
        outline.byHand(
                        "back-up",
                        "Back up every table",
                        30,
                        DynamoTasks.backUp(model.tables().stream()
                                .map(table -> "\"${PREFIX}" + table.name() + "\"")
                                .collect(Collectors.joining(" "))))
                .expecting("Every backup is AVAILABLE, and point-in-time recovery is on.");
        List<String> added = new ArrayList<>();
        if (!planned.isEmpty()) {
            outline.phase(
                    "add", "Every index of the model is there and ACTIVE.", "The tables have the indexes of before.");
            for (Missing missing : planned) {
                added.add("add-index-" + (added.size() + 1));
                Work work = outline.byHand(
                                added.get(added.size() - 1),
                                "Add the index " + missing.index().name() + " of "
                                        + missing.table().name() + ", if it is missing",
                                90,
                                add(missing))
                        .expecting("The index is ACTIVE, with the keys of the model.")
                        .in("indexes of " + missing.table().name());
                if (planned.stream()
                                .filter(p -> p.table().equals(missing.table()))
                                .findFirst()
                                .orElseThrow()
                        == missing) {
                    work.after("back-up");
                }
            }
            outline.byHand("prove", "Prove the new indexes", 30, PROVE)
                    .expecting("Every access pattern that the new indexes serve answers right and fast enough.")
                    .after(added.toArray(String[]::new));
        }
        outline.phase(
                "use",
                "Applications query the indexes of the model only.",
                "All indexes are there; applications query those of before.");
        outline.byHand("release", "Release applications that query the indexes of the model", 60, RELEASE)
                .expecting("No application queries an index that is not in the model.");
        outline.hold("hold", "Hold and watch", 60)
                .expecting("Nobody reports a problem; errors, latency and throttles are not worse than before.");
        outline.phase(
                "prune",
                "The tables have the indexes of the model and no others.",
                "All indexes are there; applications query those of the model. There is no point of no return: an index can"
                        + " be made again from its table.");
        outline.byHand("superfluous", "Look for indexes that nobody reads", 30, PRUNE_USE.with("indexes", indexes))
                .expecting("Every index that is not in the model is known, and was not read since the release.");
        outline.ask(
                "go-no-go",
                "Go or no-go for pruning",
                "The indexes that are named in the step before are not read. Remove them?");
        outline.byHand("prune", "Remove the superfluous indexes", 60, PRUNE.with("indexes", indexes))
                .expecting("Every table has the indexes of the model and no others.")
                .celebrating("Every index is one that somebody needs.");
        return outline.runbook();
    }

    private static final Task PROVE =
            new Task("""
            Query the new indexes with values of the access patterns that they serve; the page Coverage says which.
            Compare answers with those of the way of today: the same items, in the right order. Items appear in an index only if they have all of its key attributes: an application that does not write them yet leaves gaps.
            How many entries an index has, against what you expect (it reads the whole index):
            aws dynamodb scan --table-name "${PREFIX}TABLE" --index-name INDEX --select COUNT --query Count
            """, "Patterns that were tried: number; Entries as expected: yes", Task.NOTHING_TO_UNDO);

    private static final Task RELEASE = new Task(
            """
            Release every application that queries an index with the names and keys of the model.
            Go through the page Consumers: services, functions, reports and scripts. The forgotten report is the one that reads an index once a month.
            """,
            "Releases: text; Everybody on the page Consumers is released: yes",
            "Release the versions before. Nothing is lost: all indexes are still there.");

    private static Task look(TargetModel model, String indexes) {
        String words = Models.words(model.tables());
        return DynamoTasks.nameParts(
                "for T in " + words
                        + "; do aws dynamodb describe-table --table-name \"${PREFIX}$T\" --query"
                        + " 'Table.[TableName,BillingModeSummary.BillingMode,KeySchema,GlobalSecondaryIndexes[].[IndexName,IndexStatus,KeySchema,Projection]]';"
                        + " done\n# The model has: " + indexes
                        + "\n# At most 20 global indexes a table: ask for more before you begin if old and new ones together"
                        + " are more.",
                DynamoTasks.restored(model.tables()));
    }

    private static Task add(Missing missing) {
        String table = missing.table().name();
        String index = missing.index().name();
        return new Task(
                "Add the index if the table does not have it yet; if it has it with the same keys, do nothing and say so.\n"
                        + "aws dynamodb update-table --table-name \"${PREFIX}" + table + "\" --attribute-definitions '"
                        + definitions(missing.index()) + "' --global-secondary-index-updates '" + creation(missing)
                        + "'\n"
                        + "aws dynamodb describe-table --table-name \"${PREFIX}" + table
                        + "\" --query \"Table.GlobalSecondaryIndexes[?IndexName=='" + index
                        + "'].[IndexName,IndexStatus,Backfilling]\"\n"
                        + "Wait until it is ACTIVE; large tables take hours. DynamoDB makes one index of a table at a time.\n"
                        + "Items whose key attributes have another type are left out of the index. Watch WriteThrottleEvents of"
                        + " the table meanwhile: an index that is too slow holds up writes to its table.",
                "It was added in this step, or was there: text; It is ACTIVE: yes",
                "Only if this step added it, and while no application queries it:\n"
                        + "aws dynamodb update-table --table-name \"${PREFIX}" + table
                        + "\" --global-secondary-index-updates '[{\"Delete\":{\"IndexName\":\"" + index + "\"}}]'\n"
                        + "No item is lost: an index is made from its table.");
    }

    private static String definitions(GlobalIndex index) {
        return index.keys().stream()
                .distinct()
                .map(key -> "{\"AttributeName\":" + json(key.name()) + ",\"AttributeType\":\"" + key.type() + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String creation(Missing missing) {
        GlobalIndex index = missing.index();
        String keys = Stream.concat(
                        index.partitionKeys().stream().map(key -> part(key, "HASH")),
                        index.sortKeys().stream().map(key -> part(key, "RANGE")))
                .collect(Collectors.joining(",", "[", "]"));
        String projection = "{\"ProjectionType\":\"" + index.projection() + "\""
                + (index.projection() == Projection.INCLUDE
                        ? ",\"NonKeyAttributes\":"
                                + index.projected().stream()
                                        .map(ChangeIndexes::json)
                                        .collect(Collectors.joining(",", "[", "]"))
                        : "")
                + "}";
        TableOptions.Capacity capacity = missing.table().options().capacity();
        String throughput = capacity == null
                ? ""
                : ",\"ProvisionedThroughput\":{\"ReadCapacityUnits\":" + capacity.readUnits()
                        + ",\"WriteCapacityUnits\":" + capacity.writeUnits() + "}";
        return "[{\"Create\":{\"IndexName\":" + json(index.name()) + ",\"KeySchema\":" + keys + ",\"Projection\":"
                + projection + throughput + "}}]";
    }

    private static String part(KeyAttribute key, String kind) {
        return "{\"AttributeName\":" + json(key.name()) + ",\"KeyType\":\"" + kind + "\"}";
    }

    /** A string of JSON inside of single quotes of a shell. */
    private static String json(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "'\\''") + "\"";
    }
}
