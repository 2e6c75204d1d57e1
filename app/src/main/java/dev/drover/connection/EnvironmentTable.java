package dev.drover.connection;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of all environments. */
interface EnvironmentTable extends Repository<Environment, Long> {

    Environment save(Environment environment);

    Optional<Environment> findById(long id);

    @Query("select e from Environment e where e.workspaceId = :workspace order by e.name")
    List<Environment> inWorkspace(long workspace);

    @Query("select e from Environment e where e.kind = :kind order by e.id")
    List<Environment> ofKind(EnvironmentKind kind);
}
