package dev.drover.inventory.consumer;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.migration.PlanChanged;
import dev.drover.people.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the consumers of every migration and their contracts. A gate of the runbook goes by them, so whoever changes one
 * edits the plan.
 */
@Service
@Transactional
public class Consumers {

    private final ConsumerTable table;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Consumers(
            ConsumerTable table,
            Migrations migrations,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.migrations = migrations;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** All of them, by name. */
    @Transactional(readOnly = true)
    public List<Consumer> of(MigrationId migration) {
        return table.all(migration);
    }

    @Transactional(readOnly = true)
    public Optional<Consumer> find(MigrationId migration, long id) {
        return of(migration).stream().filter(consumer -> consumer.id() == id).findFirst();
    }

    /**
     * Adds a consumer without contracts.
     *
     * @throws NameTakenException if there is one of that name, whatever the case
     * @throws IllegalArgumentException if {@link ConsumerDraft#problems} has something to say
     */
    public Consumer add(MigrationId migration, ConsumerDraft draft, Actor actor) {
        refuseProblems(draft);
        try {
            long id = table.insert(migration, draft, actor.name(), now());
            record(migration, actor, "consumer.added", "Added the consumer " + draft.name() + ".", draft.name());
            return get(migration, id);
        } catch (DuplicateKeyException e) {
            throw new NameTakenException(draft.name());
        }
    }

    /**
     * Changes what is said about a consumer.
     *
     * @param expectedVersion the version that the person saw
     * @throws ConsumerChangedException if somebody else changed it in the meantime
     * @throws NameTakenException if there is another one of that name, whatever the case
     */
    public Consumer change(MigrationId migration, long id, ConsumerDraft draft, int expectedVersion, Actor actor) {
        refuseProblems(draft);
        Consumer before = expected(migration, id, expectedVersion);
        try {
            if (!table.update(id, draft, expectedVersion, actor.name(), now())) {
                throw ConsumerChangedException.by(get(migration, id));
            }
        } catch (DuplicateKeyException e) {
            throw new NameTakenException(draft.name());
        }
        record(
                migration,
                actor,
                "consumer.changed",
                "Changed the consumer " + before.name()
                        + (before.name().equals(draft.name()) ? "" : ", now called " + draft.name()) + ".",
                draft.name());
        return get(migration, id);
    }

    /**
     * Keeps the shape that a consumer expects of an entity; an empty text takes the contract away.
     *
     * @throws RefusedSchemaException if the text is no JSON Schema that can be kept
     * @throws ConsumerChangedException if somebody else changed the consumer in the meantime
     */
    public Consumer agree(
            MigrationId migration, long id, String entity, String schema, int expectedVersion, Actor actor) {
        if (!schema.isBlank()) {
            SchemaText.parse(schema);
        }
        Consumer before = expected(migration, id, expectedVersion);
        if (!table.update(id, before.described(), expectedVersion, actor.name(), now())) {
            throw ConsumerChangedException.by(get(migration, id));
        }
        Map<String, String> contracts = new TreeMap<>(before.contracts());
        if (schema.isBlank()) {
            contracts.remove(entity);
        } else {
            contracts.put(entity, schema);
        }
        table.replaceContracts(id, contracts);
        record(
                migration,
                actor,
                "consumer.contract",
                (schema.isBlank() ? "Removed" : "Changed") + " the contract of " + before.name() + " for " + entity
                        + ".",
                "contract of " + before.name() + " for " + entity);
        return get(migration, id);
    }

    /** @throws ConsumerChangedException if somebody else changed it in the meantime */
    public void remove(MigrationId migration, long id, int expectedVersion, Actor actor) {
        Consumer before = expected(migration, id, expectedVersion);
        if (!table.delete(id, expectedVersion)) {
            throw ConsumerChangedException.by(get(migration, id));
        }
        record(
                migration,
                actor,
                "consumer.removed",
                "Removed the consumer " + before.name() + " with its contracts.",
                before.name());
    }

    /** The day up to which a consumer can have been confirmed, in UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Consumer expected(MigrationId migration, long id, int version) {
        Consumer current = get(migration, id);
        if (current.version() != version) {
            throw ConsumerChangedException.by(current);
        }
        return current;
    }

    private Consumer get(MigrationId migration, long id) {
        return find(migration, id)
                .orElseThrow(() -> new ConsumerChangedException(
                        "This consumer was removed while you were editing. Go back to the list."));
    }

    private void refuseProblems(ConsumerDraft draft) {
        Map<String, String> problems = draft.problems(today());
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("A consumer with problems: " + problems);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(MigrationId migration, Actor actor, String action, String sentence, String what) {
        audit.record(actor, migrations.get(migration).workspace(), migration.value(), action, sentence);
        events.publishEvent(new PlanChanged(migration, actor, "consumer " + what));
    }
}
