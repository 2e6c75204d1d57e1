/** What a target model costs: capacity units, dollars a month, the bill of the migration, and the prices behind them. */
@NamedInterface("cost")
@NullMarked
package dev.drover.model.cost;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
