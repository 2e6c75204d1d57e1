package dev.drover.migration;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of all migrations. */
interface MigrationTable extends Repository<Migration, Long> {

    Migration save(Migration migration);

    Optional<Migration> findById(long id);

    Optional<Migration> findByStatusToken(String token);

    @Query("select m from Migration m where m.workspaceId = :workspace order by m.id")
    List<Migration> inWorkspace(long workspace);
}
