package dev.drover.validation.pass;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Thrown when a validation cannot go on until somebody mends something. The message is one sentence for people. */
public class ValidationProblem extends RuntimeException {

    private final String nextAction;

    private ValidationProblem(String problem, String nextAction, @Nullable Throwable cause) {
        super(problem, cause);
        this.nextAction = nextAction;
    }

    static ValidationProblem noTable(String table, Throwable cause) {
        return new ValidationProblem(
                "There is no table " + table + " in the target.",
                "Create and fill the table, then retry the validation.",
                cause);
    }

    static ValidationProblem throttled(String table, Throwable cause) {
        return new ValidationProblem(
                "DynamoDB refuses to read " + table + " any faster than its capacity allows, and nothing came through.",
                "Raise the read capacity of the table or wait until others read less, then retry.",
                cause);
    }

    static ValidationProblem ofTarget(String table, DynamoDbException cause) {
        return new ValidationProblem(
                "DynamoDB answered with an error while Drover read " + table + ": "
                        + cause.awsErrorDetails().errorMessage() + ".",
                "Mend the cause, then retry.",
                cause);
    }

    /** What a person can do about it, as one sentence. */
    public String nextAction() {
        return nextAction;
    }
}
