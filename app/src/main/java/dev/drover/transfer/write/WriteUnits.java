package dev.drover.transfer.write;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** The write capacity that an item uses. */
public final class WriteUnits {

    private static final int BYTES_PER_UNIT = 1024;

    private WriteUnits() {}

    /** What DynamoDB reports; it reports nothing for a condition that failed, and charges for it by the item's size. */
    public static double of(@Nullable ConsumedCapacity reported, int bytes) {
        return reported == null || reported.capacityUnits() == null ? bySize(bytes) : reported.capacityUnits();
    }

    /** What the table alone charges for an item of this size. */
    public static double bySize(int bytes) {
        return Math.max(1, (bytes + BYTES_PER_UNIT - 1) / BYTES_PER_UNIT);
    }
}
