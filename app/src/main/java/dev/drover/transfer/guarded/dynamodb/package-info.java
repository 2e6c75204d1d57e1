/** Guarded writes as DynamoDB takes them. */
@NullMarked
package dev.drover.transfer.guarded.dynamodb;

import org.jspecify.annotations.NullMarked;
