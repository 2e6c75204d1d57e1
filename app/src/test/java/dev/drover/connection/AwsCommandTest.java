package dev.drover.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

class AwsCommandTest {

    @Test
    void saysWhatTheRequestSaysAndNothingElse() {
        CreateTableRequest request = CreateTableRequest.builder()
                .tableName("shop")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key -> key.attributeName("pk").keyType(KeyType.HASH))
                .build();
        assertThat(AwsCommand.of("dynamodb", "create-table", request))
                .isEqualTo("aws dynamodb create-table --cli-input-json '{\"TableName\":\"shop\","
                        + "\"KeySchema\":[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"}],"
                        + "\"BillingMode\":\"PAY_PER_REQUEST\"}'");
    }

    @Test
    void quotesForTheShell() {
        PutItemRequest request = PutItemRequest.builder()
                .tableName("shop")
                .item(Map.of("pk", AttributeValue.fromS("it's")))
                .build();
        assertThat(AwsCommand.of("dynamodb", "put-item", request))
                .isEqualTo("aws dynamodb put-item --cli-input-json"
                        + " '{\"TableName\":\"shop\",\"Item\":{\"pk\":{\"S\":\"it'\\''s\"}}}'");
    }
}
