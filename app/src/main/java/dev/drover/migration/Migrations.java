package dev.drover.migration;

import dev.drover.audit.AuditTrail;
import dev.drover.connection.EnvironmentId;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens migrations and finds them again. */
@Service
@Transactional
public class Migrations {

    private static final SecureRandom random = new SecureRandom();

    private final MigrationTable table;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<MigrationId, EnvironmentId> environments = new ConcurrentHashMap<>();

    Migrations(MigrationTable table, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    public Migration open(
            WorkspaceId workspace, EnvironmentId environment, MigrationDescription description, Actor actor) {
        Migration migration =
                table.save(new Migration(workspace, environment, description, newToken(), actor.id(), clock.instant()));
        audit.record(
                actor,
                workspace,
                migration.id().value(),
                "migration.opened",
                "Opened the migration " + migration.name() + ".");
        return migration;
    }

    public void describe(MigrationId id, MigrationDescription description, Actor actor) {
        Migration migration = get(id);
        if (migration.description().equals(description)) {
            return;
        }
        migration.describe(description);
        audit.record(
                actor,
                migration.workspace(),
                id.value(),
                "migration.described",
                "Changed the description of " + migration.name() + ".");
        events.publishEvent(new PlanChanged(id, actor, "description of the migration"));
    }

    @Transactional(readOnly = true)
    public Optional<Migration> find(MigrationId id) {
        return table.findById(id.value());
    }

    /** The migration; use only with an id that was found before. */
    @Transactional(readOnly = true)
    public Migration get(MigrationId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("There is no migration " + id));
    }

    /** Where a migration takes place; a migration never moves to another environment, so it is looked up once. */
    @Transactional(readOnly = true)
    public EnvironmentId environment(MigrationId id) {
        return environments.computeIfAbsent(id, known -> get(known).environment());
    }

    @Transactional(readOnly = true)
    public Optional<Migration> withStatusToken(String token) {
        return table.findByStatusToken(token);
    }

    @Transactional(readOnly = true)
    public List<Migration> in(WorkspaceId workspace) {
        return table.inWorkspace(workspace.value());
    }

    private static String newToken() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
