/** Everything with a URL: pages, live streams and the interfaces for machines. Nothing in here decides anything. */
@ApplicationModule(displayName = "Web")
@NullMarked
package dev.drover.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
