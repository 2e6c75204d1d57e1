package dev.drover.connection;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Opens DynamoDB clients, one for each address and access; they stay open until Drover stops. */
@Component
public class DynamoDbClients implements DisposableBean {

    private static final int CONNECTIONS = 128;
    private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(10);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(60);

    private final Map<Key, DynamoDbAsyncClient> clients = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timers = timers();

    /** The client for an environment. */
    public DynamoDbAsyncClient open(AwsAddress aws, Access access) {
        return CountedClient.of(clients.computeIfAbsent(new Key(aws, access, false), this::build));
    }

    /**
     * A client for very many calls: it tries each once, so that the caller sees every throttle and can give way to it,
     * and answers on the network's own threads, which saves a tenth of the CPU time. Whoever takes the answers must not
     * wait for anything there.
     */
    public DynamoDbAsyncClient openForMany(AwsAddress aws, Access access) {
        return CountedClient.of(clients.computeIfAbsent(new Key(aws, access, true), this::build));
    }

    /**
     * Ends calls that take too long. Those of the SDK keep every timer until it would have gone off, also of calls that
     * were answered: at 5,000 calls a second that is 40 MB.
     */
    private static ScheduledThreadPoolExecutor timers() {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(2, work -> {
            Thread thread = new Thread(work, "dynamodb-timers");
            thread.setDaemon(true);
            return thread;
        });
        timers.setRemoveOnCancelPolicy(true);
        return timers;
    }

    private DynamoDbAsyncClient build(Key key) {
        AwsAddress aws = key.aws();
        var builder = DynamoDbAsyncClient.builder()
                .region(Region.of(aws.region()))
                .credentialsProvider(credentials(aws))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .maxConcurrency(CONNECTIONS)
                        .connectionAcquisitionTimeout(Duration.ofSeconds(30))
                        .connectionTimeout(Duration.ofSeconds(5)))
                .overrideConfiguration(override -> {
                    override.apiCallAttemptTimeout(ATTEMPT_LIMIT)
                            .apiCallTimeout(CALL_LIMIT)
                            .scheduledExecutorService(timers);
                    if (key.many()) {
                        override.retryStrategy(AwsRetryStrategy.doNotRetry());
                    }
                    if (key.access() == Access.READ_ONLY) {
                        override.addExecutionInterceptor(new RefuseWrites());
                    }
                });
        if (key.many()) {
            builder.asyncConfiguration(async ->
                    async.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run));
        }
        if (aws.endpoint() != null) {
            builder.endpointOverride(URI.create(aws.endpoint()));
        }
        return builder.build();
    }

    static AwsCredentialsProvider credentials(AwsAddress aws) {
        if (aws.account().equals("local")) {
            // What runs on this machine takes any credentials, and must never be given real ones.
            return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        }
        if (aws.roleArn() == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(StsClient.builder().region(Region.of(aws.region())).build())
                .refreshRequest(request -> request.roleArn(aws.roleArn())
                        .externalId(aws.externalId())
                        .roleSessionName("drover"))
                .build();
    }

    @Override
    public void destroy() {
        clients.values().forEach(DynamoDbAsyncClient::close);
        timers.shutdownNow();
    }

    private record Key(AwsAddress aws, Access access, boolean many) {}

    /** Lets reads pass and throws for every other operation, also for those that AWS will invent. */
    private static final class RefuseWrites implements ExecutionInterceptor {

        private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "TransactGetItems", "Query", "Scan");

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            String operation = context.request().getClass().getSimpleName().replaceFirst("Request$", "");
            if (!READS.contains(operation) && !operation.startsWith("Describe") && !operation.startsWith("List")) {
                throw new WriteRefusedException(operation);
            }
        }
    }
}
