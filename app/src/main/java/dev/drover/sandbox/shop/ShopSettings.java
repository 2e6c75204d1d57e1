package dev.drover.sandbox.shop;

import dev.drover.connection.AwsAddress;
import java.net.URI;

/**
 * What an operator of the shop would put into its environment variables.
 *
 * @param flags what OFREP_ENDPOINT would say: everything before {@code /ofrep}
 * @param flagKey the key of the migration's read flag
 */
public record ShopSettings(
        String jdbcUrl,
        String databaseUser,
        String databasePassword,
        AwsAddress newDatabase,
        String newTable,
        URI flags,
        String flagToken,
        String flagKey) {

    @Override
    public String toString() {
        return "ShopSettings of " + jdbcUrl + " and " + newDatabase.endpoint();
    }
}
