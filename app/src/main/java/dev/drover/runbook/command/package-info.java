/** Checks and compares runbook files on the command line, without a database and without the application. */
@NamedInterface("command")
@NullMarked
package dev.drover.runbook.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
