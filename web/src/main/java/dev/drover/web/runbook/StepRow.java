package dev.drover.web.runbook;

import dev.drover.runbook.Gap;
import dev.drover.runbook.RunbookStep;
import java.util.List;

/**
 * A step as the runbook page shows it.
 *
 * @param command one line: what it will do with its parameters
 * @param waitsFor in words; empty if it simply waits for the step before it
 */
record StepRow(RunbookStep step, String kind, String effect, String command, String waitsFor, List<Gap> gaps) {}
