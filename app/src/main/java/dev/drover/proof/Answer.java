package dev.drover.proof;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * What one call of a pattern answered, all its pages together.
 *
 * @param items all of them, or as many as are worth keeping
 * @param count how many there were
 */
record Answer(List<Map<String, AttributeValue>> items, long count, long examined, int pages, double units) {

    static double units(@Nullable ConsumedCapacity consumed) {
        return consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
    }
}
