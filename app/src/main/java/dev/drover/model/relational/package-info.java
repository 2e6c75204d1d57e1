/** Relational tables and object prefixes of a target model: what they are, what is wrong with them, and their SQL. */
@NamedInterface("relational")
@NullMarked
package dev.drover.model.relational;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
