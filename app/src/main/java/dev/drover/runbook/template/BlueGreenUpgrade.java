package dev.drover.runbook.template;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookTemplate;
import dev.drover.runbook.TemplateDescription;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A new version of the database engine, on a copy that RDS keeps in step and then puts in place. */
@Component
@Order(8)
class BlueGreenUpgrade implements RunbookTemplate {

    private static final Task READY = new Task(
            """
            Look at what a blue/green deployment needs. Aurora:
            aws rds describe-db-clusters --db-cluster-identifier "$DB" --query 'DBClusters[0].[Engine,EngineVersion,DBClusterParameterGroup,DBClusterArn,BackupRetentionPeriod]'
            RDS:
            aws rds describe-db-instances --db-instance-identifier "$DB" --query 'DBInstances[0].[Engine,EngineVersion,DBParameterGroups[0].DBParameterGroupName,DBInstanceArn,BackupRetentionPeriod]'
            The versions it can go to:
            aws rds describe-db-engine-versions --engine ENGINE --engine-version VERSION_OF_TODAY --query 'DBEngineVersions[0].ValidUpgradeTarget[].EngineVersion'
            Backups are switched on: BackupRetentionPeriod is not 0.
            Parameters of today that have to be right before it begins, and need a restart if they are changed: PostgreSQL for a new major version, and Aurora PostgreSQL, rds.logical_replication = 1; MySQL, binlog_format = ROW.
            PostgreSQL, in every database: a table without a primary key cannot be replicated logically unless it has a replica identity.
            select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and c.relreplident = 'd' and not exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary);
            select extname, extversion from pg_extension;
            No row may come from the first query, and the new version has to know each extension. Nobody changes the schema from here until after the switchover: logical replication does not carry it over.
            """, "Version of today: text; Version to go to: text; Nothing is in the way: yes", Task.NOTHING_TO_UNDO);

    private static final Task CREATE = new Task("""
            Create the green copy and let RDS upgrade it. NEW_GROUP is a parameter group for the new version, made before with the settings of today.
            Aurora:
            aws rds create-blue-green-deployment --blue-green-deployment-name "$DB-upgrade" --source "$DB_ARN" --target-engine-version "$NEW_VERSION" --target-db-cluster-parameter-group-name "$NEW_GROUP"
            RDS:
            aws rds create-blue-green-deployment --blue-green-deployment-name "$DB-upgrade" --source "$DB_ARN" --target-engine-version "$NEW_VERSION" --target-db-parameter-group-name "$NEW_GROUP"
            export BG='the BlueGreenDeploymentIdentifier of the answer'
            aws rds describe-blue-green-deployments --blue-green-deployment-identifier "$BG" --query 'BlueGreenDeployments[0].[Status,StatusDetails,Tasks,SwitchoverDetails]'
            Wait until Status is AVAILABLE. It takes from 30 minutes to hours. The green copy costs as much as the blue one while it is there.
            """, "Blue/green deployment id: text; Status is AVAILABLE: yes", """
            aws rds delete-blue-green-deployment --blue-green-deployment-identifier "$BG" --delete-target
            Only before the switchover. It deletes the green copy; the blue database is not touched, so nothing is lost.
            """);

    private static final Task PROVE = new Task(
            """
            Prove the green copy, by reading only: a write there ends replication of what it touches or is overwritten.
            1. Its version is the new one: select version();
            2. It is behind by seconds. PostgreSQL, on blue: select application_name, state, pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) as bytes_behind from pg_stat_replication; MySQL, on green: show replica status, Seconds_Behind_Source.
            3. Counts and business totals of the important tables are the same on both, at a quiet time.
            4. The access patterns of the inventory: run them against green, compare plans and times. PostgreSQL after a new major version: run analyze; in every database of green first, which changes statistics only.
            5. An application of the test environment reads from green without errors.
            """,
            "Version of green: text; Seconds or bytes behind: number; Counts and totals agree: yes; Every pattern is as fast as before: yes",
            Task.NOTHING_TO_UNDO);

