/** Items as DynamoDB's client wants and answers them, for everything that writes or compares them. */
@NamedInterface("items")
@NullMarked
package dev.drover.transfer.items;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
