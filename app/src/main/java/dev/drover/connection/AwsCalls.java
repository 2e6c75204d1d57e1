package dev.drover.connection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Waits for answers of the AWS SDK and says in words what went wrong. */
public final class AwsCalls {

    private AwsCalls() {}

    /**
     * The answer, or the exception of the service itself, so that callers can tell one service exception from another.
     *
     * @throws ConnectionProblem if the service was not reached or refused the credentials
     */
    public static <T> T await(CompletableFuture<T> call) {
        try {
            return call.join();
        } catch (CompletionException e) {
            throw translate(e);
        }
    }

    /** What AWS calls the request that it answered, to ask its support about; for a line of the log. */
    public static String request(AwsResponse answer) {
        return "request " + answer.responseMetadata().requestId();
    }

    /** What a call failed with, without the wrapping that futures put around it. */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** What to throw for a failed call: a {@link ConnectionProblem} where the way to AWS failed, else the cause. */
    public static RuntimeException translate(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof AwsServiceException service) {
            return translateService(service);
        }
        if (cause instanceof SdkClientException client) {
            return ConnectionProblem.ofAws(
                    "AWS cannot be reached: " + sentence(client) + ".",
                    "Check the endpoint, the network and the credentials, then retry.",
                    client);
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }

    private static RuntimeException translateService(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
        return switch (code) {
            case "AccessDeniedException", "AccessDenied", "UnauthorizedOperation" ->
                ConnectionProblem.ofAws(
                        "AWS refuses the call: " + e.awsErrorDetails().errorMessage() + request(e) + ".",
                        "Grant the permission to Drover's role, then retry.",
                        e);
            case "ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException" ->
                ConnectionProblem.ofAws(
                        "AWS does not accept the credentials: "
                                + e.awsErrorDetails().errorMessage() + request(e) + ".",
                        "Renew the credentials, then retry.",
                        e);
            case "UnknownOperationException" ->
                ConnectionProblem.ofAws(
                        "The endpoint does not know this operation: "
                                + e.awsErrorDetails().errorMessage() + request(e) + ".",
                        "Leave it out of the plan for this environment, or use an endpoint that has it.",
                        e);
            default -> e;
        };
    }

    private static String request(AwsServiceException e) {
        return e.requestId() == null ? "" : " (request " + e.requestId() + ")";
    }

    private static String sentence(SdkException e) {
        String message = e.getMessage() == null ? "no message" : e.getMessage();
        return message.lines().findFirst().orElse("no message").replaceFirst("\\.$", "");
    }
}
