package dev.drover.connection;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * Tells the requests of a piece of work how each call of a shared client ended.
 *
 * <p>It stands before the client, not in it: an interceptor of the SDK belongs to a client for good, and all slices
 * share one.
 */
final class CountedClient implements InvocationHandler {

    private static final ClassValue<String> OPERATIONS = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> request) {
            return request.getSimpleName().replaceFirst("Request$", "");
        }
    };

    private final DynamoDbAsyncClient client;
    private final AwsRequests requests;

    private CountedClient(DynamoDbAsyncClient client, AwsRequests requests) {
        this.client = client;
        this.requests = requests;
    }

    /** The client itself, if nobody counts on this thread. */
    static DynamoDbAsyncClient of(DynamoDbAsyncClient client) {
        AwsRequests requests = AwsRequests.ofThisThread();
        return requests == null
                ? client
                : (DynamoDbAsyncClient) Proxy.newProxyInstance(
                        DynamoDbAsyncClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbAsyncClient.class},
                        new CountedClient(client, requests));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (comesBackHere(method, arguments)) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        Object answer = call(method, arguments);
        if (answer instanceof CompletableFuture<?> call
                && arguments != null
                && arguments[0] instanceof DynamoDbRequest request) {
            String operation = OPERATIONS.get(request.getClass());
            return call.whenComplete((response, failure) -> ended(operation, response, failure));
        }
        return answer;
    }

    /** Whether the interface itself makes it of other calls: without a request object, or page by page. */
    private static boolean comesBackHere(Method method, Object @Nullable [] arguments) {
        boolean shorthand = arguments == null
                ? method.getReturnType() == CompletableFuture.class
                : arguments[0] instanceof Consumer<?>;
        return method.isDefault() && (shorthand || method.getName().endsWith("Paginator"));
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private void ended(String operation, @Nullable Object response, @Nullable Throwable failure) {
        @Nullable Throwable cause = failure == null ? null : AwsCalls.cause(failure);
        if (response instanceof AwsResponse answer) {
            requests.ended(
                    operation,
                    AwsRequests.ANSWERED,
                    known(answer.responseMetadata().requestId()));
        } else if (cause instanceof AwsServiceException service) {
            requests.ended(operation, code(service), known(service.requestId()));
        } else if (cause instanceof SdkClientException) {
            requests.ended(operation, AwsRequests.NO_ANSWER, "");
        }
    }

    private static String code(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return code == null || code.isEmpty() ? "status " + e.statusCode() : code;
    }

    /** The SDK says UNKNOWN where an answer had no id. */
    private static String known(@Nullable String id) {
        return id == null || id.equals("UNKNOWN") ? "" : id;
    }
}
