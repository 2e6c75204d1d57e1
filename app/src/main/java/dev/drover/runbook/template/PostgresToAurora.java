package dev.drover.runbook.template;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookTemplate;
import dev.drover.runbook.TemplateDescription;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** RDS for PostgreSQL becomes Aurora by a replica that is promoted; the old database is kept in step for the way back. */
@Component
@Order(7)
class PostgresToAurora implements RunbookTemplate {

    private static final Task READY =
            new Task("""
            Look at what the move needs.
            aws rds describe-db-instances --db-instance-identifier "$DB" --query 'DBInstances[0].[Engine,EngineVersion,DBInstanceArn,KmsKeyId,DBSubnetGroup.DBSubnetGroupName,VpcSecurityGroups[].VpcSecurityGroupId]'
            The same version has to exist for Aurora, or a later minor one:
            aws rds describe-db-engine-versions --engine aurora-postgresql --query 'DBEngineVersions[].EngineVersion'
            In every database: tables without a primary key, for which the way back needs a replica identity, and extensions, each of which Aurora has to know:
            select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and c.relreplident = 'd' and not exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary);
            select extname, extversion from pg_extension;
            Make a cluster parameter group for the new cluster with the settings of today and rds.logical_replication = 1, which the way back needs. For the way back the database of today has to reach Aurora on its port: check the security groups.
            aws rds create-db-cluster-parameter-group --db-cluster-parameter-group-name "$NEW-parameters" --db-parameter-group-family FAMILY --description "For the move"
            aws rds modify-db-cluster-parameter-group --db-cluster-parameter-group-name "$NEW-parameters" --parameters "ParameterName=rds.logical_replication,ParameterValue=1,ApplyMethod=pending-reboot"
            """, "Version of today: text; Version of Aurora: text; Nothing is in the way: yes", """
            aws rds delete-db-cluster-parameter-group --db-cluster-parameter-group-name "$NEW-parameters"
            """);

    private static final Task CREATE = new Task("""
            Create an Aurora cluster as a replica of the database, and an instance in it.
            aws rds create-db-cluster --db-cluster-identifier "$NEW" --engine aurora-postgresql --engine-version VERSION --replication-source-identifier "$DB_ARN" --db-subnet-group-name SUBNETS --vpc-security-group-ids GROUPS --db-cluster-parameter-group-name "$NEW-parameters"
            An encrypted database needs --kms-key-id KEY as well.
            aws rds create-db-instance --db-instance-identifier "$NEW-1" --db-cluster-identifier "$NEW" --engine aurora-postgresql --db-instance-class CLASS
            aws rds wait db-instance-available --db-instance-identifier "$NEW-1"
            It takes hours for large databases. The database of today keeps WAL meanwhile: watch its free storage.
            """, "Cluster: text; The instance is available: yes", """
            aws rds delete-db-instance --db-instance-identifier "$NEW-1"
            aws rds delete-db-cluster --db-cluster-identifier "$NEW" --skip-final-snapshot
            If RDS refuses because it is the last instance of a replica, promote the cluster first, which nobody uses: aws rds promote-read-replica-db-cluster --db-cluster-identifier "$NEW"
            Only while nobody writes to it. The database of today is not touched, so nothing is lost.
            """);

    private static final Task LAG = new Task(
            """
            Watch how far the replica is behind for an hour, and read from it.
            On the database of today: select application_name, state, pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) as bytes_behind from pg_stat_replication;
            START=$(date -u -d '1 hour ago' +%Y-%m-%dT%H:%M:%SZ); END=$(date -u +%Y-%m-%dT%H:%M:%SZ)
            aws cloudwatch get-metric-statistics --namespace AWS/RDS --metric-name RDSToAuroraPostgreSQLReplicaLag --dimensions Name=DBClusterIdentifier,Value="$NEW" --statistics Maximum --period 60 --start-time "$START" --end-time "$END"
            Run the access patterns of the inventory on "$NEW", compare plans and times.
            """, "Bytes behind, at most: number; Every pattern is as fast as before: yes", Task.NOTHING_TO_UNDO);

