package dev.drover.validation.pass;

import com.dynatrace.hash4j.hashing.HashValue128;
import dev.drover.model.mapping.SourceKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one item.
 *
 * @param entity the position of its entity in its table
 * @param sourceKey the row it comes from; null for an item of the target
 * @param targetKey as {@link KeyText} writes it
 * @param behind whether the row stays behind, so that this is only the item that it would have become
 */
public record KeptKey(
        HashValue128 key,
        HashValue128 item,
        int entity,
        @Nullable SourceKey sourceKey,
        Map<String, String> targetKey,
        boolean behind) {}
