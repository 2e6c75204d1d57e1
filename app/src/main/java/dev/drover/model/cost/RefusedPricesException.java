package dev.drover.model.cost;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Thrown when a price file cannot be used; the message says where, what was found and what to do. */
public class RefusedPricesException extends RuntimeException {

    private static final String AGAIN = " and upload the file again; the prices in use stay as they are.";

    private RefusedPricesException(String message) {
        super(message);
    }

    static RefusedPricesException notJson(String where) {
        return new RefusedPricesException(
                "The file is not JSON" + where + ". Download the prices in use as a pattern, change them" + AGAIN);
    }

    static RefusedPricesException tooLarge(long most) {
        return new RefusedPricesException(
                "The file is larger than %,d bytes, and a price file is much smaller. Choose the right file%s"
                        .formatted(most, AGAIN));
    }

    static RefusedPricesException missing(String where, String what, String example) {
        return new RefusedPricesException(
                where + ": there is no " + what + ". Add it, for example " + example + "," + AGAIN);
    }

    static RefusedPricesException unusable(String where, String found, String rule) {
        return new RefusedPricesException(where + ": found " + shortened(found) + ". " + rule + AGAIN);
    }

    static RefusedPricesException notPositive(String where, @Nullable BigDecimal price) {
        return new RefusedPricesException("%s: %s. Enter a price above 0%s"
                .formatted(where, price == null ? "there is no price" : "the price is " + price + " USD", AGAIN));
    }

    static RefusedPricesException tooHigh(String where, BigDecimal price, BigDecimal most, String per) {
        return new RefusedPricesException(
                ("%s: the price is %s USD for one %s, and no Region asks more than %s. Look whether it is the price"
                                + " of a million, correct it%s")
                        .formatted(where, price, per, most.toPlainString(), AGAIN));
    }

    static RefusedPricesException tooExact(String where) {
        return new RefusedPricesException(
                "%s: the price has more than 15 decimals. Round it%s".formatted(where, AGAIN));
    }

    static RefusedPricesException notAnOffer(String why) {
        return new RefusedPricesException("This is no offer file of the AWS price list that can be used: " + why
                + ". Take the index.json of one service in one Region; the prices in use stay as they are.");
    }

    static RefusedPricesException inOffer(String where, String found) {
        return new RefusedPricesException(where + ": the offer file says " + shortened(found)
                + ", which is no price above 0 and up to 1000 USD. Nothing of the file is used; the prices in use stay"
                + " as they are.");
    }

    static RefusedPricesException notFetched(String why) {
        return new RefusedPricesException("The price list was not fetched: " + why
                + ". Upload the offer file instead; the prices in use stay as" + " they are.");
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= 60
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 60)) + "…";
    }
}
