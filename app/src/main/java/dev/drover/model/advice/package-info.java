/** What speaks for a relational store and what for NoSQL, pattern by pattern and for the whole, each with its number. */
@NamedInterface("advice")
@NullMarked
package dev.drover.model.advice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
