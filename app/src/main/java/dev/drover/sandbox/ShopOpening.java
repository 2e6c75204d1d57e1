package dev.drover.sandbox;

import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.db.LocalPostgres;
import dev.drover.people.Role;
import dev.drover.sandbox.shop.ShopSettings;
import dev.drover.traffic.Lane;
import dev.drover.traffic.Traffic;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what the sample shop needs to know, as an operator would: addresses, passwords, a token, a flag. */
@Component
@ConditionalOnLocalPostgres
class ShopOpening {

    private final LocalPostgres postgres;
    private final SandboxDynamoDb dynamo;
    private final SandboxSecrets secrets;
    private final Sandbox sandbox;
    private final Traffic traffic;
    private final ShopToken token;

    ShopOpening(
            LocalPostgres postgres,
            SandboxDynamoDb dynamo,
            SandboxSecrets secrets,
            Sandbox sandbox,
            Traffic traffic,
            ShopToken token) {
        this.postgres = postgres;
        this.dynamo = dynamo;
        this.secrets = secrets;
        this.sandbox = sandbox;
        this.traffic = traffic;
        this.token = token;
    }

    /** What to tell the shop; empty if there is no migration to ask for. */
    Optional<ShopSettings> settings(URI flags) {
        return sandbox.migration()
                .map(migration -> new ShopSettings(
                        postgres.jdbcUrl(SampleShopData.DATABASE),
                        SandboxSecrets.SHOP,
                        secrets.read(SandboxSecrets.SHOP),
                        dynamo.address(),
                        SampleModel.TABLE,
                        flags,
                        token.of(
                                migration.workspace(),
                                sandbox.person(Role.ADMIN).orElseThrow().actor()),
                        traffic.switchOf(migration.id(), Lane.LIVE).flagKey()));
    }
}
