package dev.drover.runbook.template;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookTemplate;
import dev.drover.runbook.TemplateDescription;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tables go to another Region by replicas of global tables. */
@Component
@Order(10)
class GlobalTableShift implements RunbookTemplate {

    private static final Task READY =
            new Task("""
            Look at what replicas need, for each table.
            for T in {tables}; do
              aws dynamodb describe-table --region "$OLD_REGION" --table-name "${PREFIX}$T" --query 'Table.[TableName,BillingModeSummary.BillingMode,StreamSpecification.StreamViewType,Replicas[].[RegionName,ReplicaStatus],SSEDescription.KMSMasterKeyArn]'
              aws dynamodb describe-time-to-live --region "$OLD_REGION" --table-name "${PREFIX}$T"
            done
            A table is on demand, or auto scaling sets its write capacity. A stream, if there is one, shows NEW_AND_OLD_IMAGES; a consumer that relies on another view has to be changed first, because the view can only be changed by a new stream.
            A key of one's own in KMS needs a counterpart in {region}. Ask for the quotas of the new Region if the load needs more than is usual.
            Nothing may depend on transactions across Regions: they hold in the Region of the call only.
            """, "Every table can be replicated: yes; Notes: text?", Task.NOTHING_TO_UNDO);

    private static final Task STREAM =
            new Task("""
            Switch the stream on for tables that have none; a table that has one with NEW_AND_OLD_IMAGES is left as it is.
            For each of {tables}:
            aws dynamodb update-table --region "$OLD_REGION" --table-name "${PREFIX}TABLE" --stream-specification StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES
            aws dynamodb wait table-exists --region "$OLD_REGION" --table-name "${PREFIX}TABLE"
            """, "Tables that got a stream: text?; Every table is ACTIVE: yes", """
            For each table that got a stream in this step, once it has no replica any more:
            aws dynamodb update-table --region "$OLD_REGION" --table-name "${PREFIX}TABLE" --stream-specification StreamEnabled=false
            """);

    private static final Task REPLICA =
            new Task("""
            Add the replica of {table} in {region}, and wait until it is ACTIVE. Large tables take hours.
            aws dynamodb update-table --region "$OLD_REGION" --table-name "${PREFIX}{table}" --replica-updates '[{"Create":{"RegionName":"{region}"}}]'
            aws dynamodb describe-table --region "$OLD_REGION" --table-name "${PREFIX}{table}" --query 'Table.Replicas[].[RegionName,ReplicaStatus]'
            Then switch point-in-time recovery on, which replicas do not take over:
            aws dynamodb update-continuous-backups --region {region} --table-name "${PREFIX}{table}" --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true
            """, "The replica is ACTIVE: yes; Point-in-time recovery is on: yes", """
            aws dynamodb update-table --region "$OLD_REGION" --table-name "${PREFIX}{table}" --replica-updates '[{"Delete":{"RegionName":"{region}"}}]'
            Do it only while nothing reads or writes in {region}. Nothing is lost: the old Region has every write.
            """);

    private static final Task COMPARE = new Task(
            """
            Compare both Regions: a canary, the delay, and the counts.
            Put an item with a key that no application uses into each table in "$OLD_REGION", and read it in {region} within a few seconds; delete it again.
            START=$(date -u -d '1 hour ago' +%Y-%m-%dT%H:%M:%SZ); END=$(date -u +%Y-%m-%dT%H:%M:%SZ)
            for T in {tables}; do
              aws cloudwatch get-metric-statistics --region "$OLD_REGION" --namespace AWS/DynamoDB --metric-name ReplicationLatency --dimensions Name=TableName,Value="${PREFIX}$T" Name=ReceivingRegion,Value={region} --statistics Average Maximum --period 300 --start-time "$START" --end-time "$END"
              for R in "$OLD_REGION" {region}; do aws dynamodb scan --region "$R" --table-name "${PREFIX}$T" --select COUNT --query Count; done
            done
            The counts are read one after the other while writes go on: they may differ by what was written meanwhile, not more. They read the whole table and cost read units.
            """,
            "The canary arrived in every table: yes; Longest delay in milliseconds: number; Counts differ by: number",
            Task.NOTHING_TO_UNDO);

