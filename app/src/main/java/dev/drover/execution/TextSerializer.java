package dev.drover.execution;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The data of a task is text, or none: readable for whoever looks into the table, and no Java objects. */
class TextSerializer implements Serializer {

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
        return data == null ? null : bytes(data.toString());
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] stored) {
        return stored == null || type != String.class ? null : type.cast(new String(stored, StandardCharsets.UTF_8));
    }
}
