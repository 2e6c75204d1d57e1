package dev.drover.connection;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;

/** Opens CloudWatch clients, one for each address; they stay open until Drover stops. They are used to read only. */
@Component
public class CloudWatchClients implements DisposableBean {

    private final Map<AwsAddress, CloudWatchAsyncClient> clients = new ConcurrentHashMap<>();

    /** The client for an environment; empty where another endpoint stands in for AWS, which has no CloudWatch. */
    public Optional<CloudWatchAsyncClient> open(AwsAddress aws) {
        return aws.endpoint() == null && !aws.account().equals("local")
                ? Optional.of(clients.computeIfAbsent(aws, CloudWatchClients::build))
                : Optional.empty();
    }

    private static CloudWatchAsyncClient build(AwsAddress aws) {
        return CloudWatchAsyncClient.builder()
                .region(Region.of(aws.region()))
                .credentialsProvider(DynamoDbClients.credentials(aws))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().connectionTimeout(Duration.ofSeconds(5)))
                .overrideConfiguration(override ->
                        override.apiCallAttemptTimeout(Duration.ofSeconds(10)).apiCallTimeout(Duration.ofSeconds(30)))
                .build();
    }

    @Override
    public void destroy() {
        clients.values().forEach(CloudWatchAsyncClient::close);
    }
}
