/** The default when nothing is configured: a sample shop, local stand-ins for AWS, and a migration that is ready to sign. */
@ApplicationModule(displayName = "Sandbox")
@NullMarked
package dev.drover.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
