package dev.drover.transfer;

import dev.drover.transfer.write.Obstacle;
import dev.drover.transfer.write.ObstacleException;
import java.util.Collection;
import java.util.Comparator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees to it that one copy at a time writes into a table.
 *
 * <p>A claim belongs to a copy, not to a process: after a crash the same copy goes on at once, elsewhere too. It ends by
 * the database's clock, so that a copy that was given up blocks nobody for long.
 */
@Repository
class CopyClaims {

    private final JdbcClient sql;

    CopyClaims(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Claims tables for the next two minutes, or renews the claim.
     *
     * @throws ObstacleException if another copy has one of them; then none is claimed
     */
    @Transactional
    public void claim(long stepRunId, Collection<CopyTarget> targets) {
        targets.stream().sorted(Comparator.comparing(CopyTarget::address)).forEach(target -> claim(stepRunId, target));
    }

    private void claim(long stepRunId, CopyTarget target) {
        int claimed = sql.sql("""
                        insert into copy_claim as c (target, step_run_id, held_until)
                        values (:target, :job, now() + interval '2 minutes')
                            on conflict (target) do update
                           set step_run_id = excluded.step_run_id, held_until = excluded.held_until
                         where c.step_run_id = excluded.step_run_id or c.held_until < now()
                        """)
                .param("target", target.address())
                .param("job", stepRunId)
                .update();
        if (claimed == 0) {
            throw new ObstacleException(Obstacle.claimed(target.name()));
        }
    }

    void release(long stepRunId) {
        sql.sql("delete from copy_claim where step_run_id = :job")
                .param("job", stepRunId)
                .update();
    }
}
