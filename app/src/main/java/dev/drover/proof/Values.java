package dev.drover.proof;

import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import dev.drover.transfer.items.ItemCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values as DynamoDB takes them, and as people read them. */
final class Values {

    private static final int LONGEST = 60;

    private Values() {}

    static AttributeValue of(ItemValue value) {
        return Objects.requireNonNull(
                ItemCodec.encode(new Item(Map.of("v", value))).get("v"));
    }

    /** The attributes with these names. */
    static Map<String, AttributeValue> only(Map<String, AttributeValue> item, List<String> names) {
        Map<String, AttributeValue> some = new HashMap<>();
        names.forEach(name -> some.put(name, Objects.requireNonNull(item.get(name))));
        return some;
    }

    static String words(ItemValue value) {
        if (value instanceof ItemValue.Numeric number) {
            return number.value();
        }
        String text = value instanceof ItemValue.Text plain ? plain.value() : value.toString();
        return "\"" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + "\"";
    }
}
