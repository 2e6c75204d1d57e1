package dev.drover.execution;

import java.time.Instant;
import java.util.List;

/**
 * What a step asked of AWS, by operation and outcome; slices that were taken over are not in it.
 *
 * @param operation as the API of AWS names it, such as PutItem
 * @param outcome "answered", "no answer", or the error code of AWS
 * @param firstId the request id of AWS; empty if it gave none
 * @param refusedIds the first ids of an error code, 20 at most; empty for other outcomes
 */
public record StepRequest(
        long stepRun,
        String operation,
        String outcome,
        long calls,
        String firstId,
        Instant firstAt,
        String latestId,
        Instant latestAt,
        List<String> refusedIds) {}
