package dev.drover.execution;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.workflow.Workflow;
import javax.sql.DataSource;

/** Runs of steps that do nothing as durable workflows of DBOS, called from the threads that want their end. */
final class DbosPeer implements AutoCloseable {

    private final DBOS dbos;
    private final Steps steps;

    /** A durable workflow. */
    public interface Steps {
        int run(int count);
    }

    DbosPeer(DataSource dataSource) {
        dbos = new DBOS(DBOSConfig.defaults("engine-bench")
                .withDataSource(dataSource)
                .withAdminServer(false)
                .withAppVersion("1")
                .withExecutorId("one"));
        steps = dbos.registerProxy(Steps.class, new NoOps(dbos));
        dbos.launch();
    }

    void run(int count) {
        steps.run(count);
    }

    /** Public for DBOS, which calls it by reflection. */
    public static final class NoOps implements Steps {

        private final DBOS dbos;

        NoOps(DBOS dbos) {
            this.dbos = dbos;
        }

        @Override
        @Workflow(name = "noOps")
        public int run(int count) {
            int done = 0;
            for (int step = 1; step <= count; step++) {
                done += dbos.<Integer, RuntimeException>runStep(() -> 1, "step-" + step);
            }
            return done;
        }
    }

    @Override
    public void close() {
        dbos.shutdown();
    }
}
