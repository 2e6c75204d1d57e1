package dev.drover.model.cost;

import dev.drover.model.cost.OfferFile.Offer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the prices of an offer into a price file; what the offer lacks stays as it is. */
final class PatchedPrices {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private PatchedPrices() {}

    static String of(String priceFile, Offer offer) {
        ObjectNode root = (ObjectNode) JSON.readTree(priceFile);
        offer.usd().forEach((target, usd) -> {
            ObjectNode service = root.withObjectProperty(target.service());
            if (!target.instanceClass().isEmpty()) {
                service.withObjectProperty(target.usage()).put(target.instanceClass(), usd);
            } else if (service.path(target.usage()).isObject()) {
                service.withObjectProperty(target.usage()).put("usd", usd);
            } else {
                service.put(target.usage(), usd);
            }
        });
        String said = "AWS price list %s%s of %s"
                .formatted(offer.code(), offer.region().isEmpty() ? "" : " in " + offer.region(), offer.published());
        root.put(
                "source",
                Stream.concat(
                                Stream.of(said),
                                Stream.of(root.path("source").asString("").split("; over "))
                                        .filter(before -> !before.startsWith("AWS price list " + offer.code() + " ")))
                        .collect(Collectors.joining("; over ")));
        root.put("effective", offer.published().toString());
        if (!offer.region().isEmpty()) {
            root.put("region", offer.region());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }
}