    private static final Task RELEASE = new Task(
            """
            Bring the applications up in {region}, reading and writing nothing yet.
            They need the roles, the secrets and the network of that Region. Each application takes its Region from one setting.
            """,
            "Applications that are up: text; Everything on the page Consumers is among them: yes",
            "Take the applications in the new Region down. They have read and written nothing.");

    private static final Task READS = new Task(
            """
            Send reads to {region}: 1, 10, 50, then 100 % of the users; writes stay in "$OLD_REGION".
            Reads in {region} are behind by the delay of replication, even with ConsistentRead: leave a read in the old Region if it has to see a write at once.
            Stay at each share for 15 minutes. Look at errors, latency and ReplicationLatency before you go on.
            """,
            "Share of the users: number; Errors and latency are not worse than before: yes",
            "Send reads to the old Region again. Nothing is lost: it has every write.");

    private static final Task WRITES = new Task(
            """
            Move writes to {region}, in one go. Never write the same item in two Regions at once: the last writer wins, and the other write is gone.
            1. Stop writes in "$OLD_REGION", for all applications, and wait until none is under way.
            2. Wait until the canary of the comparison, written now, is in {region} in every table.
            3. Send reads that had to stay in the old Region, and all writes, to {region}.
            """,
            "Writes stopped at: text; The canary arrived in every table: yes; Writes began in the new Region at: text",
            """
            The same the other way: stop writes in {region}, wait for a canary in "$OLD_REGION", send reads and writes there. Nothing is lost: replicas take writes both ways.
            """);

    private static final Task CLOSE = new Task(
            """
            Take from the roles of all applications the right to read and write {tables} in "$OLD_REGION", and watch for an hour. In a rehearsal leave live roles alone and say so in the proof.
            Keep the policies as they were: undoing needs them. Who is refused now was forgotten: give the right back, move it to {region}, and begin the hour again.
            """,
            "Roles that were changed: text; Nobody was refused for an hour: yes",
            "Give the roles the policies of before.");

    private static final Task FINISH = new Task(
            """
            Remove the replicas in "$OLD_REGION", from {region}. DynamoDB refuses to remove a table from which a replica was made in the last 24 hours.
            In a live run first make sure that nothing reads or writes there any more: applications, streams, functions, exports.
            Back each table up in the old Region, and wait until the backup is AVAILABLE:
            aws dynamodb create-backup --region "$OLD_REGION" --table-name "${PREFIX}TABLE" --backup-name "after-move-$(date -u +%Y%m%d%H%M)"
            Then, for each of {tables}:
            aws dynamodb update-table --region {region} --table-name "${PREFIX}TABLE" --replica-updates '[{"Delete":{"RegionName":"REGION"}}]'
            with the old Region in place of REGION. A table with deletion protection refuses; take it off first.
            """,
            "ARNs of the backups: text; Tables that are left in the new Region only: text",
            "There is no way back but a new replica: the old Region has no table any more. The backups stay there.");

    private final Outlines outlines;

    GlobalTableShift(Outlines outlines) {
        this.outlines = outlines;
    }

    @Override
    public TemplateDescription describe() {
        return new TemplateDescription(
                "global-table-shift",
                "Move DynamoDB tables to another Region, with global tables",
                "Suits tables that keep their design and go to another Region with a stop of writes of seconds: replicas keep"
                        + " both Regions in step, so that every step but the last can be taken back.",
                "Does not suit a change of keys or of account, or applications that must not read behind the writer.",
                "All steps but waiting and deciding are done by hand, with the commands that the steps spell out.");
    }

    @Override
    public Optional<String> refusal(TargetModel model) {
        if (model.tables().isEmpty()) {
            return Models.withoutDynamoDb(model);
        }
        return moving(model).isEmpty()
                ? Optional.of(
                        "No DynamoDB table of the model names another Region. Set it under the options of the table,"
                                + " as a replica.")
                : Optional.empty();
    }

    private static List<TargetTable> moving(TargetModel model) {
        return model.tables().stream()
                .filter(table -> !table.options().replicas().isEmpty())
                .toList();
    }

