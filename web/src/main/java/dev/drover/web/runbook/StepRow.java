package dev.drover.web.runbook;

import dev.drover.runbook.Gap;
import dev.drover.runbook.RunbookStep;
import java.util.List;

/**
 * A step as the runbook page shows it.
 *
 * @param command one line: what it will do with its parameters
 */
record StepRow(RunbookStep step, String kind, String effect, String command, List<Gap> gaps) {}
