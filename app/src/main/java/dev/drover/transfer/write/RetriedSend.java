package dev.drover.transfer.write;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.ConnectionProblem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * A write that is sent until DynamoDB answers it: throttles and passing failures are tried again until the slice ends.
 *
 * @param <T> the answer
 */
public final class RetriedSend<T> implements BiConsumer<T, @Nullable Throwable> {

    private static final long SHORTEST_PAUSE = 25;
    private static final long LONGEST_PAUSE = 2_000;

    private final Slice slice;
    private final Duration patience;
    private final AwsAddress aws;
    private final Write<T> write;
    private int attempts;

    /**
     * One that has taken off already.
     *
     * @param patience how long all writes may fail before a person should look
     */
    public RetriedSend(Slice slice, Duration patience, AwsAddress aws, Write<T> write) {
        this.slice = slice;
        this.patience = patience;
        this.aws = aws;
        this.write = write;
    }

    /** What is written, and who learns what became of it. */
    public interface Write<T> {

        CompletableFuture<T> send();

        /** The real name of the table. */
        String table();

        /** What is written, for people: the row. */
        String subject();

        /** @return whether that settles it; if not, it counts as left out */
        boolean answered(T answer);

        void throttled();

        /** It was not answered, and will not be sent again. */
        void leftOut();
    }

    /** Sends it; answers come on threads of the client. */
    public void send() {
        attempts++;
        try {
            write.send().whenComplete(this);
        } catch (RuntimeException e) {
            accept(null, e);
        }
    }

    @Override
    public void accept(@Nullable T answer, @Nullable Throwable failure) {
        try {
            if (answer == null) {
                failed(cause(failure));
            } else if (write.answered(answer)) {
                slice.landed();
            } else {
                leaveOut();
            }
        } catch (Throwable defect) {
            slice.fail(defect);
            leaveOut();
        }
    }

    private void failed(Throwable failure) {
        if (failure instanceof AwsServiceException service && service.isThrottlingException()) {
            write.throttled();
            slice.budget().throttled();
            tryAgain(time -> Obstacle.throttledTooLong(write.table(), time));
        } else if (failure instanceof SdkClientException
                || failure instanceof AwsServiceException service && service.statusCode() >= 500) {
            slice.budget().failed();
            tryAgain(time -> Obstacle.failingTooLong(write.table(), time, firstSentence(failure)));
        } else {
            RuntimeException cause = AwsCalls.translate(failure);
            if (cause instanceof ConnectionProblem problem) {
                slice.stop(Obstacle.of(problem));
            } else if (cause instanceof ResourceNotFoundException) {
                slice.stop(Obstacle.noTable(write.table(), aws));
            } else if (cause instanceof AwsServiceException) {
                slice.stop(Obstacle.refused(write.subject(), write.table(), firstSentence(cause)));
            } else {
                slice.fail(cause);
            }
            leaveOut();
        }
    }

    private void tryAgain(Function<Duration, Obstacle> ifTooLong) {
        Duration failing = slice.budget().failingFor();
        if (failing.compareTo(patience) > 0) {
            slice.stop(ifTooLong.apply(failing));
        }
        if (!slice.goesOn()) {
            leaveOut();
            return;
        }
        long most = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE << Math.min(attempts, 10));
        long pause = ThreadLocalRandom.current().nextLong(most / 2, most + 1);
        CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(this::sendIfStillWanted);
    }

    private void sendIfStillWanted() {
        if (slice.goesOn()) {
            send();
        } else {
            leaveOut();
        }
    }

    private void leaveOut() {
        write.leftOut();
        slice.landed();
    }

    private static Throwable cause(@Nullable Throwable failure) {
        return failure == null
                ? new IllegalStateException("DynamoDB's client answered with nothing")
                : AwsCalls.cause(failure);
    }

    private static String firstSentence(Throwable e) {
        String message = e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorMessage()
                : e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("no message").replaceFirst("\\.( .*)?$", "");
    }
}