    @Override
    public Runbook generate(MigrationDescription migration, TargetModel model) {
        List<TargetTable> tables = moving(model);
        String region = tables.get(0).options().replicas().get(0);
        String words = Models.words(tables);
        Outline outline = outlines.begin();
        outline.phase(
                "prepare",
                "Every table can be replicated and is backed up.",
                "Nothing was changed for users; backups and streams may be left.");
        outline.byHand(
                        "name-parts",
                        "Name the parts",
                        10,
                        DynamoTasks.nameParts(
                                "export OLD_REGION='the Region of today'\nexport AWS_REGION=\"$OLD_REGION\" AWS_DEFAULT_REGION=\"$OLD_REGION\"",
                                DynamoTasks.restored(tables)))
                .expecting("The account and both Regions are the right ones.");
        outline.byHand("ready", "Check what replicas need", 30, filled(READY, words, region))
                .expecting("Every table can be replicated as it is.");
        outline.byHand("back-up", "Back up every table", 30, DynamoTasks.backUp(prefixed(tables)))
                .expecting("Every backup is AVAILABLE, and point-in-time recovery is on.");
        outline.phase(
                "replicate",
                "Both Regions hold the same items, and applications are up in the new one.",
                "The tables are in the old Region only, as before.");
        outline.byHand("stream", "Switch streams on", 10, filled(STREAM, words, region))
                .expecting("Every table has a stream that shows new and old images.");
        String[] replicas = new String[tables.size()];
        for (int i = 0; i < replicas.length; i++) {
            String name = tables.get(i).name();
            replicas[i] = "replica-" + (i + 1);
            outline.byHand(
                            replicas[i],
                            "Add the replica of " + name + " in " + region,
                            120,
                            filled(REPLICA, words, region).with("table", name))
                    .expecting("The replica of " + name + " is ACTIVE.")
                    .in("replica of " + name)
                    .after("stream");
        }
        outline.byHand("release", "Bring applications up in " + region, 120, filled(RELEASE, words, region))
                .expecting("Every application is up there and uses nothing yet.")
                .in("applications")
                .after("back-up");
        outline.byHand("compare", "Compare both Regions", 30, filled(COMPARE, words, region))
                .expecting("The canary arrives within seconds, and the counts agree.")
                .celebrating("All writes are in both Regions.")
                .after(replicas);
        outline.phase(
                "shift",
                "Applications read and write in the new Region.",
                "Applications read and write in the old Region; both hold the same items.");
        outline.ask("go-no-go", "Go or no-go", "Both Regions hold the same. Shift reads and writes to " + region + "?")
                .after("compare", "release");
        outline.byHand("shift-reads", "Shift reads", 75, filled(READS, words, region))
                .expecting("Reads are answered in the new Region; errors and latency are not worse than before.")
                .noticing("Nothing, if all goes well; reads can be sent back within seconds.");
        outline.byHand("shift-writes", "Move writes", 10, filled(WRITES, words, region))
                .expecting("Writes arrive in the new Region, and the canary goes the other way, too.")
                .noticing(migration.acceptableDowntime());
        outline.hold("hold", "Hold and watch, longer than 24 hours after the replicas were made", 1_500)
                .expecting("Nobody reports a problem, and no figure is worse than before.");
        outline.phase(
                "finish",
                "The tables are in the new Region only.",
                "Both Regions hold the same items; applications use the new one.");
        outline.byHand("close", "Close the old Region", 75, filled(CLOSE, words, region))
                .expecting(
                        "No application has the right to use the tables in the old Region, and none missed it for an hour.");
        outline.ask(
                "last-go",
                "Go or no-go for the point of no return",
                "The next step removes the tables in the old Region. Go, or no-go?");
        outline.forGood("finish", "remove the tables in the old Region", 30, filled(FINISH, words, region))
                .expecting("Every table is ACTIVE in the new Region and has no replica in the old one.")
                .celebrating("The move to " + region + " is done.");
        return outline.runbook();
    }

    private static Task filled(Task task, String tables, String region) {
        return task.with("tables", tables).with("region", region);
    }

    private static String prefixed(List<TargetTable> tables) {
        return String.join(
                " ",
                tables.stream()
                        .map(table -> "\"${PREFIX}" + table.name() + "\"")
                        .toList());
    }
}
