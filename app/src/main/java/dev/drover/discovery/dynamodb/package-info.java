/** Reads from DynamoDB what tables look like: their description, a bounded sample of items, the capacity they use. */
@NullMarked
package dev.drover.discovery.dynamodb;

import org.jspecify.annotations.NullMarked;
