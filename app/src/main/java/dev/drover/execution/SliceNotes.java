package dev.drover.execution;

import dev.drover.connection.AwsRequests.Tally;
import java.util.List;

/**
 * What a slice leaves besides its outcome.
 *
 * @param lines for the people who follow the run
 * @param asked what it asked of AWS
 */
record SliceNotes(List<String> lines, List<Tally> asked) {}