    private static final Task SWITCH = new Task(
            """
            Switch over. RDS stops writes, waits until green has everything, and gives green the names and endpoints of blue. If that takes longer than the time limit, RDS takes all of it back, and blue goes on.
            Before: no long transaction is running on blue, and replication is behind by seconds only.
            aws rds switchover-blue-green-deployment --blue-green-deployment-identifier "$BG" --switchover-timeout 300
            aws rds describe-blue-green-deployments --blue-green-deployment-identifier "$BG" --query 'BlueGreenDeployments[0].[Status,SwitchoverDetails]'
            Status has to become SWITCHOVER_COMPLETED. After a failed one blue goes on as before and nothing has changed: SwitchoverDetails and the events of the database say why.
            Applications connect anew; those that keep the address of a name longer than 5 seconds have to be restarted.
            """,
            "Status is SWITCHOVER_COMPLETED: yes; Switched at: text; Applications write again: yes",
            "There is no way back that keeps what is written from now on: the old database, whose name ends in -old1, gets no more writes. It stays as it was at the switchover.");

    private static final Task TIDY = new Task(
            """
            Keep the old database, named "$DB-old1", as long as its owner wants; then make a last snapshot before anybody deletes it.
            Take away the record of the deployment, which deletes no database once it is switched over:
            aws rds delete-blue-green-deployment --blue-green-deployment-identifier "$BG"
            Change whatever named the old version or the resource id: monitoring, alarms, templates of CloudFormation or Terraform.
            """,
            "The record is gone: yes; Old database is kept until: text",
            "Nothing to undo: no database was changed.");

    private final Outlines outlines;

    BlueGreenUpgrade(Outlines outlines) {
        this.outlines = outlines;
    }

    @Override
    public TemplateDescription describe() {
        return new TemplateDescription(
                "blue-green-upgrade",
                "Upgrade the database engine, by blue/green",
                "Suits RDS and Aurora, PostgreSQL and MySQL, when the engine gets a new version and the stop of writes has to be"
                        + " short, usually below a minute.",
                "Does not suit a change of the data model, databases outside of RDS, or the wish to go back after the"
                        + " switchover without losing writes.",
                "All steps but waiting and deciding are done by hand, with the commands that the steps spell out.");
    }

    @Override
    public Optional<String> refusal(TargetModel model) {
        return Optional.empty();
    }

    @Override
    public Runbook generate(MigrationDescription migration, TargetModel model) {
        Outline outline = outlines.begin();
        outline.phase(
                "prepare",
                "The upgrade can be made, and the database is backed up.",
                "Nothing was changed; the snapshot stays.");
        outline.byHand("name-parts", "Name the parts", 10, RdsTasks.nameParts("""
                        export DB_ARN='its ARN'
                        export NEW_VERSION='the version to go to, for example 16.4'
                        export NEW_GROUP='the parameter group for that version'"""))
                .expecting("The account, the Region and the database are the right ones.");
        outline.byHand("ready", "Check what the upgrade needs", 45, READY)
                .expecting("Nothing is in the way: parameters, keys, extensions, versions.");
        outline.byHand("back-up", "Back up the database", 30, RdsTasks.BACK_UP).expecting("The snapshot is available.");
        outline.phase(
                "build",
                "A copy with the new version is in step with the database.",
                "The database is as it was; the copy is gone.");
        outline.byHand("create-green", "Create the green copy", 120, CREATE)
                .expecting("The deployment is AVAILABLE; the green copy has the new version.");
        outline.phase(
                "prove",
                "The copy holds the same, answers every pattern, and a lead has said go.",
                "The database is as it was; the copy is in step with it.");
        outline.byHand("prove-green", "Prove the green copy", 90, PROVE)
                .expecting("Counts and totals agree, and no access pattern is slower than before.")
                .celebrating("The new version runs beside the old one, with the same data.");
        outline.ask(
                "go-no-go",
                "Go or no-go for the point of no return",
                "The copy is proven. Switch over? The old database misses every write that follows.");
        outline.phase(
                "switch",
                "Applications read and write on the new version.",
                "Applications use the old version; the copy is in step with it.");
        outline.forGood("switchover", "switch over", 10, SWITCH)
                .expecting("The deployment is SWITCHOVER_COMPLETED, and applications write without errors.")
                .noticing(migration.acceptableDowntime())
                .celebrating("The new version has taken over.");
        outline.hold("hold", "Hold and watch", 60)
                .expecting("Nobody reports a problem, and no figure is worse than before.");
        outline.phase(
                "finish",
                "Only what is needed is left.",
                "The new version is in use; the old database stays beside it.");
        outline.byHand("tidy", "Tidy up", 20, TIDY)
                .expecting("The record of the deployment is gone; both databases are there.");
        return outline.runbook();
    }
}
