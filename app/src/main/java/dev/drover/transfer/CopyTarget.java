package dev.drover.transfer;

import dev.drover.connection.AwsAddress;

/**
 * A table that a copy writes into.
 *
 * @param name its real name
 */
record CopyTarget(AwsAddress aws, String name, String partitionKey) {

    /** Unique over all accounts, Regions and endpoints. */
    String address() {
        return String.join("/", aws.account(), aws.region(), aws.endpoint() == null ? "aws" : aws.endpoint(), name);
    }
}
