package dev.drover.web.run;

import dev.drover.connection.AwsRequests;
import dev.drover.execution.RunStatus;
import dev.drover.execution.StepStatus;
import dev.drover.transfer.follow.FollowingStatus;
import org.springframework.stereotype.Component;

/** Icon and colour of every state, and words for what AWS answered, chosen once. For templates, as {@code runWords}. */
@Component
public class RunWords {

    public String tone(RunStatus status) {
        return switch (status) {
            case RUNNING, PAUSING -> "busy";
            case PAUSED, ROLLING_BACK -> "warn";
            case COMPLETED -> "ok";
            case ROLLED_BACK, CALLED_OFF -> "idle";
        };
    }

    public String icon(RunStatus status) {
        return switch (status) {
            case RUNNING -> "run";
            case PAUSING, PAUSED -> "pause";
            case COMPLETED -> "ok";
            case ROLLING_BACK, ROLLED_BACK -> "back";
            case CALLED_OFF -> "bad";
        };
    }

    public String tone(StepStatus status) {
        return switch (status) {
            case RUNNING -> "busy";
            case NEEDS_SIGNOFF, NEEDS_PROOF, PAUSED -> "warn";
            case FAILED -> "bad";
            case DONE -> "ok";
            case WAITING, SKIPPED, ROLLED_BACK -> "idle";
        };
    }

    public String icon(StepStatus status) {
        return switch (status) {
            case RUNNING -> "run";
            case NEEDS_SIGNOFF, NEEDS_PROOF -> "hand";
            case PAUSED -> "pause";
            case FAILED -> "bad";
            case DONE -> "ok";
            case ROLLED_BACK -> "back";
            case WAITING, SKIPPED -> "dot";
        };
    }

    public String tone(FollowingStatus status) {
        return switch (status) {
            case PREPARING, FOLLOWING -> "busy";
            case HELD -> "warn";
            case LOST -> "bad";
            case DRAINED -> "ok";
            case ENDED -> "idle";
        };
    }

    public String icon(FollowingStatus status) {
        return switch (status) {
            case FOLLOWING -> "run";
            case HELD -> "warn";
            case LOST -> "bad";
            case DRAINED -> "ok";
            case PREPARING, ENDED -> "dot";
        };
    }

    /** How a request to AWS ended, after its operation; an error code stands behind its words. */
    public String outcome(String outcome) {
        String words = switch (outcome) {
            case AwsRequests.ANSWERED -> "answered";
            case AwsRequests.NO_ANSWER -> "no answer came";
            case "ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded" -> "throttled";
            case "LimitExceededException" -> "a limit of the account was reached";
            case "ConditionalCheckFailedException" -> "an item with this key was there already";
            case "ResourceNotFoundException" -> "there was no such table";
            case "ResourceInUseException" -> "the table was there or busy already";
            case "AccessDeniedException", "AccessDenied", "UnauthorizedOperation" -> "not permitted";
            case "ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException" ->
                "the credentials were not accepted";
            case "InternalServerError", "ServiceUnavailable" -> "AWS failed";
            default -> "refused";
        };
        boolean hasCode = !outcome.equals(AwsRequests.ANSWERED) && !outcome.equals(AwsRequests.NO_ANSWER);
        return hasCode ? words + " (" + outcome + ")" : words;
    }
}
