package dev.drover.connection;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What whoever runs Drover allows environments to point at, whatever those who edit them say. */
@Component
class AddressRules {

    private final Secrets secrets;
    private final Set<String> allowedEndpoints;

    AddressRules(Secrets secrets, @Value("${drover.aws.allowed-endpoints:}") Set<String> allowedEndpoints) {
        this.secrets = secrets;
        this.allowedEndpoints = allowedEndpoints;
    }

    /** @throws AddressRefusedException if an address is not allowed */
    void check(EnvironmentKind kind, SourceAddress source, AwsAddress aws) {
        if (!secrets.mayBeSentTo(source)) {
            throw AddressRefusedException.source(source);
        }
        String endpoint = aws.endpoint();
        // The sandbox chooses its own endpoint in code, and no form leads here with that kind.
        if (kind != EnvironmentKind.SANDBOX && endpoint != null && !allowedEndpoints.contains(endpoint)) {
            throw AddressRefusedException.endpoint(endpoint);
        }
        if (!aws.roleIsInAccount()) {
            throw AddressRefusedException.role(aws);
        }
    }
}
