package dev.drover.runbook.template;

import dev.drover.model.TargetTable;
import java.util.List;

/** Tasks on DynamoDB tables. All commands name tables as {@code ${PREFIX}name}; the prefix is empty in a live run. */
final class DynamoTasks {

    /** Sets START and END to the last hour, for metrics. */
    static final String LAST_HOUR = """
            START=$(date -u -d '1 hour ago' +%Y-%m-%dT%H:%M:%SZ); END=$(date -u +%Y-%m-%dT%H:%M:%SZ)
            """;

    private static final Task NAME_PARTS =
            new Task("""
            Name the parts in the shell that you use for all later steps, and keep it open.
            export PREFIX=''
            {exports}
            aws sts get-caller-identity
            aws configure list
            In a rehearsal work on copies, never on the live tables: {rehearsal}
            """, "Account: text; Region: text; Prefix of the tables: text?", Task.NOTHING_TO_UNDO);

    private static final Task BACK_UP = new Task("""
            Back up, and wait until every backup is AVAILABLE.
            for T in {tables}; do
              aws dynamodb update-continuous-backups --table-name "$T" --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true
              aws dynamodb create-backup --table-name "$T" --backup-name "before-move-$(date -u +%Y%m%d%H%M)" --query BackupDetails.BackupArn --output text
            done
            For each ARN that was printed:
            aws dynamodb describe-backup --backup-arn ARN --query BackupDescription.BackupDetails.BackupStatus
            """, "ARNs of the backups: text; Every status is AVAILABLE: yes", """
            Keep the backups and point-in-time recovery: both do no harm and cost storage only. A backup of a rehearsal goes with: aws dynamodb delete-backup --backup-arn ARN
            """);

    private static final Task NOT_WRITTEN = new Task(
            """
            Prove that {whom}, for a whole hour. The numbers are calls that DynamoDB counted.
            {hour}
            for T in {tables}; do for OP in PutItem UpdateItem DeleteItem BatchWriteItem TransactWriteItems ExecuteStatement BatchExecuteStatement ExecuteTransaction; do
              echo "$T $OP $(aws cloudwatch get-metric-statistics --namespace AWS/DynamoDB --metric-name SuccessfulRequestLatency --dimensions Name=TableName,Value="$T" Name=Operation,Value="$OP" --statistics SampleCount --period 3600 --start-time "$START" --end-time "$END" --query 'sum(Datapoints[].SampleCount)')"
            done; done
            {compare}
            """,
            "Calls that DynamoDB counted: number; Calls that applications counted: number; They are the same: yes",
            Task.NOTHING_TO_UNDO);

    private DynamoTasks() {}

    /**
     * @param exports more lines for the shell; may be empty
     * @param rehearsal how copies are made, and what the prefix is then
     */
    static Task nameParts(String exports, String rehearsal) {
        Task task = NAME_PARTS.with("rehearsal", rehearsal);
        return exports.isEmpty()
                ? new Task(task.what().replace("{exports}\n", ""), task.proof(), task.undo())
                : task.with("exports", exports);
    }

    /** How a table of today is copied for a rehearsal. */
    static String restored(List<TargetTable> tables) {
        return "set PREFIX='rehearsal-' and restore each table first; that needs point-in-time recovery:\nfor T in "
                + Models.words(tables)
                + "; do aws dynamodb restore-table-to-point-in-time --source-table-name \"$T\" --target-table-name"
                + " \"${PREFIX}$T\" --use-latest-restorable-time; done";
    }

    /** @param tables words of a shell */
    static Task backUp(String tables) {
        return BACK_UP.with("tables", tables);
    }

    /** @param tables words of a shell */
    static Task everyWriterCounted(String tables) {
        return NOT_WRITTEN
                .with("whom", "no writer was forgotten")
                .with("hour", LAST_HOUR.strip())
                .with("tables", tables)
                .with(
                        "compare",
                        "Add the numbers up. The sum has to be what the applications counted as writes to that table in the"
                                + " same hour. A larger sum is a forgotten writer: CloudTrail, if data events are on, and"
                                + " the roles that may write the table tell who.");
    }

    /** @param tables words of a shell */
    static Task nobodyWrites(String tables) {
        return new Task(
                NOT_WRITTEN
                        .with("whom", "nobody writes any more")
                        .with("hour", LAST_HOUR.strip())
                        .with("tables", tables)
                        .with("compare", "Every number has to be 0.0 or empty.")
                        .what(),
                "Every number is 0: yes",
                Task.NOTHING_TO_UNDO);
    }

    static Task shiftReads(String from, String to) {
        return new Task(
                "Send reads to " + to + " with the application's own switch: 1, 10, 50, then 100 % of the users.\n"
                        + "Stay at each share for 15 minutes. Look at errors, latency, and throttles before you go on; go"
                        + " back to 0 % if one of them is worse than before.",
                "Share of the users that read from the new store: number; Errors and latency are not worse than before: yes",
                "Set the share to 0 %. Nothing is lost: " + from + " has every write.");
    }
}
