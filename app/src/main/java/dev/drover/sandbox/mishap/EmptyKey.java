package dev.drover.sandbox.mishap;

import dev.drover.db.ConditionalOnLocalPostgres;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A payment whose bank reference, which is a key of the index, is empty. */
@Component
@ConditionalOnLocalPostgres
@Order(2)
class EmptyKey implements Mishap {

    private static final int ORDER = 102;
    private static final int PAYMENT = ORDER * 2;

    private final ShopRow row;

    EmptyKey(ShopRow row) {
        this.row = row;
    }

    @Override
    public String id() {
        return "empty-key";
    }

    @Override
    public String name() {
        return "An empty key";
    }

    @Override
    public String sentence() {
        return "The bank sends payment " + PAYMENT + " with an empty reference. The reference is a key of the index,"
                + " and DynamoDB takes no empty key, so the copy must stop at it and say so.";
    }

    @Override
    public Optional<String> undoSentence() {
        return Optional.of("Puts the right reference back. Then resume the run.");
    }

    @Override
    public Optional<String> obstacle() {
        return row.exists("from shop.payments where id = " + PAYMENT)
                ? Optional.empty()
                : Optional.of("The sample shop's rows are not there yet. Wait some seconds.");
    }

    @Override
    public boolean isInForce() {
        return row.exists("from shop.payments where id = " + PAYMENT + " and reference = ''");
    }

    @Override
    public String cause() {
        row.update("update shop.payments set reference = '' where id = " + PAYMENT);
        return "Emptied the bank reference of payment " + PAYMENT + ".";
    }

    @Override
    public String undo() {
        // As load-shop.sql makes it.
        row.update("update shop.payments set reference = 'TRX-' || upper(substr(md5('payment ' || order_id), 1, 16))"
                + " where id = " + PAYMENT);
        return "Put the bank reference of payment " + PAYMENT + " back.";
    }
}
