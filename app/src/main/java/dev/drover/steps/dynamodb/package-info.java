/** Steps on DynamoDB tables. */
@NullMarked
package dev.drover.steps.dynamodb;

import org.jspecify.annotations.NullMarked;
