package dev.drover.discovery.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items that a scan read.
 *
 * @param readUnits that the store charged
 * @param whole whether these are all items of the table
 * @param notes why there are no more, in sentences
 */
record ScannedItems(List<Map<String, AttributeValue>> items, double readUnits, boolean whole, List<String> notes) {

    ScannedItems {
        items = List.copyOf(items);
        notes = List.copyOf(notes);
    }
}
