package dev.drover.sandbox.shop;

import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** People who look at pages: each look asks the flag which store it comes from. */
final class Visitors implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Visitors.class);

    private final ShopFlags flags;
    private final OldStore oldStore;
    private final NewStore newStore;
    private final ShopFigures figures;
    private final SplittableRandom random;
    private long customers;
    private long products;
    private long orders;

    Visitors(ShopFlags flags, OldStore oldStore, NewStore newStore, ShopFigures figures, long seed) {
        this.flags = flags;
        this.oldStore = oldStore;
        this.newStore = newStore;
        this.figures = figures;
        this.random = new SplittableRandom(seed);
    }

    /** One look at one page. */
    @Override
    public void run() {
        try {
            learn();
        } catch (RuntimeException e) {
            figures.readFailed(Store.OLD);
            return;
        }
        long customer = 1 + random.nextLong(customers);
        Store store = flags.readFrom(customer);
        long begin = System.nanoTime();
        try {
            boolean found = look(store == Store.NEW ? newStore : oldStore, customer);
            figures.read(store, System.nanoTime() - begin, found);
        } catch (Exception e) {
            log.debug("{} did not answer", store.label(), e);
            figures.readFailed(store);
        }
    }

    /** What there is to ask for; the first orders only, which are in every store after the copy. */
    private void learn() {
        if (orders == 0) {
            customers = oldStore.highest("customers");
            products = oldStore.highest("products");
            orders = oldStore.highest("orders");
        }
    }

    private boolean look(ShopStore store, long customer) throws Exception {
        return switch (random.nextInt(3)) {
            case 0 -> store.order(1 + random.nextLong(orders));
            case 1 -> store.ordersOf(customer);
            default -> store.product(1 + random.nextLong(products));
        };
    }
}
