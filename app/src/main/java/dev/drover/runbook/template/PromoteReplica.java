package dev.drover.runbook.template;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookTemplate;
import dev.drover.runbook.TemplateDescription;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A read replica of RDS becomes a database of its own, and takes over. */
@Component
@Order(9)
class PromoteReplica implements RunbookTemplate {

    static final Task COMPARE = new Task(
            """
            Compare the old database and the new one while nothing is written: counts and business totals of every table that matters.
            select count(*) from TABLE;
            Write the totals that your business checks by, grouped by day, currency or status, and compare them to the last digit.
            PostgreSQL: every sequence of the new database is at or beyond the old one:
            select schemaname, sequencename, last_value from pg_sequences order by 1, 2;
            """,
            "Tables compared: number; Counts and totals are the same: yes; No sequence is behind: yes",
            Task.NOTHING_TO_UNDO);

    private static final Task CREATE = new Task(
            """
            Create the replica and wait until it is available. CLASS is the instance class that it will need as the leader.
            aws rds create-db-instance-read-replica --db-instance-identifier "$NEW" --source-db-instance-identifier "$DB" --db-instance-class CLASS
            aws rds wait db-instance-available --db-instance-identifier "$NEW"
            In another Region: run it there, with the ARN of the instance as source and --source-region.
            The instance of today needs backups switched on; without them RDS refuses.
            Give the replica the parameter group, the security groups and the alarms of the instance of today.
            """,
            "Replica: text; It is available: yes; Parameters, security groups and alarms are those of today: yes",
            """
            aws rds delete-db-instance --db-instance-identifier "$NEW" --skip-final-snapshot
            Only while it is a replica that nobody writes to. The instance of today is not touched, so nothing is lost.
            """);

    private static final Task LAG = new Task(
            """
            Watch how far the replica is behind, and send it a part of the reads.
            START=$(date -u -d '1 hour ago' +%Y-%m-%dT%H:%M:%SZ); END=$(date -u +%Y-%m-%dT%H:%M:%SZ)
            aws cloudwatch get-metric-statistics --namespace AWS/RDS --metric-name ReplicaLag --dimensions Name=DBInstanceIdentifier,Value="$NEW" --statistics Maximum --period 60 --start-time "$START" --end-time "$END"
            It should stay at a few seconds for an hour. A replica that is far behind at night has to be larger.
            """,
            "Longest lag in the last hour, in seconds: number; Reads on the replica are as fast as before: yes",
            "Send all reads to the instance of today.");

    private static final Task PROMOTE = new Task("""
            Wait until the replica has everything, then promote it. Writes are stopped.
            PostgreSQL, on the instance of today: select pg_current_wal_lsn();
            On the replica, until it is at or beyond that: select pg_last_wal_replay_lsn();
            MySQL, on the replica, until Seconds_Behind_Source is 0 and the position is that of the instance of today: show replica status
            aws rds promote-read-replica --db-instance-identifier "$NEW" --backup-retention-period 7
            aws rds wait db-instance-available --db-instance-identifier "$NEW"
            It restarts. Until it is written to, going back is still free of loss.
            PostgreSQL: select pg_is_in_recovery(); has to say f.
            """, "Position of both before: text; It can be written to: yes", """
            Leave applications on the instance of today and delete the promoted one; a promoted instance cannot become a replica again.
            aws rds delete-db-instance --db-instance-identifier "$NEW" --final-db-snapshot-identifier "$NEW-given-up"
            Nothing is lost: nothing was written to it.
            """);

    private static final Task SWITCH = new Task(
            """
            Send applications to "$NEW" and let them write. From the first write on the old instance misses every write.
            aws rds describe-db-instances --db-instance-identifier "$NEW" --query 'DBInstances[0].Endpoint.Address'
            Change the address where applications read it: DNS, secret or setting; restart those that keep connections.
            Take the right to log in from the applications' database users on the old instance, so that a forgotten writer fails loudly.
            """,
            "Applications write to the new instance since: text; Nobody writes to the old one: yes",
            "There is no way back that keeps what is written from now on: the old instance gets no more writes. It stays as it was.");

