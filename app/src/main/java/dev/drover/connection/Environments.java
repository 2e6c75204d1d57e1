package dev.drover.connection;

import dev.drover.audit.AuditTrail;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the environments of every workspace. */
@Service
@Transactional
public class Environments {

    private final EnvironmentTable table;
    private final AuditTrail audit;
    private final AddressRules rules;
    private final ApplicationEventPublisher events;

    Environments(EnvironmentTable table, AuditTrail audit, AddressRules rules, ApplicationEventPublisher events) {
        this.table = table;
        this.audit = audit;
        this.rules = rules;
        this.events = events;
    }

    /**
     * Adds an environment.
     *
     * @throws AddressRefusedException if whoever runs Drover did not allow one of the addresses
     */
    public Environment add(
            WorkspaceId workspace,
            String name,
            EnvironmentKind kind,
            SourceAddress source,
            AwsAddress aws,
            Actor actor) {
        rules.check(kind, source, aws);
        Environment environment = table.save(new Environment(workspace, name, kind, source, aws));
        audit.record(actor, workspace, null, "connection.added", "Added the environment " + name + ".");
        return environment;
    }

    /**
     * Points an environment at other addresses. Signatures that cover it fall.
     *
     * @throws AddressRefusedException if whoever runs Drover did not allow one of the addresses
     */
    public void move(EnvironmentId id, SourceAddress source, AwsAddress aws, Actor actor) {
        Environment environment = get(id);
        if (environment.source().equals(source) && environment.aws().equals(aws)) {
            return;
        }
        rules.check(environment.kind(), source, aws);
        String change = AddressChange.sentence(environment, source, aws);
        environment.move(source, aws);
        // Before the record: whoever changes plans locks them before the audit trail.
        events.publishEvent(new EnvironmentMoved(id, environment.name(), actor));
        audit.record(actor, environment.workspace(), null, "connection.changed", change);
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

    /** The AWS addresses of production, whosever it is: for guards, never to be shown. */
    @Transactional(readOnly = true)
    public List<AwsAddress> productionAddresses() {
        return table.ofKind(EnvironmentKind.PRODUCTION).stream()
                .map(Environment::aws)
                .distinct()
                .toList();
    }
}
