/** Runbooks as files that people keep beside their code: YAML out and in, and the JSON Schema of it. */
@NamedInterface("file")
@NullMarked
package dev.drover.runbook.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
