package dev.drover.connection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.databind.json.JsonMapper;

/** Writes a request the way people could send it themselves: as a command of the AWS CLI. */
public final class AwsCommand {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AwsCommand() {}

    /**
     * The command.
     *
     * @param service and operation in the words of the AWS CLI: {@code dynamodb}, {@code create-table}
     */
    public static String of(String service, String operation, SdkPojo request) {
        String json = JSON.writeValueAsString(plain(request));
        return "aws " + service + " " + operation + " --cli-input-json '" + json.replace("'", "'\\''") + "'";
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof SdkPojo pojo) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (SdkField<?> field : pojo.sdkFields()) {
                Object inner = field.getValueOrDefault(pojo);
                if (isSet(inner)) {
                    fields.put(field.memberName(), plain(inner));
                }
            }
            return fields;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(AwsCommand::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            map.forEach((key, inner) -> entries.put(String.valueOf(key), plain(inner)));
            return entries;
        }
        return value instanceof Number || value instanceof Boolean || value == null ? value : value.toString();
    }

    /** The SDK puts empty lists and maps where a request says nothing. */
    private static boolean isSet(@Nullable Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }
}
