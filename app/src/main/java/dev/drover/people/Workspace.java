package dev.drover.people;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A group of people with its environments and migrations; nothing is visible from one workspace in another. */
@Entity
public class Workspace {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String slug;
    private String name;

    @SuppressWarnings("NullAway.Init")
    protected Workspace() {}

    Workspace(String slug, String name) {
        this.slug = slug;
        this.name = name;
    }

    public WorkspaceId id() {
        return new WorkspaceId(Objects.requireNonNull(id));
    }

    /** The name in addresses: lower-case letters, digits and hyphens. */
    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }
}
