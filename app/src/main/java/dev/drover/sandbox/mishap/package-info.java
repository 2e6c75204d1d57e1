/** Things that go wrong in real migrations, for people who want to see what Drover does then. */
@NamedInterface("mishap")
@NullMarked
package dev.drover.sandbox.mishap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