    private static final Task TIDY = new Task("""
            Keep the old instance until its owner decides otherwise; protect it from being deleted by mistake.
            aws rds modify-db-instance --db-instance-identifier "$DB" --deletion-protection --apply-immediately
            aws rds modify-db-instance --db-instance-identifier "$NEW" --deletion-protection --apply-immediately
            Change whatever named the old instance: monitoring, alarms, templates, Multi-AZ and further replicas.
            """, "Both are protected: yes; Old instance is kept until: text", """
            aws rds modify-db-instance --db-instance-identifier "$DB" --no-deletion-protection --apply-immediately
            """);

    private final Outlines outlines;

    PromoteReplica(Outlines outlines) {
        this.outlines = outlines;
    }

    @Override
    public TemplateDescription describe() {
        return new TemplateDescription(
                "promote-replica",
                "Promote a read replica of RDS",
                "Suits an instance of RDS for PostgreSQL, MySQL or MariaDB that goes to another class, storage, zone or"
                        + " Region as it is, with writes stopped for some minutes.",
                "Does not suit Aurora, where a failover does it, a change of the data model, or the wish to go back after the"
                        + " switch without losing writes.",
                "All steps but waiting and deciding are done by hand, with the commands that the steps spell out.");
    }

    @Override
    public Optional<String> refusal(TargetModel model) {
        return Optional.empty();
    }

    @Override
    public Runbook generate(MigrationDescription migration, TargetModel model) {
        String stopped = migration.acceptableDowntime();
        Outline outline = outlines.begin();
        outline.phase("prepare", "The database is backed up.", "Nothing was changed; the snapshot stays.");
        outline.byHand(
                        "name-parts",
                        "Name the parts",
                        10,
                        RdsTasks.nameParts("export NEW='the identifier of the new instance'"))
                .expecting("The account, the Region and the instance are the right ones.");
        outline.byHand("back-up", "Back up the database", 30, RdsTasks.BACK_UP).expecting("The snapshot is available.");
        outline.phase(
                "replicate",
                "A replica is in step with the database.",
                "The database is as it was; the replica is gone.");
        outline.byHand("create-replica", "Create the replica", 60, CREATE)
                .expecting("The replica is available and set up like the instance of today.");
        outline.byHand("lag", "Watch the lag", 75, LAG)
                .expecting("The replica stays a few seconds behind, for an hour.")
                .celebrating("All writes are in both instances.");
        outline.phase(
                "switch",
                "The promoted instance is proven and can be written to.",
                "Applications read and write on the instance of today; the replica is gone or in step.");
        outline.ask("go-no-go", "Go or no-go", "The replica is in step. Stop writes and promote it?");
        outline.byHand("stop-writes", "Stop writes", 5, RdsTasks.STOP_WRITES)
                .expecting("The database counts no write any more.")
                .noticing(stopped);
        outline.byHand("promote", "Promote the replica", 15, PROMOTE)
                .expecting("The new instance is available and can be written to.")
                .noticing(stopped);
        outline.byHand("compare", "Compare both instances", 15, COMPARE)
                .expecting("Counts and totals are the same, and no sequence is behind.")
                .noticing(stopped);
        outline.ask(
                        "last-go",
                        "Go or no-go for the point of no return",
                        "Both instances hold the same. Let applications write to the new one?")
                .noticing(stopped);
        outline.forGood("finish", "write to the new instance", 10, SWITCH)
                .expecting("Applications write to the new instance without errors.")
                .noticing(stopped)
                .celebrating("The new instance has taken over.");
        outline.phase(
                "finish",
                "Only the new instance is used, and both are protected.",
                "The new instance is in use; the old one stays beside it.");
        outline.hold("hold", "Hold and watch", 60)
                .expecting("Nobody reports a problem, and no figure is worse than before.");
        outline.byHand("tidy", "Tidy up", 20, TIDY)
                .expecting("Both instances are protected, and alarms watch the new one.");
        return outline.runbook();
    }
}
