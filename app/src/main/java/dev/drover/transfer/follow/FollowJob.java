package dev.drover.transfer.follow;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.EnvironmentId;
import dev.drover.connection.SourceAddress;
import dev.drover.model.TargetModel;
import java.util.Map;

/**
 * What is followed, for whom, and where it goes.
 *
 * @param stepRunId unique over all runs; the step that began it
 * @param migration the number of the migration
 * @param run the number of the run within its migration
 * @param environment where source and target are at any time; addresses may move
 * @param source with the schema to read, which is a clone's in a rehearsal
 * @param tableNames the real names of the tables of the model, by their name in it
 */
public record FollowJob(
        long stepRunId,
        long migration,
        int run,
        EnvironmentId environment,
        SourceAddress source,
        AwsAddress aws,
        TargetModel model,
        Map<String, String> tableNames) {

    public FollowJob {
        tableNames = Map.copyOf(tableNames);
    }
}
