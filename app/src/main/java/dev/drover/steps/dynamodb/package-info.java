/** Steps that work on DynamoDB tables, and the design of a table for everything that creates one. */
@NamedInterface("dynamodb")
@NullMarked
package dev.drover.steps.dynamodb;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
