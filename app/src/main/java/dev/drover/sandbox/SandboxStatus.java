package dev.drover.sandbox;

import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.sandbox.shop.SampleShop;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Which parts of the sandbox work, in sentences. */
@Component
@ConditionalOnLocalPostgres
public class SandboxStatus {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final SandboxDynamoDb dynamo;
    private final DynamoDbClients clients;
    private final SampleShop shop;
    private volatile Part rows = new Part(false, "The sample shop's rows are being made; that takes some seconds.");

    SandboxStatus(SandboxDynamoDb dynamo, DynamoDbClients clients, SampleShop shop) {
        this.dynamo = dynamo;
        this.clients = clients;
        this.shop = shop;
    }

    /** One part of the sandbox and how it is. */
    public record Part(boolean works, String sentence) {}

    void loaded() {
        rows = new Part(true, "The sample shop's database holds its rows.");
    }

    void failedToLoad(Exception e) {
        rows = new Part(false, "The sample shop's rows could not be made: " + e.getMessage() + ". Start Drover again.");
    }

    /** The old database. */
    public Part oldDatabase() {
        return rows;
    }

    /** The new database; if it does not answer, the sentence says how to get one. */
    public Part newDatabase() {
        if (answers()) {
            return new Part(true, "DynamoDB Local answers at " + dynamo.endpoint() + ".");
        }
        return new Part(
                false,
                dynamo.isOurs()
                        ? "DynamoDB Local does not answer at " + dynamo.endpoint() + "."
                        : "Nothing answers at " + dynamo.endpoint()
                                + ". The packed Drover brings no DynamoDB Local, because its licence forbids that."
                                + " Start the published image: docker run -p 127.0.0.1:8000:8000 amazon/dynamodb-local,"
                                + " or give another address with --drover.sandbox.dynamodb-endpoint.");
    }

    /** The simulated application. */
    public Part shop() {
        return shop.isOpen()
                ? new Part(true, "The sample shop is open: its visitors read and order.")
                : new Part(false, "The sample shop is closed.");
    }

    private boolean answers() {
        try {
            AwsCalls.await(clients.open(dynamo.address(), Access.READ_ONLY)
                    .listTables(list -> list.limit(1)
                            .overrideConfiguration(override ->
                                    override.apiCallAttemptTimeout(PATIENCE).apiCallTimeout(PATIENCE))));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
