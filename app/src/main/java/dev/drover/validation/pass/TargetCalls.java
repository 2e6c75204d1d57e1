package dev.drover.validation.pass;

import dev.drover.connection.AwsCalls;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Waits for what DynamoDB answers about one table and says in words what went wrong. */
final class TargetCalls {

    private TargetCalls() {}

    static <T> T await(String table, CompletableFuture<T> call) {
        try {
            return AwsCalls.await(call);
        } catch (ResourceNotFoundException e) {
            throw ValidationProblem.noTable(table, e);
        } catch (ProvisionedThroughputExceededException | RequestLimitExceededException e) {
            throw new ThrottledException(ValidationProblem.throttled(table, e));
        } catch (DynamoDbException e) {
            throw ValidationProblem.ofTarget(table, e);
        }
    }

    /** Thrown when DynamoDB wants the reader to wait; what was read before counts. */
    static final class ThrottledException extends RuntimeException {

        private final transient ValidationProblem problem;

        ThrottledException(ValidationProblem problem) {
            super(problem.getMessage(), problem);
            this.problem = problem;
        }

        ValidationProblem problem() {
            return problem;
        }
    }
}
