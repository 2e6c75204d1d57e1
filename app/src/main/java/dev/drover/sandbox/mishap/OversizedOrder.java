package dev.drover.sandbox.mishap;

import dev.drover.db.ConditionalOnLocalPostgres;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** An order whose gift message is longer than an item of DynamoDB may be. */
@Component
@ConditionalOnLocalPostgres
@Order(1)
class OversizedOrder implements Mishap {

    private static final int ORDER = 101;
    private static final int TOO_LONG = 480_000;

    private final ShopRow row;

    OversizedOrder(ShopRow row) {
        this.row = row;
    }

    @Override
    public String id() {
        return "oversized-order";
    }

    @Override
    public String name() {
        return "An order that does not fit";
    }

    @Override
    public String sentence() {
        return "Somebody pastes a novel into the gift message of order " + ORDER + ". DynamoDB takes no item over"
                + " 400 KB, so the copy must stop at it, name it, and wait for you.";
    }

    @Override
    public Optional<String> undoSentence() {
        return Optional.of("Takes the gift message out again. Then resume the run.");
    }

    @Override
    public Optional<String> obstacle() {
        return row.exists("from shop.orders where id = " + ORDER)
                ? Optional.empty()
                : Optional.of("The sample shop's rows are not there yet. Wait some seconds.");
    }

    @Override
    public boolean isInForce() {
        return row.exists("from shop.orders where id = " + ORDER + " and gift_message is not null");
    }

    @Override
    public String cause() {
        row.update("update shop.orders set gift_message = repeat('The story goes on. ', " + TOO_LONG / 19
                + ") where id = " + ORDER);
        return "Gave order " + ORDER + " a gift message of 480 KB.";
    }

    @Override
    public String undo() {
        row.update("update shop.orders set gift_message = null where id = " + ORDER);
        return "Took the gift message out of order " + ORDER + ".";
    }
}
