package dev.drover.connection;

import dev.drover.people.WorkspaceId;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A source database and an AWS account and Region that belong together. */
@Entity
public class Environment {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long workspaceId;
    private String name;

    @Enumerated(EnumType.STRING)
    private EnvironmentKind kind;

    @Embedded
    private SourceAddress source;

    @Embedded
    private AwsAddress aws;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Environment() {}

    Environment(WorkspaceId workspace, String name, EnvironmentKind kind, SourceAddress source, AwsAddress aws) {
        this.workspaceId = workspace.value();
        this.name = name;
        this.kind = kind;
        this.source = source;
        this.aws = aws;
    }

    void move(SourceAddress newSource, AwsAddress newAws) {
        source = newSource;
        aws = newAws;
    }

    public EnvironmentId id() {
        return new EnvironmentId(Objects.requireNonNull(id));
    }

    public WorkspaceId workspace() {
        return new WorkspaceId(workspaceId);
    }

    public String name() {
        return name;
    }

    public EnvironmentKind kind() {
        return kind;
    }

    public SourceAddress source() {
        return source;
    }

    public AwsAddress aws() {
        return aws;
    }

    /** What the badge in the header of every page says: "Production · 123456789012 · eu-west-1". */
    public String badge() {
        return kind.label() + " · " + aws.account() + " · " + aws.region();
    }
}
