package dev.drover.testing;

import dev.drover.connection.AwsAddress;
import dev.drover.sandbox.LocalDynamoDb;

/** One DynamoDB for all tests of a JVM; each test makes tables with names of its own. */
public final class TestDynamoDb {

    private TestDynamoDb() {}

    public static AwsAddress address() {
        return at(Running.DYNAMO.endpoint());
    }

    /** An address for anything that speaks DynamoDB's protocol on this machine. */
    public static AwsAddress at(String endpoint) {
        return new AwsAddress("eu-west-1", "local", endpoint, null, null);
    }

    private static final class Running {
        static final LocalDynamoDb DYNAMO = LocalDynamoDb.inMemory();
    }
}
