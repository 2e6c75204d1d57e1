package dev.drover.migration;

import dev.drover.connection.EnvironmentId;
import dev.drover.people.PersonId;
import dev.drover.people.WorkspaceId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One change of a data model that a team plans, signs, runs and proves. */
@Entity
public class Migration {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long workspaceId;
    private long environmentId;
    private String name;
    private String movesFrom;
    private String movesTo;
    private String owner;
    private String acceptableDowntime;
    private String impact;
    private String statusToken;
    private long createdBy;
    private Instant createdAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Migration() {}

    @SuppressWarnings("NullAway.Init")
    Migration(
            WorkspaceId workspace,
            EnvironmentId environment,
            MigrationDescription description,
            String statusToken,
            PersonId createdBy,
            Instant createdAt) {
        this.workspaceId = workspace.value();
        this.environmentId = environment.value();
        this.statusToken = statusToken;
        this.createdBy = createdBy.value();
        this.createdAt = createdAt;
        describe(description);
    }

    void describe(MigrationDescription description) {
        name = description.name().strip();
        movesFrom = description.movesFrom().strip();
        movesTo = description.movesTo().strip();
        owner = description.owner().strip();
        acceptableDowntime = description.acceptableDowntime().strip();
        impact = description.impact().strip();
    }

    public MigrationId id() {
        return new MigrationId(Objects.requireNonNull(id));
    }

    public WorkspaceId workspace() {
        return new WorkspaceId(workspaceId);
    }

    public EnvironmentId environment() {
        return new EnvironmentId(environmentId);
    }

    public MigrationDescription description() {
        return new MigrationDescription(name, movesFrom, movesTo, owner, acceptableDowntime, impact);
    }

    public String name() {
        return name;
    }

    /** The unguessable part of the status page's address: 128 random bits. */
    public String statusToken() {
        return statusToken;
    }

    public PersonId createdBy() {
        return new PersonId(createdBy);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int version() {
        return version;
    }
}
