package dev.drover.discovery.dynamodb;

import dev.drover.connection.AwsCalls;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** Finds where auto scaling follows writes: Application Auto Scaling makes alarms of these names for what it follows. */
final class ScalingAlarms {

    private static final String PREFIX = "TargetTracking-table/";
    private static final String WRITE = "ConsumedWriteCapacityUnits";

    private ScalingAlarms() {}

    /** Names of indexes of a table, and an empty one for the table itself. */
    static Set<String> read(CloudWatchAsyncClient client, String table) {
        Set<String> scaled = new TreeSet<>();
        String next = null;
        do {
            String token = next;
            DescribeAlarmsResponse page =
                    AwsCalls.await(client.describeAlarms(request -> request.alarmNamePrefix(PREFIX + table)
                            .alarmTypes(AlarmType.METRIC_ALARM)
                            .nextToken(token)));
            page.metricAlarms().stream()
                    .filter(alarm -> WRITE.equals(alarm.metricName())
                            && of(alarm, "TableName").equals(table))
                    .forEach(alarm -> scaled.add(of(alarm, "GlobalSecondaryIndexName")));
            next = page.nextToken();
        } while (next != null);
        return scaled;
    }

    private static String of(MetricAlarm alarm, String dimension) {
        List<Dimension> dimensions = alarm.dimensions();
        return dimensions.stream()
                .filter(each -> each.name().equals(dimension))
                .map(Dimension::value)
                .findFirst()
                .orElse("");
    }
}
