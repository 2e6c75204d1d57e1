/**
 * The sample shop's application: what a real one would look like while its data moves. It knows Drover only by the flags
 * it asks for over HTTP, and builds keys and items by itself.
 */
@NamedInterface("shop")
@NullMarked
package dev.drover.sandbox.shop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
