/** What people declare about all calls of the system together, to compare with the sum of the access patterns. */
@NamedInterface("total")
@NullMarked
package dev.drover.inventory.total;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
