package dev.drover.people;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All workspaces. */
interface Workspaces extends Repository<Workspace, Long> {

    Workspace save(Workspace workspace);

    Optional<Workspace> findById(long id);

    Optional<Workspace> findBySlug(String slug);

    List<Workspace> findByIdInOrderByName(List<Long> ids);
}
