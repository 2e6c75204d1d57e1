package dev.drover.discovery;

import dev.drover.audit.AuditTrail;
import dev.drover.connection.Environment;
import dev.drover.connection.Environments;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.StoredPattern;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.model.lint.VersionAttributes;
import dev.drover.people.Actor;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Finds out what tables of DynamoDB hold, and brings what people choose of it into the inventory. */
@Service
public class Surveys {

    /** Fewer say nothing, more cost money and memory. */
    public static final int FEWEST_ITEMS = 100;

    /** See {@link #FEWEST_ITEMS}. */
    public static final int MOST_ITEMS = 10_000;

    private final Migrations migrations;
    private final Environments environments;
    private final Inventory inventory;
    private final SurveyTable kept;
    private final TableReader reader;
    private final VersionAttributes versionAttributes;
    private final AuditTrail audit;
    private final TransactionOperations transaction;

    Surveys(
            Migrations migrations,
            Environments environments,
            Inventory inventory,
            SurveyTable kept,
            TableReader reader,
            VersionAttributes versionAttributes,
            AuditTrail audit,
            TransactionOperations transaction) {
        this.migrations = migrations;
        this.environments = environments;
        this.inventory = inventory;
        this.kept = kept;
        this.reader = reader;
        this.versionAttributes = versionAttributes;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * The tables of the environment, asked now.
     *
     * @throws dev.drover.connection.ConnectionProblem if AWS cannot be reached or refuses
     */
    public List<String> tables(MigrationId id) {
        return reader.names(environment(id).aws());
    }

    /**
     * What the store says of a table, asked now; empty if there is none.
     *
     * @throws dev.drover.connection.ConnectionProblem if AWS cannot be reached or refuses
     */
    public Optional<StoreTable> describe(MigrationId id, String table) {
        return reader.describe(environment(id).aws(), table);
    }

    /** Names of tables that were looked at. */
    @Transactional(readOnly = true)
    public List<String> surveyed(MigrationId id) {
        return kept.names(id, environment(id).id());
    }

    /** The latest look at a table; empty before the first. Does not ask the store. */
    @Transactional(readOnly = true)
    public Optional<Survey> of(MigrationId id, String table) {
        return kept.find(id, environment(id).id(), table);
    }

    /** What the table can serve; empty before the first look. */
    @Transactional(readOnly = true)
    public List<TableDraft> drafts(MigrationId id, String table) {
        List<AccessPattern> patterns =
                inventory.all(id).stream().map(StoredPattern::pattern).toList();
        return of(id, table)
                .map(survey -> new TableDrafting(survey, patterns).drafts())
                .orElse(List.of());
    }

    /**
     * Reads some items of a table and keeps what they look like instead of what the look before found. The table is
     * described again: it may have changed since somebody saw it.
     *
     * @param items how many at most, from {@link #FEWEST_ITEMS} to {@link #MOST_ITEMS}
     * @return false if there is no such table
     * @throws dev.drover.connection.ConnectionProblem if AWS cannot be reached or refuses
     */
    public boolean survey(MigrationId id, String table, int items, Actor actor) {
        if (items < FEWEST_ITEMS || items > MOST_ITEMS) {
            throw new IllegalArgumentException("A sample has " + FEWEST_ITEMS + " to " + MOST_ITEMS + " items");
        }
        Migration migration = migrations.get(id);
        Environment environment = environment(id);
        Optional<StoreTable> described = reader.describe(environment.aws(), table);
        if (described.isEmpty()) {
            return false;
        }
        // Not in the transaction: nobody should wait for a slow store with locks in hand.
        Survey survey = reader.survey(environment.aws(), described.get(), items, versionAttributes.of(id, table));
        transaction.executeWithoutResult(status -> {
            kept.put(id, environment.id(), survey, actor.name());
            audit.record(
                    actor,
                    migration.workspace(),
                    id.value(),
                    "discovery.surveyed",
                    "Sampled the table " + table + " in " + survey.endpoint() + ": "
                            + survey.sample().items() + " items for "
                            + DraftFields.number(survey.sample().readUnits()) + " read units.");
        });
        return true;
    }

    /** Throws away what is known of a table. What was taken stays in the inventory. */
    @Transactional
    public void forget(MigrationId id, String table, Actor actor) {
        if (kept.remove(id, environment(id).id(), table) > 0) {
            audit.record(
                    actor,
                    migrations.get(id).workspace(),
                    id.value(),
                    "discovery.forgotten",
                    "Threw away the sample of the table " + table + ".");
        }
    }

    /**
     * Writes drafts into the inventory, all or none. What is in it already is left out.
     *
     * @param expectedRevision the revision of the inventory that the person saw
     * @throws dev.drover.inventory.InventoryChangedException if it is another one by now
     */
    @Transactional
    public Taking take(MigrationId id, String table, List<Choice> choices, int expectedRevision, Actor actor) {
        List<TableDraft> drafts = drafts(id, table);
        Chosen chosen = Chosen.of(
                choices,
                draft -> drafts.stream()
                        .filter(known -> known.key().equals(draft))
                        .findFirst(),
                "The draft is not there any more: open the page again");
        return chosen.takeInto(inventory, id, expectedRevision, actor);
    }

    private Environment environment(MigrationId id) {
        return environments.get(migrations.get(id).environment());
    }
}
