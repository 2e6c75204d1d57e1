package dev.drover.connection;

import dev.drover.audit.AuditTrail;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the environments of every workspace. */
@Service
@Transactional
public class Environments {

    private final EnvironmentTable table;
    private final AuditTrail audit;
    private final Set<String> allowedEndpoints;

    Environments(
            EnvironmentTable table,
            AuditTrail audit,
            @Value("${drover.aws.allowed-endpoints:}") Set<String> allowedEndpoints) {
        this.table = table;
        this.audit = audit;
        this.allowedEndpoints = allowedEndpoints;
    }

    /**
     * Adds an environment.
     *
     * @throws EndpointNotAllowedException if the AWS endpoint is not on the list in {@code drover.aws.allowed-endpoints}
     */
    public Environment add(
            WorkspaceId workspace,
            String name,
            EnvironmentKind kind,
            SourceAddress source,
            AwsAddress aws,
            Actor actor) {
        refuseUnknownEndpoint(kind, aws);
        Environment environment = table.save(new Environment(workspace, name, kind, source, aws));
        audit.record(actor, workspace, null, "connection.added", "Added the environment " + name + ".");
        return environment;
    }

    /** Points an environment at other addresses. Signatures that cover it fall. */
    public void move(EnvironmentId id, SourceAddress source, AwsAddress aws, Actor actor) {
        Environment environment = get(id);
        if (environment.source().equals(source) && environment.aws().equals(aws)) {
            return;
        }
        refuseUnknownEndpoint(environment.kind(), aws);
        environment.move(source, aws);
        audit.record(
                actor,
                environment.workspace(),
                null,
                "connection.changed",
                "Changed the addresses of the environment " + environment.name() + ".");
    }

    private void refuseUnknownEndpoint(EnvironmentKind kind, AwsAddress aws) {
        String endpoint = aws.endpoint();
        // The sandbox chooses its own endpoint in code, and no form leads here with that kind.
        if (kind != EnvironmentKind.SANDBOX && endpoint != null && !allowedEndpoints.contains(endpoint)) {
            throw new EndpointNotAllowedException(endpoint);
        }
    }

    @Transactional(readOnly = true)
    public Optional<Environment> find(EnvironmentId id) {
        return table.findById(id.value());
    }

    @Transactional(readOnly = true)
    public Environment get(EnvironmentId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("There is no environment " + id));
    }

    @Transactional(readOnly = true)
    public List<Environment> in(WorkspaceId workspace) {
        return table.inWorkspace(workspace.value());
    }
}
