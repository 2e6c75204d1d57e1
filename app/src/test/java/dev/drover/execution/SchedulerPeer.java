package dev.drover.execution;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The scheduler under the engine on its own: one-time tasks that do nothing, without any history of what was done. */
final class SchedulerPeer implements AutoCloseable {

    private final Scheduler scheduler;
    private final OneTimeTask<Void> task;
    private volatile CountDownLatch left = new CountDownLatch(0);
    private int number;

    SchedulerPeer(DataSource dataSource, int threads) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table scheduled_tasks (
                        task_name text not null, task_instance text not null, task_data bytea,
                        execution_time timestamptz not null, picked boolean not null, picked_by text,
                        last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                        last_heartbeat timestamptz, version bigint not null, priority smallint, state text,
                        primary key (task_name, task_instance))
                    """);
            statement.execute("create index on scheduled_tasks (execution_time)");
            statement.execute("create index on scheduled_tasks (last_heartbeat)");
        }
        task = Tasks.oneTime("no-op", Void.class).execute((instance, context) -> left.countDown());
        scheduler = Scheduler.create(dataSource, task)
                .threads(threads)
                .pollUsingLockAndFetch(0.5, 4.0)
                .pollingInterval(Duration.ofMillis(100))
                .build();
        scheduler.start();
    }

    /** Has this many tasks done, all of them put in at once. */
    void run(int count) throws InterruptedException {
        left = new CountDownLatch(count);
        int first = number;
        number += count;
        List<TaskInstance<?>> tasks = IntStream.range(first, number)
                .<TaskInstance<?>>mapToObj(i -> task.instance("" + i))
                .toList();
        scheduler.scheduleBatch(tasks, Instant.now());
        scheduler.triggerCheckForDueExecutions();
        if (!left.await(2, TimeUnit.MINUTES)) {
            throw new AssertionError(left.getCount() + " tasks of " + count + " were not done in 2 minutes");
        }
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