    private static final Task PROMOTE = new Task(
            """
            Wait until the replica has everything, then promote it. Writes are stopped.
            On the database of today: select pg_current_wal_lsn();
            There, too, until replay_lsn is at or beyond that: select application_name, state, replay_lsn from pg_stat_replication;
            aws rds promote-read-replica-db-cluster --db-cluster-identifier "$NEW"
            aws rds wait db-cluster-available --db-cluster-identifier "$NEW"
            select pg_is_in_recovery(); has to say f, and show rds.logical_replication; has to say on. If it does not, restart the instance with aws rds reboot-db-instance --db-instance-identifier "$NEW-1" and look again.
            """, "Position of both before: text; It can be written to: yes; rds.logical_replication is on: yes", """
            Leave applications on the database of today and delete the cluster; a promoted cluster cannot become a replica again.
            aws rds delete-db-instance --db-instance-identifier "$NEW-1"
            aws rds delete-db-cluster --db-cluster-identifier "$NEW" --final-db-snapshot-identifier "$NEW-given-up"
            Nothing is lost: either no application wrote to it, or the way back has carried everything over.
            """);

    private static final Task WAY_BACK = new Task("""
            Keep the database of today in step with Aurora from now on, so that there is a way back. Writes are still stopped, and both hold the same rows; that is why nothing is copied.
            On Aurora, in each database, this prints the statement to run next:
            select format('create publication way_back for table %s;', string_agg(c.oid::regclass::text, ', ')) from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname not in ('pg_catalog', 'information_schema');
            On the database of today, in each database, as a user with rds_superuser: create subscription way_back connection 'host=ENDPOINT_OF_AURORA dbname=DATABASE user=USER password=PASSWORD' publication way_back with (copy_data = false);
            Names of subscriptions and their slots are unique in a server: use another one for each database.
            Prove it: change a row on Aurora that no application uses, see it on the database of today, and change it back.
            Logical replication does not carry sequences and changes of the schema: nobody changes the schema until the end. The password is not written down here or in the proof.
            """, "Databases with a way back: text; The canary arrived: yes", """
            On the database of today: drop subscription way_back;
            On Aurora: drop publication way_back;
            Nothing is lost: both hold the same rows.
            """);

    private static final Task SWITCH =
            new Task("""
            Send applications to Aurora and let them write there. The database of today follows through the way back.
            aws rds describe-db-clusters --db-cluster-identifier "$NEW" --query 'DBClusters[0].[Endpoint,ReaderEndpoint]'
            Change the address where applications read it: DNS, secret or setting; restart those that keep connections.
            Take the right to write on the database of today from the applications' users, but not from the subscription's owner.
            On Aurora: select slot_name, active, pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn) as bytes_behind from pg_replication_slots;
            """, "Applications write to Aurora since: text; The way back is active: yes", """
            1. Stop writes in all applications.
            2. Wait until bytes_behind of way_back on Aurora is 0, and compare counts on both.
            3. On the database of today set every sequence beyond the value it has on Aurora: select setval('SEQUENCE', VALUE);
            4. Give the applications' users the right to write there again, and send applications back.
            Nothing is lost if step 2 held. If the way back is broken, what was written since it broke is missing.
            """);

    private static final Task FINISH = new Task(
            """
            End the way back. From then on the database of today misses every write.
            On the database of today, in each database: drop subscription way_back;
            On Aurora, in each database: drop publication way_back;
            select slot_name from pg_replication_slots; on Aurora must show none of them: a slot that is left keeps WAL until storage is full.
            """,
            "No slot is left: yes",
            "There is no way back: the old database misses every write that follows. It and its snapshot stay.");

    private static final Task PROTECT = new Task("""
            Protect both, and keep the old database until its owner decides otherwise.
            aws rds modify-db-instance --db-instance-identifier "$DB" --deletion-protection --apply-immediately
            aws rds modify-db-cluster --db-cluster-identifier "$NEW" --deletion-protection --apply-immediately
            Add a second instance to the cluster if there is none, for failover; change monitoring, alarms and templates.
            """, "Both are protected: yes; Old database is kept until: text", """
            aws rds modify-db-instance --db-instance-identifier "$DB" --no-deletion-protection --apply-immediately
            aws rds modify-db-cluster --db-cluster-identifier "$NEW" --no-deletion-protection --apply-immediately
            """);

    private final Outlines outlines;

