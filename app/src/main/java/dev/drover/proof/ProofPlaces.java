package dev.drover.proof;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.Environment;
import dev.drover.connection.EnvironmentId;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.migration.Migration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The environments on whose DynamoDB a model may be proven: never production, under whatever name and in whichever
 * workspace.
 */
@Component
public class ProofPlaces {

    private final Environments environments;

    ProofPlaces(Environments environments) {
        this.environments = environments;
    }

    /** Those of the migration's workspace; the migration's own first. */
    public List<Environment> of(Migration migration) {
        List<Environment> all = environments.in(migration.workspace());
        List<AwsAddress> production = environments.productionAddresses();
        return all.stream()
                .filter(place -> place.kind() != EnvironmentKind.PRODUCTION && !isProduction(place.aws(), production))
                .sorted((a, b) -> Boolean.compare(
                        !a.id().equals(migration.environment()), !b.id().equals(migration.environment())))
                .toList();
    }

    /** @throws ProofRefusedException if it is production, or not of the workspace */
    Environment checked(Migration migration, EnvironmentId id) {
        List<Environment> all = environments.in(migration.workspace());
        Environment place = all.stream()
                .filter(environment -> environment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProofRefusedException("There is no such environment. Choose one of the list."));
        if (place.kind() == EnvironmentKind.PRODUCTION) {
            throw new ProofRefusedException("The environment " + place.name()
                    + " is production, and a proof writes tables and items. Choose a sandbox or a test environment.");
        }
        if (isProduction(place.aws(), environments.productionAddresses())) {
            throw new ProofRefusedException(
                    "The environment " + place.name()
                            + " has the account and Region of a production environment. Choose one with an account of its own.");
        }
        return place;
    }

    private static boolean isProduction(AwsAddress aws, List<AwsAddress> production) {
        return production.stream()
                .anyMatch(other -> other.account().equals(aws.account())
                        && other.region().equals(aws.region())
                        && Objects.equals(other.endpoint(), aws.endpoint()));
    }
}