    PostgresToAurora(Outlines outlines) {
        this.outlines = outlines;
    }

    @Override
    public TemplateDescription describe() {
        return new TemplateDescription(
                "postgres-to-aurora",
                "RDS for PostgreSQL to Aurora PostgreSQL",
                "Suits a whole database that goes from RDS for PostgreSQL to Aurora as it is, with writes stopped for some"
                        + " minutes and a way back that loses nothing.",
                "Does not suit PostgreSQL outside of RDS, which cannot be replicated like this, or a change of tables on the"
                        + " way: do that before or after.",
                "All steps but waiting and deciding are done by hand, with the commands that the steps spell out.");
    }

    @Override
    public Optional<String> refusal(TargetModel model) {
        return model.relationalTables().isEmpty()
                ? Optional.of(
                        "The target model has no relational table. Add those that go to Aurora, so that coverage and"
                                + " lint can look at them.")
                : Optional.empty();
    }

    @Override
    public Runbook generate(MigrationDescription migration, TargetModel model) {
        String stopped = migration.acceptableDowntime();
        Outline outline = outlines.begin();
        outline.phase(
                "prepare",
                "The move can be made, and the database is backed up.",
                "Nothing was changed; the snapshot stays.");
        outline.byHand("name-parts", "Name the parts", 10, RdsTasks.nameParts("""
                        export DB_ARN='its ARN'
                        export NEW='the identifier of the new cluster'"""))
                .expecting("The account, the Region and the database are the right ones.");
        outline.byHand("ready", "Check what the move needs", 45, READY)
                .expecting("Nothing is in the way: version, keys, extensions, parameters.");
        outline.byHand("back-up", "Back up the database", 30, RdsTasks.BACK_UP)
                .expecting("The snapshot is available.")
                .in("backup")
                .after("name-parts");
        outline.phase(
                "replicate",
                "An Aurora cluster is in step with the database.",
                "The database is as it was; the cluster is gone.");
        outline.byHand("create-cluster", "Create the cluster as a replica", 180, CREATE)
                .expecting("The cluster and its instance are available.")
                .after("ready", "back-up");
        outline.byHand("lag", "Watch the lag, and read from the replica", 75, LAG)
                .expecting("The replica stays close behind for an hour, and no access pattern is slower than before.")
                .celebrating("All writes are in both databases.");
        outline.phase(
                "switch",
                "Applications read and write on Aurora, and the old database follows.",
                "Applications read and write on the database of today; the cluster is gone.");
        outline.ask("go-no-go", "Go or no-go", "The replica is in step. Stop writes and promote it?");
        outline.byHand("stop-writes", "Stop writes", 5, RdsTasks.STOP_WRITES)
                .expecting("The database counts no write any more.")
                .noticing(stopped);
        outline.byHand("promote", "Promote the cluster", 15, PROMOTE)
                .expecting("The cluster is available and can be written to.")
                .noticing(stopped);
        outline.byHand("compare", "Compare both databases", 15, PromoteReplica.COMPARE)
                .expecting("Counts and totals are the same, and no sequence is behind.")
                .noticing(stopped);
        outline.byHand("way-back", "Build the way back", 15, WAY_BACK)
                .expecting("A change on Aurora arrives in the old database.")
                .noticing(stopped);
        outline.byHand("switch", "Write to Aurora", 10, SWITCH)
                .expecting("Applications write to Aurora without errors, and the old database follows within seconds.")
                .noticing(stopped);
        outline.hold("hold", "Hold and watch", 60)
                .expecting(
                        "Nobody reports a problem, no figure is worse than before, and the way back is close behind.");
        outline.phase(
                "finish",
                "Only Aurora is used.",
                "Applications use Aurora; the old database has every write, and they can go back.");
        outline.ask(
                "last-go",
                "Go or no-go for the point of no return",
                "From the next step on the old database misses every write. Go, or no-go?");
        outline.forGood("finish", "end the way back", 10, FINISH)
                .expecting("No slot of the way back is left.")
                .celebrating("Aurora has taken over.");
        outline.byHand("protect", "Protect both databases", 20, PROTECT)
                .expecting("Neither database can be deleted by mistake, and alarms watch the new one.");
        return outline.runbook();
    }
}
